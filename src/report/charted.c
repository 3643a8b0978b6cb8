/* charted.c -- which charts stand on the page, and which are only files. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <stdlib.h>
#include <string.h>

/* The period, and at least the months that count as recent. */
static int32_t
first_recent(const struct making *m, const struct audit *audit)
{
	int32_t months =
	    (int32_t)strtol(say(m, "chart.recent-months", NULL), NULL, 10);
	int32_t recent = audit->to_month - months + 1;

	return recent < audit->from_month ? recent : audit->from_month;
}

static bool
has_miss(const struct attainment *row)
{
	struct quotient of = attainment_quotient(row);

	if (!sle_judges(row->sle))
		return false;
	if (sle_by_figure(row->sle))
		return attainment_verdict(row) == VERDICT_MISSED;
	return of.numerator < of.denominator;
}

static bool
is_on_page(
    const struct making *m, const struct audit *audit, const struct sle *sle)
{
	int32_t first = first_recent(m, audit);

	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];

		if (row->month != MONTH_NONE && row->month >= first &&
		    row->month <= audit->to_month && has_miss(row) &&
		    strcmp(row->sle->id, sle->id) == 0)
			return true;
	}
	return false;
}

void
picture_place(const struct making *m, const struct audit *audit,
    const struct sle *sle, struct chart *chart, uint64_t *filed)
{
	chart->is_filed = !is_on_page(m, audit, sle);
	*filed += chart->is_filed;
}

void
pictures_filed_say(const struct making *m, const struct audit *audit,
    struct node *section, uint64_t filed)
{
	if (filed == 0)
		return;
	para_add(m, section,
	    say(m, "chart.filed", "n", say_count(m, filed), "from",
		say_month(m, first_recent(m, audit)), "to",
		say_month(m, audit->to_month), NULL));
}
