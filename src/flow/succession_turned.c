/* succession_turned.c -- which verdicts a changed past turns.
 *
 * The ticket as the later export tells it stands against the same ticket with
 * its past as the earlier one told it; what happened since is in both, so that
 * progress alone turns nothing. Both are judged as of one time, the report's
 * or the later export's cut-off where that comes first. */
/* SPDX-License-Identifier: MIT */
#include "successions_internal.h"

#include <stdio.h>
#include <string.h>

#include "slaudit/registered.h"
#include "slaudit/zone.h"

static size_t
ticket_hold(const struct succeeding *s, const struct ticket *ticket, int64_t at,
    struct outcome **out)
{
	const struct registers *registers = &s->flow->registers;
	const struct bench bench = { s->clocks, s->flow->book, registers, at };
	struct registered told;

	if (registers->count == 0)
		return measure_ticket(
		    s->arena, s->clocks, s->flow->book, ticket, at, out);
	measure_registered(s->arena, &bench, ticket, &told);
	*out = told.now;
	return told.now_count;
}

static const struct outcome *
find_case(
    const struct outcome *outcomes, size_t count, const struct outcome *sought)
{
	for (size_t i = 0; i < count; i++) {
		if (outcomes[i].cycle == sought->cycle &&
		    strcmp(outcomes[i].sle->id, sought->sle->id) == 0)
			return &outcomes[i];
	}
	return NULL;
}

/* BEFORE or AFTER may be NULL, not both. */
static void
turned_put(struct changed_ticket *changed, const struct outcome *before,
    const struct outcome *after)
{
	struct turned *turned = &changed->turned[changed->turned_count];

	if (before != NULL && after != NULL && before->state == after->state &&
	    before->month == after->month)
		return;
	*turned = (struct turned){ 0 };
	if (before != NULL)
		turned->before = *before;
	if (after != NULL)
		turned->after = *after;
	changed->turned_count++;
}

void
changed_judge(struct succeeding *s, struct changed_ticket *changed)
{
	const struct versions of = {
		.before = changed->before,
		.after = changed->after,
	};
	const struct ticket *unchanged = versions_unchanged(
	    s->arena, &of, changed->changes, changed->change_count);
	int64_t at = changed->later->cutoff < s->audit->as_of
	    ? changed->later->cutoff
	    : s->audit->as_of;
	struct outcome *before;
	struct outcome *after;
	size_t before_count = ticket_hold(s, unchanged, at, &before);
	size_t after_count = ticket_hold(s, changed->after, at, &after);

	changed->turned = arena_new(
	    s->arena, before_count + after_count + 1, sizeof(*changed->turned));
	for (size_t i = 0; i < before_count; i++)
		turned_put(changed, &before[i],
		    find_case(after, after_count, &before[i]));
	for (size_t i = 0; i < after_count; i++) {
		if (find_case(before, before_count, &after[i]) == NULL)
			turned_put(changed, NULL, &after[i]);
	}
}

/* --- as trouble of the later export ----------------------------------------
 */

/* NULL: nothing stood there. */
static const char *
event_text(const struct succeeding *s, const struct event *event)
{
	char text[INSTANT_TEXT];

	if (event == NULL)
		return NULL;
	if (event->grain == GRAIN_DAY)
		day_text(zone_day(s->zone, event->at), text);
	else
		zone_text(s->zone, event->at, text);
	return arena_copy(s->arena, text);
}

/* "requests-1.csv:12: 2021-03-05 10:00:00 -08:00": what stood where. */
static const char *
was_text(const struct succeeding *s, const struct changed_ticket *changed,
    const struct change *change)
{
	uint32_t line =
	    change->was != NULL ? change->was->line : changed->before->line;
	const char *old = change->kind == CHANGE_FIELD
	    ? change->old
	    : event_text(s, change->was);

	return arena_format(s->arena, "%s:%u%s%s", changed->earlier->name,
	    (unsigned)line, old == NULL ? "" : ": ", old == NULL ? "" : old);
}

static void
diag_put(struct succeeding *s, const struct changed_ticket *changed,
    const struct change *change)
{
	bool is_word = change->kind == CHANGE_FIELD;
	const struct filed_diag filed = {
		.file = changed->later->name,
		.diag = {
		    .code = DIAG_CHANGED_PAST,
		    .line = change->is != NULL ? change->is->line
		                               : changed->after->line,
		    .name = change->field,
		    .value = is_word ? change->now : event_text(s, change->is),
		    .text = was_text(s, changed, change),
		    .key = changed->key,
		},
	};

	s->diags = arena_grow(
	    s->arena, s->diags, &s->diag_room, s->diag_count, sizeof(filed));
	s->diags[s->diag_count++] = filed;
}

static void
tally_add(struct succeeding *s, const struct export_file *file, uint64_t count)
{
	for (size_t i = 0; i < s->audit->file_count; i++) {
		if (&s->audit->files[i] == file)
			s->audit->files[i].tally.diags[DIAG_CHANGED_PAST] +=
			    count;
	}
}

void
changed_put(struct succeeding *s, const struct changed_ticket *changed)
{
	struct successions *out = &s->audit->successions;

	out->changed = arena_grow(s->arena, out->changed, &s->changed_room,
	    out->changed_count, sizeof(*changed));
	out->changed[out->changed_count++] = *changed;
	for (size_t i = 0; i < changed->change_count; i++)
		diag_put(s, changed, &changed->changes[i]);
	tally_add(s, changed->later, changed->change_count);
}

/* Behind those that the files' own rows raised. */
void
changed_diags_join(struct succeeding *s)
{
	struct audit *audit = s->audit;
	size_t count = audit->diag_count + s->diag_count;
	struct filed_diag *all;

	if (s->diag_count == 0)
		return;
	all = arena_new(s->arena, count, sizeof(*all));
	if (audit->diag_count > 0)
		memcpy(all, audit->diags, audit->diag_count * sizeof(*all));
	memcpy(all + audit->diag_count, s->diags, s->diag_count * sizeof(*all));
	audit->diags = all;
	audit->diag_count = count;
}
