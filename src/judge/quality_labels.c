/* quality_labels.c -- every label of a field, and how often it stands. */
/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "slaudit/hash.h"
#include "slaudit/mem.h"

#include "quality_internal.h"

/* Of a label so many tickets are told; the rest is found by its word. */
enum { TICKETS_TOLD = 50 };

static const char *const usual_fields[] = { "category", "customer_class",
	"channel", "status" };

/* --- the table of labels: by rule, process, field, word ------------------- */

static bool
is_label(const struct label *label, const struct label *wanted)
{
	return label->rule == wanted->rule && label->word == wanted->word &&
	    label->process == wanted->process && label->field == wanted->field;
}

static size_t
slot_of(const struct quality_bench *bench, const struct label *wanted)
{
	const void *const parts[] = { wanted->rule, wanted->process,
		wanted->field, wanted->word };
	size_t slot = hash_bytes(parts, sizeof(parts)) & (bench->slot_room - 1);

	while (bench->slots[slot] != 0 &&
	    !is_label(&bench->labels[bench->slots[slot] - 1], wanted))
		slot = (slot + 1) & (bench->slot_room - 1);
	return slot;
}

static void
slots_grow(struct quality_bench *bench)
{
	enum { FIRST = 256 };

	if (2 * (bench->label_count + 1) <= bench->slot_room)
		return;
	bench->slot_room = bench->slot_room == 0 ? FIRST : 2 * bench->slot_room;
	free(bench->slots);
	bench->slots = mem_new(bench->slot_room, sizeof(*bench->slots));
	for (size_t i = 0; i < bench->label_count; i++)
		bench->slots[slot_of(bench, &bench->labels[i])] = i + 1;
}

static struct label *
label_put(struct quality_bench *bench, const struct label *wanted)
{
	size_t slot;

	slots_grow(bench);
	slot = slot_of(bench, wanted);
	if (bench->slots[slot] == 0) {
		bench->labels = mem_grow(bench->labels, &bench->label_room,
		    bench->label_count, sizeof(*bench->labels));
		bench->labels[bench->label_count++] = *wanted;
		bench->slots[slot] = bench->label_count;
	}
	return &bench->labels[bench->slots[slot] - 1];
}

void
labels_release(struct quality_bench *bench)
{
	free(bench->labels);
	free(bench->slots);
}

/* --- what goes in ----------------------------------------------------------
 */

static const char *
word_of(const struct ticket *ticket, const char *field)
{
	if (strcmp(field, "category") == 0)
		return ticket->category;
	if (strcmp(field, "customer") == 0)
		return ticket->customer;
	if (strcmp(field, "status") == 0)
		return ticket->status;
	return ticket_word(ticket, field);
}

static void
field_see(struct quality_bench *bench, size_t rule, const char *field,
    const struct quality_source *source, const struct ticket *ticket)
{
	const char *word = word_of(ticket, field);
	struct label *label;

	if (word == NULL)
		return;
	label = label_put(bench,
	    &(struct label){
		.rule = bench->book->qualities[rule],
		.process = ticket->process,
		.field = field,
		.word = vocab_put(&bench->vocab, word),
	    });
	if (label->count++ == 0)
		bench->looked[rule]++;
	if (label->tickets.count < TICKETS_TOLD)
		listed_put(
		    bench, &label->tickets, source, ticket, ticket->line);
}

void
labels_see(struct quality_bench *bench, size_t rule,
    const struct quality_source *source, const struct ticket *ticket)
{
	const struct quality_rule *of = bench->book->qualities[rule];
	size_t count = of->fields.count;

	for (size_t i = 0; i < count; i++)
		field_see(bench, rule, of->fields.items[i], source, ticket);
	if (count > 0)
		return;
	count = sizeof(usual_fields) / sizeof(usual_fields[0]);
	for (size_t i = 0; i < count; i++)
		field_see(bench, rule, usual_fields[i], source, ticket);
}

/* --- at the end ------------------------------------------------------------
 */

static int
by_place(const void *left, const void *right)
{
	const struct label *a = left;
	const struct label *b = right;
	int order = strcmp(a->rule->id, b->rule->id);

	if (order == 0)
		order = strcmp(a->process, b->process);
	if (order == 0)
		order = strcmp(a->field, b->field);
	return order != 0 ? order : strcmp(a->word, b->word);
}

static bool
is_together(const struct label *a, const struct label *b)
{
	return a->rule == b->rule && a->process == b->process &&
	    a->field == b->field;
}

void
labels_end(struct quality_bench *bench, struct arena *arena)
{
	size_t from = 0;

	if (bench->label_count > 1)
		qsort(bench->labels, bench->label_count, sizeof(*bench->labels),
		    by_place);
	for (size_t i = 1; i <= bench->label_count; i++) {
		if (i < bench->label_count &&
		    is_together(&bench->labels[from], &bench->labels[i]))
			continue;
		pairs_find(bench, arena, &bench->labels[from], i - from);
		from = i;
	}
}
