/* shift.c -- planted undefined behaviour; every assertion holds. */

#include <criterion/criterion.h>

Test(plant, shifts_too_far)
{
	volatile int width = 40;
	volatile int one = 1;
	volatile int shifted = one << width;

	(void)shifted;
	cr_assert(one == 1);
}
