/* pango_object.c -- a Pango object that we forget to give back. */

#include <criterion/criterion.h>

#include "noise.h"

Test(plant, forgets_a_layout)
{
	PangoLayout *volatile layout = noise_layout(NULL);

	cr_assert(layout != NULL);
	layout = NULL;
}
