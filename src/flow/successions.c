/* successions.c -- each export against the one before it: store -> audit.
 *
 * A report tells of the exports whose cut-off is at or after the end of its
 * period, each against what the process's earlier exports had; where there is
 * none such, of the last export. What came before was told by the reports
 * before. Exports of one cut-off are one. A ticket that is missing has vanished
 * where the later export holds every ticket, and one that is new is late where
 * the earlier did. */
/* SPDX-License-Identifier: MIT */
#include "successions_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/zone.h"

/* --- the exports of a process --------------------------------------------- */

static int
by_cutoff(const void *left, const void *right)
{
	const struct export_file *a = *(struct export_file *const *)left;
	const struct export_file *b = *(struct export_file *const *)right;

	if (a->cutoff != b->cutoff)
		return a->cutoff < b->cutoff ? -1 : 1;
	if (strcmp(a->name, b->name) != 0)
		return strcmp(a->name, b->name);
	return strcmp(a->content_digest, b->content_digest);
}

static void
snapshot_put(struct succeeding *s, struct export_file *file)
{
	const struct mapping *mapping =
	    mapping_find(s->audit->book, file->mapping);
	struct snapshot *last =
	    s->count == 0 ? NULL : &s->snapshots[s->count - 1];

	if (last == NULL || last->file->cutoff != file->cutoff) {
		last = &s->snapshots[s->count++];
		*last = (struct snapshot){ .file = file, .is_whole = true };
	}
	last->is_whole = last->is_whole &&
	    file->coverage == COVERAGE_COMPLETE &&
	    (mapping == NULL || mapping->extent == FILE_SNAPSHOT);
}

static void
snapshots_make(struct succeeding *s, const char *process)
{
	struct audit *audit = s->audit;
	struct export_file **files = arena_new(
	    s->arena, audit->file_count + 1, sizeof(struct export_file *));
	size_t count = 0;

	for (size_t i = 0; i < audit->file_count; i++) {
		if (strcmp(audit->files[i].process, process) == 0)
			files[count++] = &audit->files[i];
	}
	qsort(files, count, sizeof(struct export_file *), by_cutoff);
	s->snapshots = arena_new(s->arena, count + 1, sizeof(*s->snapshots));
	s->count = 0;
	for (size_t i = 0; i < count; i++)
		snapshot_put(s, files[i]);
}

/* Of each that the report tells of, a pair with the one before. */
static void
pairs_make(struct succeeding *s, const char *process)
{
	struct successions *out = &s->audit->successions;

	for (size_t i = 1; i < s->count; i++) {
		struct snapshot *later = &s->snapshots[i];

		if (later->file->cutoff < s->from_cutoff &&
		    (s->any_reaches || i + 1 < s->count))
			continue;
		later->is_told = true;
		later->pair = out->pair_count;
		out->pairs = arena_grow(s->arena, out->pairs, &s->pair_room,
		    out->pair_count, sizeof(*out->pairs));
		out->pairs[out->pair_count++] = (struct succession){
			.process = process,
			.earlier = s->snapshots[i - 1].file,
			.later = later->file,
		};
	}
}

/* --- a ticket's versions ---------------------------------------------------
 */

static int
ticket_get(const struct succeeding *s, struct arena *arena, int64_t id,
    struct ticket *out, struct fault *fault)
{
	return store_get_ticket(
		   s->flow->store, arena, &s->flow->vocab, id, out, fault) == 1
	    ? 0
	    : -1;
}

static const struct export_file *
ticket_file(const struct succeeding *s, const struct ticket *ticket)
{
	return files_find(
	    s->audit->files, s->audit->file_count, ticket->export_id);
}

static void
stray_put(struct succeeding *s, struct stray_ticket **list, size_t *count,
    size_t *room, const struct stray_ticket *stray)
{
	*list = arena_grow(s->arena, *list, room, *count, sizeof(**list));
	(*list)[(*count)++] = *stray;
}

