/* register_check.c -- four eyes, dates in order, quorum, words of the book. */
/* SPDX-License-Identifier: MIT */
#include "register_internal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "slaudit/zone.h"

/* --- words of the book ---------------------------------------------------- */

static bool
has_measure(const struct book *book, const char *id)
{
	for (size_t i = 0; i < book->sle_count; i++) {
		if (strcmp(book->sles[i]->id, id) == 0)
			return true;
	}
	return false;
}

static bool
has_event(const struct book *book, const char *event)
{
	for (size_t i = 0; i < book->process_count; i++) {
		const struct process *process = &book->processes[i];

		for (size_t e = 0; e < process->event_count; e++) {
			if (strcmp(process->events[e].word, event) == 0)
				return true;
		}
	}
	return false;
}

static bool
has_reason(const struct register_map *map, const char *code)
{
	for (size_t i = 0; i < map->reason_count; i++) {
		if (strcmp(map->reasons[i].word, code) == 0)
			return true;
	}
	return false;
}

static void
words_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry)
{
	const struct book *book = desk->input->book;
	bool explains = entry->kind == REGISTER_EXPLANATIONS;

	if (entry->measure != NULL && !has_measure(book, entry->measure))
		desk_complain(desk, row, DIAG_UNKNOWN, "measure",
		    "no measure of the book");
	if (entry->event != NULL && !has_event(book, entry->event))
		desk_complain(
		    desk, row, DIAG_UNKNOWN, "event", "no event of a process");
	if (entry->code != NULL && !has_reason(desk->input->map, entry->code))
		desk_complain(desk, row, DIAG_UNKNOWN,
		    explains ? "cause" : "reason",
		    "no code of the register's reasons");
}

/* --- scope ---------------------------------------------------------------- */

static void
scope_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry)
{
	bool dated =
	    entry->from.at != INSTANT_NONE || entry->to.at != INSTANT_NONE;

	if (entry->kind == REGISTER_CORRECTIONS) {
		if (entry->from.at == entry->to.at)
			desk_complain(desk, row, DIAG_SCOPE, "becomes",
			    "the time it was already");
		return;
	}
	if (entry->kind != REGISTER_EXCLUSIONS)
		return;
	if (entry->ticket == NULL && entry->category == NULL && !dated)
		desk_complain(desk, row, DIAG_SCOPE, "ticket",
		    "neither a ticket, a category nor an interval");
	if (entry->from.at != INSTANT_NONE && entry->to.at != INSTANT_NONE &&
	    entry->to.until <= entry->from.at)
		desk_complain(desk, row, DIAG_SCOPE, "to",
		    "the interval ends before it begins");
}

/* --- who decided, and when ------------------------------------------------ */

/* Was LEFT over before RIGHT began? On one day, nobody can tell. */
static bool
is_before(const struct when *left, const struct when *right)
{
	return left->at < right->at && left->until <= right->at;
}

/* In ASCII letters of either size: a name is no password. */
static bool
same_person(const char *a, const char *b)
{
	return strcasecmp(a, b) == 0;
}

static const char *
asked_column(enum register_kind kind)
{
	return kind == REGISTER_DISPUTES ? "raised_at" : "requested_at";
}

static void
names_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry)
{
	if (entry->decided_by == NULL)
		desk_complain(desk, row, DIAG_DECISION, "decided_by",
		    "nobody decided it");
	else if (entry->asked_by != NULL &&
	    same_person(entry->asked_by, entry->decided_by))
		desk_complain(desk, row, DIAG_SAME_PERSON, "decided_by", NULL);
}

static void
decided_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry)
{
	if (entry->decided.at == INSTANT_NONE) {
		desk_complain(desk, row, DIAG_DECISION, "decided_at",
		    "no time of the decision");
		return;
	}
	if (entry->asked.at != INSTANT_NONE &&
	    is_before(&entry->decided, &entry->asked))
		desk_complain(desk, row, DIAG_DECISION, "decided_at",
		    arena_format(&desk->hand->scratch, "before %s",
			asked_column(entry->kind)));
	if (entry->kind == REGISTER_CORRECTIONS &&
	    entry->from.at != INSTANT_NONE &&
	    is_before(&entry->decided, &entry->from))
		desk_complain(desk, row, DIAG_DECISION, "decided_at",
		    "before the time that it corrects");
}

/* A name or a time without a ruling is somebody's slip, not a decision. */
static void
ruling_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry)
{
	if (!entry_acts(entry))
		return;
	if (entry->ruling != RULING_NONE) {
		names_check(desk, row, entry);
		decided_check(desk, row, entry);
		return;
	}
	if (entry->decided_by != NULL && entry->decided.at != INSTANT_NONE)
		desk_complain(desk, row, DIAG_DECISION, "decision",
		    "decided, and it is not said how");
}

/* --- the committee -------------------------------------------------------- */

/* Names parted by semicolons, or their number. */
static long
members_count(const char *members)
{
	char *end;
	long count = strtol(members, &end, 10);

	if (end != members && *end == '\0')
		return count;
	count = 1;
	for (; *members != '\0'; members++)
		count += *members == ';';
	return count;
}

static void
quorum_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry)
{
	long votes = (long)entry->votes_for + entry->votes_against +
	    entry->votes_abstain;

	if (entry->members == NULL)
		return;
	if (votes < entry->quorum || entry->quorum < 1)
		desk_complain(desk, row, DIAG_QUORUM, "quorum",
		    arena_format(&desk->hand->scratch, "%ld voted", votes));
	else if (votes > members_count(entry->members))
		desk_complain(desk, row, DIAG_QUORUM, "members",
		    arena_format(&desk->hand->scratch,
			"%ld voted of %ld present", votes,
			members_count(entry->members)));
}

/* Of a month that is not over nobody can know. */
static void
month_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry)
{
	int64_t end;

	if (entry->month == MONTH_NONE || entry->decided.at == INSTANT_NONE)
		return;
	end = zone_day_start(desk->zone, month_first_day(entry->month + 1));
	if (entry->decided.at < end && entry->decided.until <= end)
		desk_complain(desk, row, DIAG_DECISION, "date",
		    "before the month that it decides on was over");
}

void
register_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry)
{
	words_check(desk, row, entry);
	scope_check(desk, row, entry);
	ruling_check(desk, row, entry);
	if (entry->kind == REGISTER_DECISIONS) {
		quorum_check(desk, row, entry);
		month_check(desk, row, entry);
	}
}
