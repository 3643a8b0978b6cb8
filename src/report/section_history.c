/* section_history.c -- month by month against the target, n under each. */
/* SPDX-License-Identifier: MIT */
#include "editions.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/names.h"

enum { SECONDS_PER_HOUR = 3600 };

static struct cell
share_or_none(const struct making *m, const struct attainment *row)
{
	if (row->withheld)
		return cell_none(say(m, "shorthand.withheld", NULL));
	return cell_attained(m, row);
}

static void
history_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t at, const struct attainment *row)
{
	*table_cell(table, at, 0) = cell_text(row->sle->id);
	*table_cell(table, at, 1) = cell_month(m, row->month);
	*table_cell(table, at, 2) = cell_count(m, row->met);
	*table_cell(table, at, 3) = cell_count(m, row->n);
	*table_cell(table, at, 4) = share_or_none(m, row);
	*table_cell(table, at, 5) = cell_verdict(m, attainment_verdict(row));
	*table_cell(table, at, 6) = cell_text(row->sle->version);
	*table_cell(table, at, 7) = cell_count(m, row->scope);
	*table_cell(table, at, 8) = cell_text(say_status(m, row->sle->status));
	*table_cell(table, at, 9) = cell_text(figure_words[row->sle->type]);
	*table_cell(table, at, 10) = cell_quotient(m, row, QUOTIENT_UNIT);
	*table_cell(table, at, 11) = cell_quotient(m, row, QUOTIENT_NUMERATOR);
	*table_cell(table, at, 12) =
	    cell_quotient(m, row, QUOTIENT_DENOMINATOR);
	*table_cell(table, at, 13) = is_revised(audit, row)
	    ? cell_text(say(m, "shorthand.revised", NULL))
	    : cell_none(say(m, "shorthand.none", NULL));
}

static bool
is_history(const struct attainment *row)
{
	return row->month != MONTH_NONE;
}

static bool
is_listed(const struct audit *audit, const struct attainment *row)
{
	return is_history(row) && !sle_withheld(audit, row->sle);
}

static void
history_table(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "month", false),
		column_of(m, "met", true),
		column_of(m, "n", true),
		column_of(m, "share", true),
		column_of(m, "verdict", false),
		column_of(m, "version", false),
		column_of(m, "scope", true),
		column_of(m, "status", false),
		column_of(m, "figure", false),
		column_of(m, "unit", false),
		column_of(m, "numerator", true),
		column_of(m, "denominator", true),
		column_of(m, "revised", false),
	};
	struct table *table;
	size_t count = 0;
	size_t at = 0;

	for (size_t i = 0; i < audit->row_count; i++)
		count += is_listed(audit, &audit->rows[i]);
	table = table_add(m, section, "attainment", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	table->data_only = true;
	for (size_t i = 0; i < audit->row_count; i++) {
		if (is_listed(audit, &audit->rows[i]))
			history_row(m, audit, table, at++, &audit->rows[i]);
	}
}

static bool
is_figure(const struct audit *audit, const struct attainment *row)
{
	return is_listed(audit, row) && sle_by_figure(row->sle);
}

static void
figure_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t at, const struct attainment *row)
{
	struct cell cells[] = {
		cell_text(row->sle->id),
		cell_month(m, row->month),
		cell_attained(m, row),
		cell_text(say_bound(m, row->sle)),
		cell_target(m, row->sle),
		cell_count(m, row->n),
		cell_verdict(m, attainment_verdict(row)),
	};

	cells[2].text = say_revised(m, audit, row, cells[2].text);
	row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
}

/* An average or a percentile is no share: a table has it, not a chart. */
static void
figures_table(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "month", false),
		column_of(m, "share", false),
		column_of(m, "limit", false),
		column_of(m, "target", false),
		column_of(m, "n", true),
		column_of(m, "verdict", false),
	};
	struct table *table;
	size_t count = 0;
	size_t at = 0;

	for (size_t i = 0; i < audit->row_count; i++)
		count += is_figure(audit, &audit->rows[i]);
	if (count == 0)
		return;
	table = table_add(m, section, "figures", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (size_t i = 0; i < audit->row_count; i++) {
		if (is_figure(audit, &audit->rows[i]))
			figure_row(m, audit, table, at++, &audit->rows[i]);
	}
}

static void
point_of(const struct making *m, const struct audit *audit, struct point *point,
    const struct attainment *row)
{
	char month[INSTANT_TEXT];

	month_text(row->month, month);
	point->label = arena_copy(m->arena, month);
	point->n = (uint64_t)attainment_quotient(row).denominator;
	point->is_gap = point->n == 0;
	if (row->sle->clock == CLOCK_AVAILABILITY)
		point->n /= SECONDS_PER_HOUR;
	point->text =
	    say_revised(m, audit, row, say(m, "shorthand.none", NULL));
	if (point->is_gap)
		return;
	point->value = attainment_tenths(row);
	point->text = say_revised(m, audit, row, say_share(m, point->value));
	point->is_over = attainment_verdict(row) == VERDICT_MISSED;
}

