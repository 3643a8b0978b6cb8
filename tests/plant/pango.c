/* pango.c -- a control: the libraries' own leaks alone turn nothing red. */

#include <criterion/criterion.h>

#include "noise.h"

Test(plant, only_the_libraries_leak)
{
	PangoLayout *layout = noise_layout(NULL);

	cr_assert(layout != NULL);
	g_object_unref(layout);
}
