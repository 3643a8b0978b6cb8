/* overflow.c -- a planted write past the end; every assertion holds. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(plant, writes_past_the_end)
{
	volatile size_t size = 8;
	char *volatile block = malloc(size);

	cr_assert(block != NULL);
	memset(block, 'x', size + 1);
	cr_assert(block[0] == 'x'); /* or gcc drops a store before free */
	free(block);
}
