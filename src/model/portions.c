/* portions.c -- a mean of quotients, exact in integers. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/comparison.h"
#include "slaudit/mem.h"

/* Digits of a number, the least first. */
struct wide {
	uint32_t *digits;
	size_t count;
};

enum { DIGIT_BITS = 32 };

static void
wide_multiply(struct wide *number, uint32_t by)
{
	uint64_t carry = 0;

	for (size_t i = 0; i < number->count; i++) {
		carry += (uint64_t)number->digits[i] * by;
		number->digits[i] = (uint32_t)carry;
		carry >>= DIGIT_BITS;
	}
}

/* To NUMBER, WHAT times BY. */
static void
wide_add(struct wide *number, const struct wide *what, uint32_t by)
{
	uint64_t carry = 0;

	for (size_t i = 0; i < number->count; i++) {
		carry += (uint64_t)what->digits[i] * by + number->digits[i];
		number->digits[i] = (uint32_t)carry;
		carry >>= DIGIT_BITS;
	}
}

/* False, and nothing done, where it is less than WHAT. */
static bool
wide_subtract(struct wide *number, const struct wide *what)
{
	size_t i = number->count;
	uint64_t borrow = 0;

	while (i > 0 && number->digits[i - 1] == what->digits[i - 1])
		i--;
	if (i > 0 && number->digits[i - 1] < what->digits[i - 1])
		return false;
	for (i = 0; i < number->count; i++) {
		uint64_t take = what->digits[i] + borrow;

		borrow = take > number->digits[i];
		number->digits[i] = (uint32_t)(number->digits[i] - take);
	}
	return true;
}

/* The sum of RESTS[i] / NS[i], each below 1, without what is left of it. */
static uint64_t
whole_sum(const uint32_t *rests, const uint32_t *ns, size_t count)
{
	struct arena arena = { 0 };
	struct wide sum = { .count = count + 2 };
	struct wide under = { .count = count + 2 };
	uint64_t whole = 0;

	sum.digits = arena_new(&arena, sum.count, sizeof(*sum.digits));
	under.digits = arena_new(&arena, under.count, sizeof(*under.digits));
	under.digits[0] = 1;
	for (size_t i = 0; i < count; i++) {
		wide_multiply(&sum, ns[i]);
		wide_add(&sum, &under, rests[i]);
		wide_multiply(&under, ns[i]);
		whole += wide_subtract(&sum, &under);
	}
	arena_release(&arena);
	return whole;
}

/* Products of two counts and of a rest with the scale must have room. */
static void
portion_check(const struct portion *portion, uint64_t scale)
{
	if (portion->n > UINT32_MAX || portion->met > portion->n ||
	    portion->weight > UINT32_MAX || scale > COMPARISON_SCALE)
		mem_die("a portion is larger than can be compared");
}

int64_t
portions_share(const struct portion *portions, size_t count, uint64_t scale)
{
	struct arena arena = { 0 };
	uint32_t *rests = arena_new(&arena, count + 1, sizeof(*rests));
	uint32_t *ns = arena_new(&arena, count + 1, sizeof(*ns));
	uint64_t weights = 0;
	uint64_t parts = 0;
	size_t used = 0;

	for (size_t i = 0; i < count; i++) {
		const struct portion *p = &portions[i];
		uint64_t product = p->weight * p->met;

		portion_check(p, scale);
		if (p->n == 0)
			continue;
		weights += p->weight;
		parts += product / p->n * scale;
		product = product % p->n * scale;
		parts += product / p->n;
		rests[used] = (uint32_t)(product % p->n);
		ns[used++] = (uint32_t)p->n;
	}
	parts += whole_sum(rests, ns, used);
	arena_release(&arena);
	return weights == 0 ? -1 : (int64_t)(parts / weights);
}