/* The message: how many of the months with requests were below target. */
static const char *
chart_title(
    const struct making *m, const struct sle *sle, const struct chart *chart)
{
	uint64_t missed = 0;
	uint64_t judged = 0;

	for (size_t i = 0; i < chart->point_count; i++) {
		judged += !chart->points[i].is_gap;
		missed += chart->points[i].is_over;
	}
	return say(m,
	    sle->clock == CLOCK_AVAILABILITY
		? missed == 0 ? "chart.title-up" : "chart.title-down"
		: missed == 0 ? "chart.title-met"
			      : "chart.title-missed",
	    "id", sle->id, "title", sle->title, "missed", say_count(m, missed),
	    "n", say_count(m, judged), NULL);
}

/* What the share is of, in a sentence. */
static const char *
caption_key(const struct sle *sle, bool versions)
{
	if (sle->clock == CLOCK_AVAILABILITY)
		return "chart.caption-availability";
	if (versions)
		return "chart.caption-versions";
	if (sle->clock == CLOCK_COUNT)
		return "chart.caption-count";
	return sle->type == TYPE_MIN ? "chart.caption-least" : "chart.caption";
}

/* What stands under each month: cases, or the hours that were observed. */
static void
chart_counts(const struct making *m, const struct sle *sle, struct chart *chart)
{
	bool hours = sle->clock == CLOCK_AVAILABILITY;
	const char *low =
	    say(m, hours ? "chart.low-hours" : "chart.low-n", NULL);

	chart->n_label = say(m, hours ? "chart.hours" : "chart.n", NULL);
	chart->n_title = hours ? say(m, "chart.hours-title", NULL) : NULL;
	chart->gap_label =
	    say(m, hours ? "chart.gap-hours" : "chart.gap", NULL);
	chart->low_label =
	    say(m, hours ? "chart.few-hours" : "chart.low", "n", low, NULL);
	chart->low_n = strtoul(low, NULL, 10);
}

static void
chart_words(const struct making *m, const struct audit *audit,
    const struct sle *sle, bool versions, struct chart *chart)
{
	chart->title = chart_title(m, sle, chart);
	chart->caption = say(m, caption_key(sle, versions), "limit",
	    say_bound(m, sle), "target", say_target(m, sle), "version",
	    sle->version, "status", say_status(m, sle->status), "asof",
	    say_instant(m, audit->as_of), NULL);
	chart->alt = say(m, "chart.alt", "title", chart->title, "from",
	    chart->points[0].label, "to",
	    chart->points[chart->point_count - 1].label, "target",
	    say_target(m, sle), NULL);
	chart->y_title = say(m, "chart.y-share", NULL);
	chart->x_title =
	    say(m, "chart.x-month", "zone", zone_name(m->zone), NULL);
	chart->mark = sle->compliance_bp / 10;
	chart->mark_label =
	    say(m, "chart.target", "target", say_target(m, sle), NULL);
	chart_counts(m, sle, chart);
	chart->met_label = say(m, "chart.met", NULL);
	chart->over_label = say(m, "chart.missed", NULL);
}

struct stretch { /* rows [FIRST, END): the months of one SLE, MONTH_NONE last */
	size_t first;
	size_t end;
};

/* The chart's words are those of the last month's version. */
static void
chart_add(const struct making *m, const struct audit *audit,
    struct node *section, const struct stretch *rows, uint64_t *filed)
{
	const struct sle *sle = NULL;
	uint64_t judged = 0;
	bool versions = false;
	struct chart *chart;
	size_t points = 0;

	for (size_t i = rows->first; i < rows->end; i++) {
		if (!is_history(&audit->rows[i]))
			continue;
		versions =
		    versions || (sle != NULL && sle != audit->rows[i].sle);
		sle = audit->rows[i].sle;
		judged +=
		    (uint64_t)attainment_quotient(&audit->rows[i]).denominator;
		points++;
	}
	if (judged == 0 || sle->compliance_bp == SLE_NO_SHARE ||
	    !sle_judges(sle) || sle_withheld(audit, sle))
		return;
	chart = page_chart(m->arena, section, CHART_ATTAINMENT,
	    arena_format(m->arena, "attainment-%s", sle->id), points);
	points = 0;
	for (size_t i = rows->first; i < rows->end; i++) {
		if (is_history(&audit->rows[i]))
			point_of(m, audit, &chart->points[points++],
			    &audit->rows[i]);
	}
	chart->first_month = audit->rows[rows->first].month;
	chart_words(m, audit, sle, versions, chart);
	picture_place(m, audit, sle, chart, filed);
}

void
part_history(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "history");
	struct stretch rows = { 0 };
	uint64_t filed = 0;
	bool all;
	const char *withheld = withheld_names(m, audit, &all);

	if (withheld != NULL)
		note_add(m, section,
		    all ? say(m, "history.withheld", NULL)
			: say(m, "history.withheld-some", "names", withheld,
			      NULL));
	if (all)
		return;
	para_add(m, section,
	    say(m, "history.lead", "zone", zone_name(m->zone), NULL));
	for (rows.end = 1; rows.end <= audit->row_count; rows.end++) {
		if (rows.end < audit->row_count &&
		    strcmp(audit->rows[rows.end].sle->id,
			audit->rows[rows.first].sle->id) == 0)
			continue;
		chart_add(m, audit, section, &rows, &filed);
		rows.first = rows.end;
	}
	pictures_filed_say(m, audit, section, filed);
	figures_table(m, audit, section);
	availability_table(m, audit, section);
	history_table(m, audit, section);
}
