/* editions.c -- published figures and those of today, in words. */
/* SPDX-License-Identifier: MIT */
#include "editions.h"

#include <string.h>

enum { TENTHS = 10 };

const char *
say_edition(const struct making *m, const struct audit *audit)
{
	const struct editions *editions = &audit->editions;
	const char *number = say_count(m, (uint64_t)editions->number);

	if (editions->published)
		return say(m, "edition.number", "number", number, NULL);
	if (editions->before == NULL)
		return say(m, "edition.draft", NULL);
	return say(m, "edition.draft-of", "number", number, NULL);
}

void
edition_say(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct editions *editions = &audit->editions;

	if (!editions->published) {
		para_add(m, section, say(m, "edition.not-published", NULL));
		return;
	}
	para_add(m, section,
	    say(m, "edition.published", "number",
		say_count(m, (uint64_t)editions->number), "asof",
		say_instant(m, audit->as_of), NULL));
}

/* --- figures ---------------------------------------------------------------
 */

static bool
has_figure(const struct attainment *row, bool there)
{
	return there && row->sle != NULL && !row->withheld &&
	    attainment_quotient(row).denominator > 0;
}

/* A share of cases says of how many; other figures say so themselves. */
static struct cell
side_cell(const struct making *m, const struct attainment *row, bool there)
{
	struct cell cell;

	if (!there)
		return cell_none(say(m, "shorthand.none", NULL));
	if (row->withheld)
		return cell_none(say(m, "shorthand.withheld", NULL));
	if (row->sle == NULL)
		return cell_text(say(m, "edition.of", "met",
		    say_count(m, row->met), "n", say_count(m, row->n), NULL));
	cell = cell_attained(m, row);
	if (cell.kind == CELL_SHARE &&
	    attainment_quotient(row).unit == UNIT_CASE)
		cell.text = say(m, "edition.share-of", "share", cell.text,
		    "met", say_count(m, row->met), "n", say_count(m, row->n),
		    NULL);
	return cell;
}

struct cell
cell_was(const struct making *m, const struct moved *moved)
{
	return side_cell(m, &moved->before, moved->was);
}

struct cell
cell_is(const struct making *m, const struct moved *moved)
{
	return side_cell(m, &moved->after, moved->is);
}

/* Of shares: tenths of a point between the shares as they are printed. */
static const char *
points_say(const struct making *m, const struct moved *moved)
{
	int64_t by = attainment_tenths(&moved->after) -
	    attainment_tenths(&moved->before);
	int64_t size = by < 0 ? -by : by;

	if (by == 0)
		return say(m, "edition.same-share", NULL);
	return say(m, by < 0 ? "edition.points-down" : "edition.points-up",
	    "points",
	    arena_format(m->arena, "%lld.%lld", (long long)(size / TENTHS),
		(long long)(size % TENTHS)),
	    NULL);
}

/* Of averages and percentiles: in the unit of the limit, as printed. */
static const char *
length_say(const struct making *m, const struct moved *moved)
{
	struct quotient was = attainment_quotient(&moved->before);
	struct quotient is = attainment_quotient(&moved->after);
	bool days = is.unit == UNIT_DAY;
	int64_t parts = days ? TENTHS : 1;
	int64_t by = quotient_parts(&is, parts, LIMIT_NONE) -
	    quotient_parts(&was, parts, LIMIT_NONE);
	struct quotient size = { is.unit, by < 0 ? -by : by, parts };

	if (by == 0)
		return say(m, "edition.same-length", NULL);
	return say(m, by < 0 ? "edition.shorter" : "edition.longer", "length",
	    days ? say(m, "figure.part-days", "days",
		       arena_format(m->arena, "%lld.%lld",
			   (long long)(size.numerator / TENTHS),
			   (long long)(size.numerator % TENTHS)),
		       NULL)
		 : say_duration(m, size.numerator),
	    NULL);
}

const char *
say_moved(const struct making *m, const struct moved *moved)
{
	const struct sle *sle = moved->sle;

	if (sle == NULL || !has_figure(&moved->before, moved->was) ||
	    !has_figure(&moved->after, moved->is))
		return NULL;
	if (moved->before.sle->type != moved->after.sle->type)
		return NULL;
	if (sle_by_figure(sle))
		return length_say(m, moved);
	return sle_has_target(sle) ? points_say(m, moved) : NULL;
}

/* --- the mark ---------------------------------------------------------------
 */

static bool
revision_has(const struct revision *revision, const struct attainment *row)
{
	for (size_t i = 0; i < revision->moved_count; i++) {
		if (revision->moved[i].month == row->month &&
		    strcmp(revision->moved[i].id, row->sle->id) == 0)
			return true;
	}
	return false;
}

bool
is_revised(const struct audit *audit, const struct attainment *row)
{
	const struct editions *editions = &audit->editions;

	if (revision_has(&editions->own, row))
		return true;
	for (size_t i = 0; i < editions->other_count; i++) {
		if (revision_has(&editions->others[i], row))
			return true;
	}
	return false;
}

const char *
say_revised(const struct making *m, const struct audit *audit,
    const struct attainment *row, const char *text)
{
	if (!is_revised(audit, row))
		return text;
	return arena_format(
	    m->arena, "%s %s", text, say(m, "shorthand.revised", NULL));
}
