/* section_times.c -- how long the finished ones took, the limit marked. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <inttypes.h>

static const char *
amount(const struct making *m, const struct distribution *d, int64_t figure)
{
	bool open = d->sle->clock == CLOCK_BUSINESS ||
	    d->sle->clock == CLOCK_BUSINESS_DAYS;

	if (open && !d->in_days)
		return say_hours(m, figure);
	return d->in_days ? say_days(m, figure) : say_duration(m, figure);
}

/* Days are whole: "1-3"; times are not: "over 1 h to 2 h". */
static const char *
bin_label(const struct making *m, const struct distribution *d, size_t index)
{
	const struct bin *bin = &d->bins[index];

	if (d->in_days) {
		int64_t from = index == 0 ? bin->from : bin->from + 1;

		return from == bin->to
		    ? arena_format(m->arena, "%" PRId64, bin->to)
		    : arena_format(m->arena, "%" PRId64 "\xE2\x80\x93%" PRId64,
			  from, bin->to);
	}
	return say(m, "times.up-to", "to", amount(m, d, bin->to), NULL);
}

static int64_t
limit_mark(const struct distribution *d)
{
	const struct sle *sle = d->sle;

	if (!sle_judges(sle) || sle->clock == CLOCK_BUSINESS_DAYS)
		return LIMIT_NONE;
	if (sle->clock == CLOCK_CALENDAR_DAYS && !d->in_days)
		return sle->limit * SECONDS_PER_DAY;
	return sle->day_rule == DAYS_INCLUSIVE ? sle->limit - 1 : sle->limit;
}

static void
points_fill(const struct making *m, const struct distribution *d,
    struct chart *chart, int64_t limit)
{
	for (size_t i = 0; i < d->bin_count; i++) {
		struct point *point = &chart->points[i];

		point->label = bin_label(m, d, i);
		point->from = d->bins[i].from;
		point->to = d->bins[i].to;
		point->value = (int64_t)d->bins[i].count;
		point->n = d->bins[i].count;
		point->text = say_count(m, d->bins[i].count);
		point->is_over =
		    limit != LIMIT_NONE && d->bins[i].from >= limit;
	}
}

static const char *
times_title(const struct making *m, const struct distribution *d)
{
	const struct sle *sle = d->sle;

	if (!sle_judges(sle))
		return say(m, "times.title-measured", "id", sle->id, "title",
		    sle->title, "n", say_count(m, d->n), "median",
		    amount(m, d, d->median), "most", amount(m, d, d->most),
		    NULL);
	return say(m, "times.title", "id", sle->id, "title", sle->title, "over",
	    say_count(m, d->over), "n", say_count(m, d->n), "limit",
	    say_limit(m, sle), NULL);
}

static void
chart_add(const struct making *m, const struct audit *audit,
    struct node *section, const struct distribution *d)
{
	struct chart *chart = page_chart(m->arena, section, CHART_DISTRIBUTION,
	    arena_format(m->arena, "times-%s", d->sle->id), d->bin_count);
	int64_t limit = limit_mark(d);

	points_fill(m, d, chart, limit);
	chart->title = times_title(m, d);
	chart->caption = say(m, "times.caption", "n", say_count(m, d->n),
	    "least", amount(m, d, d->least), "median", amount(m, d, d->median),
	    "most_did", amount(m, d, d->p95), "most", amount(m, d, d->most),
	    "defective", say_count(m, d->defective), "to",
	    say_month(m, audit->to_month), NULL);
	chart->alt = say(m, "times.alt", "title", chart->title, NULL);
	chart->y_title = say(m, "times.y", NULL);
	chart->x_title =
	    say(m, d->in_days ? "times.x-days" : "times.x-time", NULL);
	if (limit != LIMIT_NONE) {
		chart->mark = limit;
		chart->mark_label =
		    say(m, "times.limit", "limit", say_limit(m, d->sle), NULL);
	}
	chart->x_unit = d->in_days ? "day" : "second";
	chart->met_label =
	    say(m, limit == LIMIT_NONE ? "times.all" : "times.within", NULL);
	chart->over_label = say(m, "times.over", NULL);
}

void
part_times(const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "times");

	para_add(m, section,
	    say(m, audit->withheld ? "times.lead-extract" : "times.lead",
		NULL));
	for (size_t i = 0; i < audit->distribution_count; i++)
		chart_add(m, audit, section, &audit->distributions[i]);
}
