/* families.c -- tickets that a rule of the book takes for one cause's. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/families.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/mem.h"
#include "slaudit/zone.h"

struct relative { /* a ticket that has all that its rule asks for */
	const struct family_rule *rule;
	const char *bond; /* equal within a family */
	const char **words;
	int32_t *days;
	struct family_member member;
	size_t family; /* once they are sorted; SIZE_MAX: of none */
	size_t place;  /* in the order in which they came */
};

struct hit {             /* a judged outcome of a relative */
	size_t relative; /* by its place */
	size_t family;
	const struct sle *sle; /* the first version of its id */
	int32_t month;
	bool is_met;
};

struct families {
	const struct book *book;
	const struct zone *zone;
	struct arena arena;
	struct relative *relatives;
	size_t count;
	size_t room;
	bool open; /* the last ticket seen is the last relative */
	struct hit *hits;
	size_t hit_count;
	size_t hit_room;
};

struct families *
families_new(const struct book *book, const struct zone *zone)
{
	struct families *families = mem_new(1, sizeof(*families));

	families->book = book;
	families->zone = zone;
	return families;
}

/* --- a ticket ------------------------------------------------------------ */

static const struct family_rule *
rule_of(const struct book *book, const char *process)
{
	for (size_t i = 0; i < book->family_count; i++) {
		if (strcmp(book->families[i]->process, process) == 0)
			return book->families[i];
	}
	return NULL;
}

/* A date alone is a day from one midnight to the next: its middle lies in it,
 * wherever it was written. */
static bool
day_find(const struct zone *zone, const struct ticket *ticket,
    const char *event, int32_t *day)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *at = &ticket->events[i];

		if (strcmp(at->name, event) != 0)
			continue;
		*day = zone_day(zone, at->at + (at->until - at->at) / 2);
		return true;
	}
	return false;
}

/* Each word with its length, so that no two lists look alike. */
static bool
bond_make(const struct families *families, const struct ticket *ticket,
    struct relative *out, struct buf *bond)
{
	const struct family_rule *rule = out->rule;

	for (size_t i = 0; i < rule->by.count; i++) {
		const char *word = ticket_word(ticket, rule->by.items[i]);

		if (word == NULL)
			return false;
		out->words[i] = word;
		buf_print(bond, "%zu:%s;", strlen(word), word);
	}
	for (size_t i = 0; i < rule->events.count; i++) {
		if (!day_find(families->zone, ticket, rule->events.items[i],
			&out->days[i]))
			return false;
		buf_print(bond, "%" PRId32 ";", out->days[i]);
	}
	return true;
}

static const char *
text_keep(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_copy(arena, text);
}

void
families_ticket(struct families *families, const struct ticket *ticket)
{
	struct arena *arena = &families->arena;
	struct relative made = {
		.rule = rule_of(families->book, ticket->process),
		.family = SIZE_MAX,
		.place = families->count,
	};
	struct buf bond = { 0 };

	families->open = false;
	if (made.rule == NULL)
		return;
	made.words = arena_new(arena, made.rule->by.count, sizeof(*made.words));
	made.days =
	    arena_new(arena, made.rule->events.count, sizeof(*made.days));
	if (bond_make(families, ticket, &made, &bond)) {
		made.bond = arena_copy(arena, buf_text(&bond));
		made.member = (struct family_member){
			.ticket_id = ticket->id,
			.key = arena_copy(arena, ticket->key),
			.customer = text_keep(arena, ticket->customer),
		};
		families->relatives = mem_grow(families->relatives,
		    &families->room, families->count, sizeof(made));
		families->relatives[families->count++] = made;
		families->open = true;
	}
	buf_release(&bond);
}

/* --- its outcomes -------------------------------------------------------- */

/* Of a case that a figure judges together with others there is no miss. */
void
families_see(struct families *families, const struct outcome *outcome)
{
	const struct sle *sle = outcome->sle;

	if (!families->open || !outcome_counts(outcome) || !sle_judges(sle) ||
	    sle_by_figure(sle) || sle->clock == CLOCK_COUNT)
		return;
	families->hits = mem_grow(families->hits, &families->hit_room,
	    families->hit_count, sizeof(*families->hits));
	families->hits[families->hit_count++] = (struct hit){
		.relative = families->count - 1,
		.sle = book_first_version(families->book, sle),
		.month = outcome->month,
		.is_met = outcome->state == OUTCOME_MET,
	};
}

/* --- families ------------------------------------------------------------ */

static int
compare_bonds(const struct relative *a, const struct relative *b)
{
	int order = book_order(a->rule->id, b->rule->id);

	for (size_t i = 0; order == 0 && i < a->rule->events.count; i++)
		order = (a->days[i] > b->days[i]) - (a->days[i] < b->days[i]);
	return order != 0 ? order : strcmp(a->bond, b->bond);
}

