/* pango_callback.c -- a leak of ours with Pango's frames around it. */

#include <criterion/criterion.h>
#include <stdlib.h>

#include "noise.h"

static void
plant_lose(cairo_t *cairo, PangoAttrShape *shape, gboolean path, gpointer data)
{
	char *volatile lost = malloc(40);

	(void)cairo;
	(void)shape;
	(void)path;
	(void)data;
	cr_assert(lost != NULL);
	lost = NULL;
}

Test(plant, leaks_inside_a_callback)
{
	PangoLayout *layout = noise_layout(plant_lose);

	cr_assert(layout != NULL);
	g_object_unref(layout);
}
