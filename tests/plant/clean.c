/* clean.c -- the control: a test in which nothing is wrong. */

#include <criterion/criterion.h>

Test(plant, is_clean)
{
	cr_assert(1 + 1 == 2);
}
