/* section_times.c -- how long the finished ones took, the limit marked. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <inttypes.h>
#include <string.h>

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

	if (!sle_judges(sle) || sle->clock == CLOCK_BUSINESS_DAYS ||
	    sle->type == TYPE_MIN) /* bars end at a limit, with it inside */
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

static bool
same_id(const struct distribution *one, const struct distribution *other)
{
	return strcmp(one->sle->id, other->sle->id) == 0;
}

/* Which of its id's versions is this, from 1; 0: there is one only. */
static unsigned
version_number(const struct audit *audit, size_t index)
{
	const struct distribution *all = audit->distributions;
	unsigned before = 0;
	unsigned after = 0;

	while (before < index && same_id(&all[index], &all[index - before - 1]))
		before++;
	while (index + after + 1 < audit->distribution_count &&
	    same_id(&all[index], &all[index + after + 1]))
		after++;
	return before + after == 0 ? 0 : before + 1;
}

static const char *
times_title(const struct making *m, const struct distribution *d, bool versions)
{
	const struct sle *sle = d->sle;
	const char *title = versions
	    ? say(m, "times.version", "title", sle->title, "version",
		  sle->version, NULL)
	    : sle->title;

	if (!sle_judges(sle))
		return say(m, "times.title-measured", "id", sle->id, "title",
		    title, "n", say_count(m, d->n), "median",
		    amount(m, d, d->median), "most", amount(m, d, d->most),
		    NULL);
	return say(m,
	    sle->type == TYPE_MIN ? "times.title-least" : "times.title", "id",
	    sle->id, "title", title, "over", say_count(m, d->over), "n",
	    say_count(m, d->n), "limit", say_limit(m, sle), NULL);
}

static void
chart_add(const struct making *m, const struct audit *audit,
    struct node *section, size_t index, uint64_t *filed)
{
	const struct distribution *d = &audit->distributions[index];
	unsigned number = version_number(audit, index);
	const char *id = number == 0
	    ? arena_format(m->arena, "times-%s", d->sle->id)
	    : arena_format(m->arena, "times-%s-version-%u", d->sle->id, number);
	struct chart *chart =
	    page_chart(m->arena, section, CHART_DISTRIBUTION, id, d->bin_count);
	int64_t limit = limit_mark(d);

	points_fill(m, d, chart, limit);
	chart->title = times_title(m, d, number > 0);
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
	picture_place(m, audit, d->sle, chart, filed);
}

void
part_times(const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "times");
	bool all;
	const char *withheld = withheld_names(m, audit, &all);
	uint64_t filed = 0;

	para_add(m, section,
	    say(m, all ? "times.lead-extract" : "times.lead", NULL));
	if (withheld != NULL && !all)
		note_add(m, section,
		    say(m, "times.extract-some", "names", withheld, NULL));
	for (size_t i = 0; i < audit->distribution_count; i++)
		chart_add(m, audit, section, i, &filed);
	pictures_filed_say(m, audit, section, filed);
}
