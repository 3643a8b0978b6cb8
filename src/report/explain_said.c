/* explain_said.c -- what registers say of a ticket, and both figures. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include "slaudit/names.h"
#include "slaudit/report.h"

#include "said.h"

static const struct aside *
aside_of(const struct explanation *story, const struct outcome *outcome)
{
	for (size_t i = 0; i < story->aside_count; i++) {
		if (story->asides[i].plain.id == outcome->id)
			return &story->asides[i];
	}
	return NULL;
}

static const char *
entry_text(const struct making *m, const struct explanation *story,
    const struct register_entry *entry)
{
	const char *reason = entry_reason(story->book, entry);
	const char *none = say(m, "shorthand.none", NULL);

	if (entry->kind == REGISTER_DISPUTES)
		reason = say(m, "registers.claim", "state",
		    say(m, key_of(m, "state", claim_words[entry->claim]), NULL),
		    NULL);
	return say(m, "explain.said", "id", entry->id, "place",
	    say_entry_place(m, entry), "register",
	    say(m, key_of(m, "register", register_kind_words[entry->kind]),
		NULL),
	    "about", say_scope(m, entry), "reason",
	    reason == NULL ? none : reason, "text",
	    entry->text == NULL ? none : entry->text, "asked",
	    say_person(m, entry->asked_by, &entry->asked), "decided",
	    say_person(m, entry->decided_by, &entry->decided), "became",
	    say(m, key_of(m, "became", entry_state_words[entry->state]), NULL),
	    NULL);
}

void
explain_entries(
    const struct making *m, const struct explanation *story, struct node *page)
{
	const struct register_entry *const *named;
	struct node *section;
	struct node *list;
	size_t count;

	if (story->registers == NULL)
		return;
	count = registers_of(story->registers, story->ticket->key, &named);
	if (count == 0)
		return;
	section = page_add(
	    m->arena, page, NODE_SECTION, say(m, "explain.registers", NULL));
	section->id = "registers";
	list = page_add(m->arena, section, NODE_LIST, "");
	for (size_t i = 0; i < count; i++)
		page_add(
		    m->arena, list, NODE_PARA, entry_text(m, story, named[i]));
}

enum outcome_state
explain_state(const struct explanation *story, const struct outcome *outcome)
{
	const struct aside *aside = aside_of(story, outcome);

	if (aside == NULL || outcome->state == OUTCOME_EXCLUDED)
		return outcome->state;
	for (size_t i = 0; i < aside->touch_count; i++) {
		if (aside->touches[i].entry->kind == REGISTER_DISPUTES)
			return aside->plain.state;
	}
	return outcome->state;
}

void
explain_said(const struct making *m, const struct explanation *story,
    const struct outcome *outcome, struct node *section)
{
	const struct aside *aside = aside_of(story, outcome);
	struct node *list;

	if (aside == NULL)
		return;
	note_add(m, section,
	    say(m, "explain.three", "all",
		say_case(m, outcome->sle, aside->plain.state), "before",
		say_figure(m, &aside->plain), "after",
		say_case(m, outcome->sle, aside->after), "official",
		say_case(m, outcome->sle, outcome->state), "took",
		say_figure(m, outcome), NULL));
	list = page_add(m->arena, section, NODE_LIST, "");
	for (size_t i = 0; i < aside->touch_count; i++) {
		const struct touch *touch = &aside->touches[i];

		page_add(m->arena, list, NODE_PARA,
		    say(m,
			touch->late ? "registers.touch-late"
				    : "registers.touch",
			"id", touch->entry->id, "place",
			say_entry_place(m, touch->entry), NULL));
	}
}

/* The time that the file has of EVENT, where a correction gave it another;
 * else INSTANT_NONE. */
int64_t
explain_was(const struct explanation *story, const struct event *event)
{
	const struct ticket *received = story->received;
	bool same = received == NULL || received == story->ticket;
	int64_t was = INSTANT_NONE;

	for (size_t i = 0; !same && i < received->event_count; i++) {
		const struct event *theirs = &received->events[i];

		if (theirs->name != event->name || theirs->line != event->line)
			continue;
		if (theirs->at == event->at)
			return INSTANT_NONE;
		was = theirs->at;
	}
	return was;
}
