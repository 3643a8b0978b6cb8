/* attain.c -- outcomes into cells: counts, and figures kept for quantiles.
 *
 * Every (SLE id, month) has a cell. Memory grows with the cells; the figures
 * lie in numbers, whose memory is bounded. */
/* SPDX-License-Identifier: MIT */
#include "attain_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/numbers.h"

enum { FIRST_SLOTS = 64 };
#define SAMPLES_MOST (INT64_MAX / 20000)

static void
lines_make(struct attain *attain, const struct book *book)
{
	struct line *line = NULL;

	attain->lines = mem_new(book->sle_count + 1, sizeof(*line));
	attain->line_of =
	    mem_new(book->sle_count + 1, sizeof(*attain->line_of));
	for (size_t i = 0; i < book->sle_count; i++) {
		if (line == NULL ||
		    strcmp(book->sles[line->first]->id, book->sles[i]->id) !=
			0) {
			line = &attain->lines[attain->line_count++];
			line->first = i;
			line->first_watched = INT32_MAX;
			line->last_watched = INT32_MIN;
		}
		line->versions++;
		attain->line_of[i] = (uint32_t)(attain->line_count - 1);
	}
}

struct attain *
attain_new(const struct book *book, size_t budget)
{
	struct attain *attain = mem_new(1, sizeof(*attain));

	attain->book = book;
	lines_make(attain, book);
	attain->slot_count = FIRST_SLOTS;
	attain->slots = mem_new(attain->slot_count, sizeof(*attain->slots));
	attain->numbers = numbers_new(budget);
	return attain;
}

void
attain_workers(struct attain *attain, size_t workers)
{
	numbers_workers(attain->numbers, workers);
}

void
attain_free(struct attain *attain)
{
	if (attain == NULL)
		return;
	numbers_free(attain->numbers);
	free(attain->figures);
	free(attain->watches);
	free(attain->slots);
	free(attain->cells);
	free(attain->line_of);
	free(attain->lines);
	free(attain);
}

/* --- cells --------------------------------------------------------------- */

/* The slot that holds the cell, or the free one where it belongs. */
static uint32_t *
slot_at(const struct attain *attain, size_t line, int32_t month)
{
	uint64_t key = (uint64_t)line << 32 | (uint32_t)month;
	size_t at = (size_t)(key * 0x9e3779b97f4a7c15U >> 32);

	for (;; at++) {
		uint32_t *slot = &attain->slots[at & (attain->slot_count - 1)];
		const struct cell *cell;

		if (*slot == 0)
			return slot;
		cell = &attain->cells[*slot - 1];
		if (cell->line == line && cell->month == month)
			return slot;
	}
}

const struct cell *
attain_cell(const struct attain *attain, size_t line, int32_t month)
{
	uint32_t slot = *slot_at(attain, line, month);

	return slot == 0 ? NULL : &attain->cells[slot - 1];
}

static void
slots_double(struct attain *attain)
{
	free(attain->slots);
	attain->slot_count *= 2;
	attain->slots = mem_new(attain->slot_count, sizeof(*attain->slots));
	for (size_t i = 0; i < attain->cell_count; i++) {
		const struct cell *cell = &attain->cells[i];

		*slot_at(attain, cell->line, cell->month) = (uint32_t)i + 1;
	}
}

static int
cell_add(struct attain *attain, size_t line, int32_t month, struct fault *fault)
{
	if (attain->cell_count == CELLS_MAX)
		return fault_set(fault, FAULT_INPUT, NULL, 0,
		    "outcomes of more than %d months of expectations",
		    (int)CELLS_MAX);
	attain->cells = mem_grow(attain->cells, &attain->cell_room,
	    attain->cell_count, sizeof(*attain->cells));
	attain->cells[attain->cell_count++] = (struct cell){
		.line = (uint32_t)line,
		.month = month,
		.newest = (uint32_t)attain->lines[line].first,
	};
	if (2 * attain->cell_count > attain->slot_count)
		slots_double(attain);
	else
		*slot_at(attain, line, month) = (uint32_t)attain->cell_count;
	return 0;
}

/* Most exports go from month to month,
 * so most outcomes fall into the month of the one before. */
int
attain_cell_make(struct attain *attain, size_t line, int32_t month,
    struct cell **out, struct fault *fault)
{
	uint32_t *latest = &attain->lines[line].latest;

	if (*latest == 0 || attain->cells[*latest - 1].month != month)
		*latest = *slot_at(attain, line, month);
	if (*latest == 0) {
		if (cell_add(attain, line, month, fault) != 0)
			return -1;
		*latest = (uint32_t)attain->cell_count;
	}
	*out = &attain->cells[*latest - 1];
	return 0;
}

/* --- outcomes ------------------------------------------------------------ */