static struct stray_ticket
stray_of(const struct succeeding *s, const struct ticket *ticket)
{
	const struct event *first =
	    ticket->event_count > 0 ? &ticket->events[0] : NULL;

	return (struct stray_ticket){
		.key = arena_copy(s->arena, ticket->key),
		.customer = ticket->customer == NULL
		    ? NULL
		    : arena_copy(s->arena, ticket->customer),
		.line = ticket->line,
		.began = first == NULL ? INSTANT_NONE : first->at,
		.is_date = first != NULL && first->grain == GRAIN_DAY,
	};
}

static int
new_take(struct succeeding *s, size_t at, int64_t id, struct fault *fault)
{
	struct successions *out = &s->audit->successions;
	const struct snapshot *earlier = &s->snapshots[at - 1];
	struct succession *pair = &out->pairs[s->snapshots[at].pair];
	struct stray_ticket stray;
	struct ticket ticket;

	pair->added++;
	if (!earlier->is_whole)
		return 0;
	if (ticket_get(s, &s->scratch, id, &ticket, fault) != 0)
		return -1;
	if (!ticket_began_before(&ticket, earlier->file->cutoff))
		return 0;
	pair->late++;
	stray = stray_of(s, &ticket);
	stray.earlier = earlier->file;
	stray.later = ticket_file(s, &ticket);
	stray_put(s, &out->late, &out->late_count, &s->late_room, &stray);
	return 0;
}

static int
vanished_take(struct succeeding *s, size_t at, int64_t id, struct fault *fault)
{
	struct successions *out = &s->audit->successions;
	struct stray_ticket stray;
	struct ticket ticket;

	out->pairs[s->snapshots[at].pair].vanished++;
	if (ticket_get(s, &s->scratch, id, &ticket, fault) != 0)
		return -1;
	stray = stray_of(s, &ticket);
	stray.earlier = ticket_file(s, &ticket);
	stray.later = s->snapshots[at].file;
	stray_put(
	    s, &out->vanished, &out->vanished_count, &s->vanished_room, &stray);
	return 0;
}

static int
versions_load(const struct succeeding *s, struct arena *arena, int64_t before,
    int64_t after, struct changed_ticket *out, struct fault *fault)
{
	struct ticket *a = arena_new(arena, 1, sizeof(*a));
	struct ticket *b = arena_new(arena, 1, sizeof(*b));
	struct versions of = { .before = a, .after = b };

	*out = (struct changed_ticket){ .before = a, .after = b };
	if (ticket_get(s, arena, before, a, fault) != 0 ||
	    ticket_get(s, arena, after, b, fault) != 0)
		return -1;
	out->key = b->key;
	out->customer = b->customer;
	out->earlier = ticket_file(s, a);
	out->later = ticket_file(s, b);
	of.before_map = mapping_find(s->flow->book, out->earlier->mapping);
	of.after_map = mapping_find(s->flow->book, out->later->mapping);
	of.cutoff = out->earlier->cutoff;
	out->change_count = versions_compare(arena, &of, &out->changes);
	return 0;
}

/* Most tickets are as they were: only of others more than a look is kept. */
static int
kept_take(struct succeeding *s, size_t at, int64_t before, int64_t after,
    struct fault *fault)
{
	struct succession *pair =
	    &s->audit->successions.pairs[s->snapshots[at].pair];
	struct changed_ticket changed;

	pair->kept++;
	if (versions_load(s, &s->scratch, before, after, &changed, fault) != 0)
		return -1;
	if (changed.change_count == 0)
		return 0;
	pair->changed++;
	if (versions_load(s, s->arena, before, after, &changed, fault) != 0)
		return -1;
	changed_judge(s, &changed);
	changed_put(s, &changed);
	return 0;
}

/* The place of the last one before AT that has the ticket, or COUNT. */
static size_t
place_before(const struct succeeding *s, const int64_t *ids, size_t at)
{
	while (at > 0) {
		if (ids[--at] != 0)
			return at;
	}
	return s->count;
}

