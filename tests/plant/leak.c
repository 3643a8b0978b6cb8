/* leak.c -- a planted leak; every assertion holds. */

#include <criterion/criterion.h>
#include <stdlib.h>

Test(plant, leaks)
{
	char *volatile lost = malloc(40);

	cr_assert(lost != NULL);
	lost = NULL;
}
