/* editions.c -- what was published before a report, and what it says now. */
/* SPDX-License-Identifier: MIT */
#include "editions_internal.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"

int
heads_load(struct flow *flow, struct arena *arena, const char *audience,
    struct edition **out, size_t *count, struct fault *fault)
{
	struct query *query = NULL;
	struct edition edition;
	size_t room = 0;
	int got;

	*out = NULL;
	*count = 0;
	if (store_each_edition(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_edition(query, arena, &edition, fault)) > 0) {
		if (audience != NULL && strcmp(edition.audience, audience) != 0)
			continue;
		*out = arena_grow(arena, *out, &room, *count, sizeof(edition));
		(*out)[(*count)++] = edition;
	}
	query_close(query);
	return got;
}

static bool
is_of(const struct edition *edition, const struct audit *audit)
{
	return edition->from_month == audit->from_month &&
	    edition->to_month == audit->to_month;
}

/* --- one edition against what is known now -------------------------------- */

static int
cases_find(struct flow *flow, struct arena *arena, const struct audit *audit,
    struct edition *edition, struct revision *out, struct fault *fault)
{
	struct cases now;

	if (store_fill_cases(flow->store, arena, edition, fault) != 0 ||
	    cases_load(flow, arena, audit, edition, &now, fault) != 0)
		return -1;
	out->case_count = cases_compare(arena, edition->cases,
	    edition->case_count, now.items, now.count, &out->cases);
	return cases_seek(flow, arena, audit, out, fault);
}

/* Its tickets are asked for where a figure moved, or WHOLE. */
static int
revision_find(struct flow *flow, struct arena *arena, const struct audit *audit,
    struct edition *edition, struct revision *out, struct fault *fault)
{
	*out = (struct revision){ .edition = edition };
	if (store_fill_edition(flow->store, arena, edition, fault) != 0)
		return -1;
	out->moved_count = moved_find(arena, audit->book, edition, audit->rows,
	    audit->row_count, &out->moved);
	if (out->moved_count == 0 && !is_of(edition, audit))
		return 0;
	return cases_find(flow, arena, audit, edition, out, fault);
}

/* --- all of them ---------------------------------------------------------- */

/* A report as of a time knows what was published as of then or before. Heads
 * stand by months and number: the last of a period comes last. */
static bool
is_known(const struct audit *audit, const struct edition *edition)
{
	return edition->as_of <= audit->as_of &&
	    edition->to_month <= audit->to_month && !is_of(edition, audit);
}

static bool
is_last_known(const struct audit *audit, const struct edition *heads,
    size_t count, size_t at)
{
	const struct edition *edition = &heads[at];

	if (!is_known(audit, edition))
		return false;
	for (size_t i = at + 1; i < count; i++) {
		if (heads[i].from_month != edition->from_month ||
		    heads[i].to_month != edition->to_month)
			break;
		if (is_known(audit, &heads[i]))
			return false;
	}
	return true;
}

static int
others_find(struct flow *flow, struct arena *arena, struct audit *audit,
    struct edition *heads, size_t count, struct fault *fault)
{
	struct editions *editions = &audit->editions;
	size_t room = 0;

	for (size_t i = 0; i < count; i++) {
		struct revision revision;

		if (!is_last_known(audit, heads, count, i))
			continue;
		editions->known++;
		if (revision_find(
			flow, arena, audit, &heads[i], &revision, fault) != 0)
			return -1;
		if (heads[i].from_month == heads[i].to_month &&
		    heads[i].to_month < audit->from_month)
			editions->last = &heads[i];
		if (revision.moved_count == 0)
			continue;
		editions->others = arena_grow(arena, editions->others, &room,
		    editions->other_count, sizeof(revision));
		editions->others[editions->other_count++] = revision;
	}
	return 0;
}

static size_t
until_trim(struct edition *heads, size_t count, int64_t until)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (until == 0 || heads[i].id < until)
			heads[kept++] = heads[i];
	}
	return kept;
}

int
editions_load(struct flow *flow, struct arena *arena, struct audit *audit,
    int64_t until, struct fault *fault)
{
	struct editions *editions = &audit->editions;
	struct edition *heads;
	struct edition *before = NULL;
	size_t count;

	*editions = (struct editions){ .number = 1 };
	if (heads_load(
		flow, arena, pack_audience(flow), &heads, &count, fault) != 0)
		return -1;
	count = until_trim(heads, count, until);
	for (size_t i = 0; i < count; i++) {
		if (is_of(&heads[i], audit))
			before = &heads[i];
	}
	if (before != NULL) {
		editions->before = before;
		editions->number = before->number + 1;
		editions->reason = flow->run->revise;
		if (revision_find(
			flow, arena, audit, before, &editions->own, fault) != 0)
			return -1;
	}
	return others_find(flow, arena, audit, heads, count, fault);
}

int
editions_check(
    struct flow *flow, const struct audit *audit, struct fault *fault)
{
	const struct edition *before = audit->editions.before;
	struct buf what = { 0 };
	const char *period;

	if (before == NULL)
		return 0;
	if (strcmp(before->run_id, audit->run_id) == 0)
		return 1;
	if (flow->run->revise != NULL)
		return 0;
	period =
	    edition_period(&flow->arena, before->from_month, before->to_month);
	inputs_compare(before, audit->inputs, audit->input_count, &what);
	fault_set(fault, FAULT_STORE, period, 0,
	    "published as edition %d from other inputs (%s): give --revise "
	    "with the reason to make edition %d",
	    before->number, buf_text(&what), before->number + 1);
	buf_release(&what);
	return -1;
}
