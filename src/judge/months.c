/* months.c -- months below their share: one, a run, or k of n.
 *
 * Months of one SLE that follow each other without a gap are one stretch; a
 * month in which the SLE had no validity ends it. */
/* SPDX-License-Identifier: MIT */
#include "judge_internal.h"

#include <string.h>

struct stretch { /* rows that a rule looks at, in the order of months */
	const struct attainment **rows;
	size_t count;
};

static bool
missed(const struct attainment *row)
{
	return attainment_verdict(row) == VERDICT_MISSED;
}

/* A month that is not over in the data, or of which there is none, is neither
 * a month that was held nor one that was not. */
static bool
is_unknown(const struct attainment *row)
{
	return row->supply == SUPPLY_NONE || row->supply == SUPPLY_PART;
}

/* FIRST to LAST lie in the caller's rows: the months between them that a rule
 * skipped are cited as well, and so are their counts. */
static void
finding_make(struct docket *docket, const struct detection *rule,
    const struct attainment *first, const struct attainment *last)
{
	struct finding *finding = docket_put(docket);

	*finding = (struct finding){
		.rule = rule,
		.sle = last->sle,
		.from_month = first->month,
		.to_month = last->month,
	};
	for (const struct attainment *row = first; row <= last; row++) {
		if (is_unknown(row))
			continue;
		finding->met += row->met;
		finding->n += row->n;
	}
	charges_cite(docket, finding);
}

static void
each_judge(struct docket *docket, const struct detection *rule,
    const struct stretch *stretch)
{
	for (size_t i = 0; i < stretch->count; i++) {
		if (missed(stretch->rows[i]))
			finding_make(
			    docket, rule, stretch->rows[i], stretch->rows[i]);
	}
}

/* A run is reported once, at its full length. */
static void
run_judge(struct docket *docket, const struct detection *rule,
    const struct stretch *stretch)
{
	size_t end;

	for (size_t i = 0; i < stretch->count; i = end + 1) {
		end = i;
		while (end < stretch->count && missed(stretch->rows[end]))
			end++;
		if (end > i && end - i >= (size_t)rule->months)
			finding_make(docket, rule, stretch->rows[i],
			    stretch->rows[end - 1]);
	}
}

struct window { /* what it has of missed months */
	size_t count;
	const struct attainment *first; /* NULL: none */
	const struct attainment *last;
};

/* The window of OF rows that ends at END; at the start of a stretch, fewer. */
static struct window
window_at(const struct stretch *stretch, size_t end, size_t of)
{
	struct window window = { 0, NULL, NULL };
	size_t from = end + 1 > of ? end + 1 - of : 0;

	for (size_t i = from; i <= end; i++) {
		if (!missed(stretch->rows[i]))
			continue;
		if (window.first == NULL)
			window.first = stretch->rows[i];
		window.last = stretch->rows[i];
		window.count++;
	}
	return window;
}

/* The rule fires at the end of a window. Window ends that fire one after the
 * other are one finding: from the first missed month of the first window to
 * the last missed month while it kept firing. */
static void
window_judge(struct docket *docket, const struct detection *rule,
    const struct stretch *stretch)
{
	struct window firing = { 0, NULL, NULL };

	for (size_t end = 0; end < stretch->count; end++) {
		struct window window =
		    window_at(stretch, end, (size_t)rule->of);
		bool fires = window.count >= (size_t)rule->months;

		if (fires && window.last != NULL) {
			if (firing.first == NULL)
				firing.first = window.first;
			firing.last = window.last;
		} else if (firing.last != NULL) {
			finding_make(docket, rule, firing.first, firing.last);
			firing = (struct window){ 0, NULL, NULL };
		}
	}
	if (firing.last != NULL)
		finding_make(docket, rule, firing.first, firing.last);
}

static bool
says_nothing(const struct attainment *row)
{
	enum verdict verdict = attainment_verdict(row);

	return verdict == VERDICT_NO_REQUESTS ||
	    verdict == VERDICT_NONE_JUDGED || verdict == VERDICT_NOT_OBSERVED;
}

/* What the rule is to see of rows [from, until). A month without requests
 * takes a place and is not missed, or takes none. */
static void
stretch_take(struct docket *docket, const struct detection *rule, size_t from,
    size_t until, struct stretch *out)
{
	out->count = 0;
	out->rows = arena_new(docket->arena, until - from, sizeof(*out->rows));
	for (size_t i = from; i < until; i++) {
		const struct attainment *row = &docket->rows[i];

		if (is_unknown(row) ||
		    (rule->empty == EMPTY_SKIPPED && says_nothing(row)))
			continue;
		out->rows[out->count++] = row;
	}
}

static void
stretch_judge(struct docket *docket, const struct detection *rule, size_t from,
    size_t until)
{
	struct stretch stretch;

	if (docket->rows[from].month == MONTH_NONE ||
	    !docket_names(rule, docket->rows[from].sle))
		return;
	stretch_take(docket, rule, from, until, &stretch);
	switch (rule->kind) {
	case DETECT_MISSED:
		each_judge(docket, rule, &stretch);
		break;
	case DETECT_RUN:
		run_judge(docket, rule, &stretch);
		break;
	case DETECT_K_OF_N:
		window_judge(docket, rule, &stretch);
		break;
	case DETECT_EACH_MISS:
	case DETECTION_KINDS:
		break;
	}
}

static bool
follows(const struct attainment *row, const struct attainment *before)
{
	return row->month == before->month + 1 &&
	    strcmp(row->sle->id, before->sle->id) == 0;
}

void
months_judge(struct docket *docket, const struct detection *rule)
{
	size_t until;

	for (size_t i = 0; i < docket->row_count; i = until) {
		until = i + 1;
		while (until < docket->row_count &&
		    follows(&docket->rows[until], &docket->rows[until - 1]))
			until++;
		stretch_judge(docket, rule, i, until);
	}
}
