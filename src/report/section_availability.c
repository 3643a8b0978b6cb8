/* section_availability.c -- a month's seconds: up, down, and not told of. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "slaudit/buf.h"

static bool
is_available(const struct audit *audit, const struct attainment *row)
{
	return row->month != MONTH_NONE && !sle_withheld(audit, row->sle) &&
	    row->sle->clock == CLOCK_AVAILABILITY;
}

/* "; 1 h not observed", where it is not nothing. */
static void
rest_put(
    const struct making *m, struct buf *out, const char *key, int64_t seconds)
{
	if (seconds > 0)
		buf_put(
		    out, say(m, key, "time", say_duration(m, seconds), NULL));
}

const char *
say_available(const struct making *m, const struct attainment *row)
{
	struct quotient seconds = attainment_quotient(row);
	struct buf rest = { 0 };
	const char *made;

	rest_put(m, &rest, "figure.planned", row->planned);
	rest_put(m, &rest, "figure.unobserved", row->unobserved);
	made = say(m, "figure.available", "share",
	    say_share(m, attainment_tenths(row)), "up",
	    say_count(m, (uint64_t)seconds.numerator), "observed",
	    say_count(m, (uint64_t)seconds.denominator), "rest",
	    buf_text(&rest), NULL);
	buf_release(&rest);
	return made;
}

/* Readable on paper, seconds in data. */
static struct cell
time_cell(const struct making *m, int64_t seconds)
{
	struct cell cell = cell_seconds(m, seconds);

	cell.text = say_duration(m, seconds);
	return cell;
}

static void
month_row(const struct making *m, struct table *table, size_t at,
    const struct attainment *row)
{
	struct quotient seconds = attainment_quotient(row);
	const struct cell cells[] = {
		cell_text(row->sle->id),
		cell_month(m, row->month),
		seconds.denominator == 0
		    ? cell_none(say(m, "shorthand.none", NULL))
		    : cell_share(m, attainment_tenths(row)),
		cell_target(m, row->sle),
		cell_verdict(m, attainment_verdict(row)),
		time_cell(m, seconds.numerator),
		time_cell(m, seconds.denominator - seconds.numerator),
		time_cell(m, seconds.denominator),
		time_cell(m, row->planned),
		time_cell(m, row->unobserved),
		cell_text(row->sle->version),
	};

	row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
}

void
availability_table(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "month", false),
		column_of(m, "share", true),
		column_of(m, "target", false),
		column_of(m, "verdict", false),
		column_of(m, "up_second", true),
		column_of(m, "down_second", true),
		column_of(m, "observed_second", true),
		column_of(m, "planned_second", true),
		column_of(m, "unobserved_second", true),
		column_data(m, "version", false),
	};
	struct table *table;
	size_t count = 0;
	size_t at = 0;

	for (size_t i = 0; i < audit->row_count; i++)
		count += is_available(audit, &audit->rows[i]);
	if (count == 0)
		return;
	table = table_add(m, section, "availability", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (size_t i = 0; i < audit->row_count; i++) {
		if (is_available(audit, &audit->rows[i]))
			month_row(m, table, at++, &audit->rows[i]);
	}
}