static int
compare_relatives(const void *left, const void *right)
{
	const struct relative *a = left;
	const struct relative *b = right;
	int order = compare_bonds(a, b);

	if (order == 0)
		order = strcmp(a->member.key, b->member.key);
	return order != 0 ? order
			  : (a->place > b->place) - (a->place < b->place);
}

static int
compare_hits(const void *left, const void *right)
{
	const struct hit *a = left;
	const struct hit *b = right;

	if (a->sle != b->sle)
		return a->sle->ordinal < b->sle->ordinal ? -1 : 1;
	if (a->month != b->month)
		return a->month < b->month ? -1 : 1;
	return (a->family > b->family) - (a->family < b->family);
}

static size_t
bond_count(const struct relative *relatives, size_t count)
{
	size_t same = 1;

	while (same < count && compare_bonds(relatives, &relatives[same]) == 0)
		same++;
	return same;
}

/* Those of two tickets or more that have a hit. */
static bool
is_family(const struct relative *relatives, size_t count, const bool *is_hit)
{
	for (size_t i = 0; count > 1 && i < count; i++) {
		if (is_hit[relatives[i].place])
			return true;
	}
	return false;
}

static void
family_put(struct arena *arena, struct relative *relatives, size_t count,
    struct family *out)
{
	const struct family_rule *rule = relatives->rule;

	*out = (struct family){
		.rule = rule,
		.words = arena_new(arena, rule->by.count, sizeof(*out->words)),
		.days =
		    arena_new(arena, rule->events.count, sizeof(*out->days)),
		.members = arena_new(arena, count, sizeof(*out->members)),
		.member_count = count,
	};
	for (size_t i = 0; i < rule->by.count; i++)
		out->words[i] = relatives->words[i];
	for (size_t i = 0; i < rule->events.count; i++)
		out->days[i] = relatives->days[i];
	for (size_t i = 0; i < count; i++) {
		const struct family_member *from = &relatives[i].member;

		out->members[i] = (struct family_member){
			.ticket_id = from->ticket_id,
			.key = arena_copy(arena, from->key),
			.customer = text_keep(arena, from->customer),
		};
	}
}

/* *FAMILY_OF: by the places of relatives. */
static void
families_make(struct families *families, struct arena *arena,
    struct audit *audit, size_t *family_of)
{
	bool *is_hit = mem_new(families->count + 1, sizeof(*is_hit));
	struct relative *relatives = families->relatives;
	size_t room = 0;

	for (size_t i = 0; i < families->hit_count; i++)
		is_hit[families->hits[i].relative] = true;
	for (size_t i = 0, same; i < families->count; i += same) {
		same = bond_count(&relatives[i], families->count - i);
		for (size_t at = i; at < i + same; at++)
			family_of[relatives[at].place] = SIZE_MAX;
		if (!is_family(&relatives[i], same, is_hit))
			continue;
		audit->families = arena_grow(arena, audit->families, &room,
		    audit->family_count, sizeof(*audit->families));
		family_put(arena, &relatives[i], same,
		    &audit->families[audit->family_count]);
		for (size_t at = i; at < i + same; at++)
			family_of[relatives[at].place] = audit->family_count;
		audit->family_count++;
	}
	free(is_hit);
}

static void
cases_make(
    const struct families *families, struct arena *arena, struct audit *audit)
{
	struct family_case *last = NULL;
	size_t room = 0;

	for (size_t i = 0; i < families->hit_count; i++) {
		const struct hit *hit = &families->hits[i];

		if (hit->family == SIZE_MAX)
			continue;
		if (i == 0 || last == NULL ||
		    compare_hits(&families->hits[i - 1], hit) != 0) {
			audit->family_cases =
			    arena_grow(arena, audit->family_cases, &room,
				audit->family_case_count, sizeof(*last));
			last = &audit->family_cases[audit->family_case_count++];
			*last = (struct family_case){
				.family = hit->family,
				.sle = hit->sle,
				.month = hit->month,
			};
		}
		last->n++;
		last->met += hit->is_met;
	}
}

void
families_end(
    struct families *families, struct arena *arena, struct audit *audit)
{
	size_t *family_of = mem_new(families->count + 1, sizeof(*family_of));

	if (families->count > 0)
		qsort(families->relatives, families->count,
		    sizeof(*families->relatives), compare_relatives);
	families_make(families, arena, audit, family_of);
	for (size_t i = 0; i < families->hit_count; i++)
		families->hits[i].family =
		    family_of[families->hits[i].relative];
	if (families->hit_count > 0)
		qsort(families->hits, families->hit_count,
		    sizeof(*families->hits), compare_hits);
	cases_make(families, arena, audit);
	free(family_of);
}

void
families_free(struct families *families)
{
	if (families == NULL)
		return;
	arena_release(&families->arena);
	free(families->relatives);
	free(families->hits);
	free(families);
}