/* It was gone before, and told to be. */
static bool
was_gone(const struct succeeding *s, size_t last, size_t at)
{
	for (size_t i = last + 1; i < at; i++) {
		if (s->snapshots[i].is_whole)
			return true;
	}
	return false;
}

/* IDS: of its versions, one a snapshot; 0: not in it. */
static int
versions_take(struct succeeding *s, const int64_t *ids, struct fault *fault)
{
	int rc = 0;

	for (size_t i = 1; rc == 0 && i < s->count; i++) {
		size_t last = place_before(s, ids, i);

		if (!s->snapshots[i].is_told)
			continue;
		if (ids[i] != 0 && last == s->count)
			rc = new_take(s, i, ids[i], fault);
		else if (ids[i] != 0)
			rc = kept_take(s, i, ids[last], ids[i], fault);
		else if (last < s->count && s->snapshots[i].is_whole &&
		    !was_gone(s, last, i))
			rc = vanished_take(s, i, ids[last], fault);
	}
	arena_reset(&s->scratch);
	return rc;
}

/* --- all of them -----------------------------------------------------------
 */

/* Where a version belongs; COUNT: its file is not known. */
static size_t
place_of(const struct succeeding *s, int64_t export_id)
{
	const struct export_file *file =
	    files_find(s->audit->files, s->audit->file_count, export_id);

	for (size_t i = 0; file != NULL && i < s->count; i++) {
		if (s->snapshots[i].file->cutoff == file->cutoff)
			return i;
	}
	return s->count;
}

static int
versions_walk(struct succeeding *s, struct query *query, struct fault *fault)
{
	int64_t *ids = arena_new(s->arena, s->count + 1, sizeof(*ids));
	struct arena keys = { 0 };
	struct ticket_version version;
	struct buf key = { 0 };
	int rc = 0;
	int got;

	while ((got = query_version(query, &keys, &version, fault)) > 0) {
		if (strcmp(buf_text(&key), version.key) != 0) {
			rc = versions_take(s, ids, fault);
			memset(ids, 0, (s->count + 1) * sizeof(*ids));
			buf_clear(&key);
			buf_put(&key, version.key);
		}
		arena_reset(&keys);
		if (rc != 0)
			break;
		ids[place_of(s, version.export_id)] = version.ticket_id;
	}
	if (got == 0)
		rc = versions_take(s, ids, fault);
	buf_release(&key);
	arena_release(&keys);
	return got < 0 ? -1 : rc;
}

static int
process_walk(struct succeeding *s, const char *process, struct fault *fault)
{
	struct query *query = NULL;
	size_t told = s->audit->successions.pair_count;
	int rc;

	snapshots_make(s, process);
	pairs_make(s, process);
	if (s->audit->successions.pair_count == told)
		return 0;
	if (store_each_version(s->flow->store, process, &query, fault) != 0)
		return -1;
	rc = versions_walk(s, query, fault);
	query_close(query);
	return rc;
}

static void
cutoff_reach(struct succeeding *s)
{
	s->from_cutoff =
	    zone_day_start(s->zone, month_first_day(s->audit->to_month + 1));
	for (size_t i = 0; i < s->audit->file_count; i++)
		s->any_reaches = s->any_reaches ||
		    s->audit->files[i].cutoff >= s->from_cutoff;
}

int
successions_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct succeeding s = { .flow = flow, .arena = arena, .audit = audit };
	const struct book *book = flow->book;
	int rc = -1;

	if (zone_open(&s.zone, book->zone, fault) != 0 ||
	    clocks_open(&s.clocks, book, fault) != 0)
		goto out;
	cutoff_reach(&s);
	rc = 0;
	for (size_t i = 0; rc == 0 && i < book->process_count; i++)
		rc = process_walk(&s, book->processes[i].id, fault);
	changed_diags_join(&s);
out:
	clocks_close(s.clocks);
	zone_close(s.zone);
	arena_release(&s.scratch);
	return rc;
}