/* Books that rules did not make may number nothing: the place is a hint. */
static size_t
version_place(const struct book *book, const struct sle *sle)
{
	if (sle->ordinal < book->sle_count && book->sles[sle->ordinal] == sle)
		return sle->ordinal;
	for (size_t i = 0; i < book->sle_count; i++) {
		if (book->sles[i] == sle)
			return i;
	}
	mem_die("attain: an outcome of an SLE that the book does not hold");
}

static bool
has_figure(enum outcome_state state)
{
	return state == OUTCOME_MET || state == OUTCOME_MISSED ||
	    state == OUTCOME_MEASURED;
}

/* Where whole days decide, a day stands for its seconds. */
static int64_t
figure_of(const struct outcome *outcome)
{
	const struct sle *sle = outcome->sle;
	int64_t extra = sle->day_rule == DAYS_INCLUSIVE ? 1 : 0;

	if (sle_by_figure(sle) && sle_in_days(sle))
		return (outcome->days + extra) * SECONDS_PER_DAY;
	return outcome->elapsed;
}

static int
sum_put(struct cell *cell, int64_t second, struct fault *fault)
{
	bool fits = second < 0 ? cell->sum >= INT64_MIN - second
			       : cell->sum <= INT64_MAX - second;

	if (!fits)
		return fault_set(fault, FAULT_INPUT, NULL, 0,
		    "a month's figures add up beyond what can be counted");
	cell->sum += second;
	return 0;
}

int
attain_number_put(struct attain *attain, const struct cell *cell, uint64_t low,
    struct fault *fault)
{
	uint64_t place = (uint64_t)(cell - attain->cells);

	if (attain->figures != NULL)
		mem_die("attain: an outcome after the rows were taken");
	return numbers_put(attain->numbers, place << SECOND_BITS | low, fault);
}

static int
figure_put(struct attain *attain, struct cell *cell, int64_t second,
    struct fault *fault)
{
	if (second < -SECOND_BIAS || second >= SECOND_BIAS)
		return fault_set(fault, FAULT_INPUT, NULL, 0,
		    "a figure of %lld seconds is beyond what can be counted",
		    (long long)second);
	if (line_sle(attain, cell->line)->type == TYPE_AVERAGE &&
	    sum_put(cell, second, fault) != 0)
		return -1;
	cell->count++;
	return attain_number_put(
	    attain, cell, (uint64_t)(second + SECOND_BIAS), fault);
}

/* Sums are kept so small that a share in basis points fits, too. */
static int
sample_put(struct cell *cell, const struct mark *mark, struct fault *fault)
{
	cell->checked += mark->checked;
	cell->correct += mark->figure;
	if (cell->checked > SAMPLES_MOST)
		return fault_set(fault, FAULT_INPUT, NULL, 0,
		    "a month's samples add up beyond what can be counted");
	return 0;
}

/* What a register set aside has no part in its month. */
static enum spell_kind
spell_left(const struct outcome *outcome)
{
	return outcome->state == OUTCOME_EXCLUDED ? SPELL_NONE : outcome->spell;
}

struct mark
attain_mark(const struct book *book, const struct outcome *outcome)
{
	bool counted = outcome->sle->clock == CLOCK_COUNT;

	if (outcome->sle->clock == CLOCK_AVAILABILITY)
		return (struct mark){
			.figure = outcome->start,
			.checked = outcome->at,
			.spell = spell_left(outcome),
			.version = (uint32_t)version_place(book, outcome->sle),
			.month = outcome->month,
			.state = outcome->state,
			.counts = outcome_counts(outcome),
		};
	return (struct mark){
		.figure = counted ? outcome->correct : figure_of(outcome),
		.checked = counted ? outcome->checked : MARK_NO_SAMPLE,
		.version = (uint32_t)version_place(book, outcome->sle),
		.month = outcome->month,
		.state = outcome->state,
		.counts = outcome_counts(outcome),
	};
}

int
attain_put_mark(struct attain *attain, const struct mark *mark, bool withheld,
    struct fault *fault)
{
	size_t line = attain->line_of[mark->version];
	struct cell *cell;

	if (attain_cell_make(attain, line, mark->month, &cell, fault) != 0)
		return -1;
	if (mark->version > cell->newest)
		cell->newest = mark->version;
	if (withheld) {
		cell->withheld = true;
		attain->lines[line].withheld = true;
	}
	cell->scope++;
	cell->states[mark->state]++;
	cell->n += mark->counts;
	if (line_sle(attain, line)->clock == CLOCK_AVAILABILITY)
		return spell_put(attain, cell, mark, fault);
	if (!has_figure(mark->state))
		return 0;
	if (mark->checked != MARK_NO_SAMPLE)
		return sample_put(cell, mark, fault);
	return figure_put(attain, cell, mark->figure, fault);
}

int
attain_put(struct attain *attain, const struct outcome *outcome, bool withheld,
    struct fault *fault)
{
	struct mark mark = attain_mark(attain->book, outcome);

	return attain_put_mark(attain, &mark, withheld, fault);
}
