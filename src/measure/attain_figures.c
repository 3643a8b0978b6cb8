/* attain_figures.c -- the quantiles of every cell, in one walk. */
/* SPDX-License-Identifier: MIT */
#include "attain_internal.h"

#include "slaudit/mem.h"
#include "slaudit/numbers.h"

#include "measure_internal.h"

enum { MEDIAN_PERCENT = 50, P95_PERCENT = 95 };

/* A quantile, while the sorted seconds of its cell go by. */
struct picking {
	struct position at;
	int64_t low;  /* the second at that position ... */
	int64_t high; /* ... and its neighbour above, where it needs one */
};

struct walk {
	struct attain *attain;
	uint64_t index; /* of the next second in its cell */
	struct picking median;
	struct picking p95;
	struct picking asked; /* by an SLE of type percentile */
	struct sweep sweep;   /* of an SLE of availability */
};

static void
pick(struct picking *picking, uint64_t index, int64_t second)
{
	if (index == picking->at.whole)
		picking->low = picking->high = second;
	else if (index == picking->at.whole + 1)
		picking->high = second;
}

static void
cell_begin(struct walk *walk, const struct sle *sle, uint64_t count)
{
	enum quantile definition = walk->attain->book->quantile;

	walk->median.at = quantile_position(count, MEDIAN_PERCENT, definition);
	walk->p95.at = quantile_position(count, P95_PERCENT, definition);
	if (sle->type == TYPE_PERCENTILE)
		walk->asked.at =
		    quantile_position(count, sle->percentile, definition);
}

/* What decides, as a quotient: the sum over the count, or the place between
 * two neighbours over the parts that the step from one to the other has. */
static void
cell_decide(const struct walk *walk, const struct cell *cell,
    enum sle_type type, struct figures *out)
{
	const struct picking *asked = &walk->asked;

	if (type == TYPE_AVERAGE) {
		out->numerator = cell->sum;
		out->denominator = (int64_t)cell->count;
	} else if (type == TYPE_PERCENTILE) {
		out->denominator = (int64_t)asked->at.parts;
		out->numerator = asked->low * out->denominator +
		    (asked->high - asked->low) * (int64_t)asked->at.part;
	}
}

static void
cell_end(struct walk *walk, struct figures *out, int64_t most)
{
	const struct picking *median = &walk->median;
	const struct picking *p95 = &walk->p95;

	*out = (struct figures){
		.median =
		    position_second(&median->at, median->low, median->high),
		.median_cents =
		    position_cents(&median->at, median->low, median->high),
		.p95 = position_second(&p95->at, p95->low, p95->high),
		.p95_cents = position_cents(&p95->at, p95->low, p95->high),
		.most = most,
	};
	walk->index = 0;
}

static void
number_take(struct walk *walk, uint64_t number)
{
	uint64_t place = number >> SECOND_BITS;
	uint64_t mask = ((uint64_t)1 << SECOND_BITS) - 1;
	int64_t second = (int64_t)(number & mask) - SECOND_BIAS;
	const struct cell *cell = &walk->attain->cells[place];
	const struct sle *sle = line_sle(walk->attain, cell->line);
	struct figures *out = &walk->attain->figures[place];

	if (sle->clock == CLOCK_AVAILABILITY) {
		sweep_take(&walk->sweep, out, place, number & mask);
		return;
	}
	if (walk->index == 0)
		cell_begin(walk, sle, cell->count);
	pick(&walk->median, walk->index, second);
	pick(&walk->p95, walk->index, second);
	if (sle->type == TYPE_PERCENTILE)
		pick(&walk->asked, walk->index, second);
	if (++walk->index < cell->count)
		return;
	cell_end(walk, out, second);
	cell_decide(walk, cell, sle->type, out);
}

const struct figures figures_none = { -1, -1, -1, -1, -1, 0, 0, 0, 0 };

static void
figures_clear(struct attain *attain)
{
	attain->figures =
	    mem_new(attain->cell_count + 1, sizeof(*attain->figures));
	for (size_t i = 0; i < attain->cell_count; i++)
		attain->figures[i] = figures_none;
}

int
attain_figures(struct attain *attain, struct fault *fault)
{
	struct walk walk = { .attain = attain };
	uint64_t number;
	int got;

	if (attain->figures != NULL)
		return 0;
	if (numbers_sort(attain->numbers, fault) != 0)
		return -1;
	figures_clear(attain);
	while ((got = numbers_next(attain->numbers, &number, fault)) > 0)
		number_take(&walk, number);
	return got;
}
