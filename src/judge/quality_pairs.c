/* quality_pairs.c -- labels of one field that may be one label.
 *
 * Two labels that differ in case and blanks are equal once both are taken
 * away. Two that differ in one letter are equal once a letter is taken from
 * one or from each: so each is put down without each of its letters, and
 * neighbours are found by sorting. A digit is no letter: types 1 and 2 are
 * two types. Case is that of ASCII. */
/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

#include "quality_internal.h"

enum { LABEL_MOST = 200 }; /* bytes; longer ones are texts, not labels */

struct variant_of {
	const char *text; /* folded, perhaps with a letter less */
	size_t label;
	size_t taken; /* where the letter was; SIZE_MAX: none was */
};

struct pair {
	size_t first; /* labels, the lower place first */
	size_t second;
};

struct pairing {
	struct arena arena;
	const struct label *labels;
	size_t least; /* letters of which one may differ */
	struct variant_of *variants;
	size_t count;
	size_t room;
	struct pair *pairs;
	size_t pair_count;
	size_t pair_room;
};

static char
lowered(char letter)
{
	static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
	const char *at = letter == '\0' ? NULL : strchr(upper, letter);

	if (at == NULL)
		return letter;
	return lower[at - upper];
}

static char *
folded(struct arena *arena, const char *word)
{
	char *text = arena_take(arena, strlen(word) + 1, 1);
	size_t len = 0;

	for (; *word != '\0'; word++) {
		if (*word != ' ' && *word != '\t')
			text[len++] = lowered(*word);
	}
	text[len] = '\0';
	return text;
}

/* Bytes of the character at TEXT; it is UTF-8. */
static size_t
letter_length(const char *text)
{
	size_t len = 1;

	while (((unsigned char)text[len] & 0xc0) == 0x80)
		len++;
	return len;
}

static size_t
letters_count(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text += letter_length(text))
		count++;
	return count;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
variant_put(
    struct pairing *pairing, const char *text, size_t label, size_t taken)
{
	pairing->variants = mem_grow(pairing->variants, &pairing->room,
	    pairing->count, sizeof(*pairing->variants));
	pairing->variants[pairing->count++] =
	    (struct variant_of){ text, label, taken };
}

static void
label_spread(struct pairing *pairing, size_t label)
{
	struct arena *arena = &pairing->arena;
	const char *text = folded(arena, pairing->labels[label].word);

	variant_put(pairing, text, label, SIZE_MAX);
	if (letters_count(text) < pairing->least || strlen(text) > LABEL_MOST)
		return;
	for (size_t at = 0; text[at] != '\0'; at += letter_length(text + at)) {
		if (is_digit(text[at]))
			continue;
		variant_put(pairing,
		    arena_format(arena, "%.*s%s", (int)at, text,
			text + at + letter_length(text + at)),
		    label, at);
	}
}

static int
by_text(const void *left, const void *right)
{
	const struct variant_of *a = left;
	const struct variant_of *b = right;
	int order = strcmp(a->text, b->text);

	if (order != 0)
		return order;
	if (a->label != b->label)
		return a->label < b->label ? -1 : 1;
	return (a->taken > b->taken) - (a->taken < b->taken);
}

/* Nothing taken from either: case and blanks. From one: it has a letter more.
 * From both at one place: another letter stands there. */
static bool
is_near(const struct variant_of *a, const struct variant_of *b)
{
	return a->label != b->label &&
	    (a->taken == SIZE_MAX || b->taken == SIZE_MAX ||
		a->taken == b->taken);
}

static void
pair_put(struct pairing *pairing, size_t a, size_t b)
{
	pairing->pairs = mem_grow(pairing->pairs, &pairing->pair_room,
	    pairing->pair_count, sizeof(*pairing->pairs));
	pairing->pairs[pairing->pair_count++] =
	    (struct pair){ a < b ? a : b, a < b ? b : a };
}

static void
neighbours_find(struct pairing *pairing)
{
	for (size_t i = 0; i < pairing->count; i++) {
		const struct variant_of *a = &pairing->variants[i];

		for (size_t j = i + 1; j < pairing->count &&
		     strcmp(a->text, pairing->variants[j].text) == 0;
		     j++) {
			if (is_near(a, &pairing->variants[j]))
				pair_put(pairing, a->label,
				    pairing->variants[j].label);
		}
	}
}

static int
by_labels(const void *left, const void *right)
{
	const struct pair *a = left;
	const struct pair *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->second > b->second) - (a->second < b->second);
}

/* The one that stands more often comes first; the other's tickets are told. */
static void
pair_tell(struct quality_bench *bench, struct arena *arena,
    const struct label *a, const struct label *b)
{
	bool turned = b->count > a->count;
	const struct label *usual = turned ? b : a;
	const struct label *other = turned ? a : b;
	struct quality_finding *finding =
	    finding_put(bench, arena, a->rule, &other->tickets);

	finding->process = a->process;
	finding->subject = SUBJECT_FIELD;
	finding->word = arena_copy(arena, a->field);
	finding->first = arena_copy(arena, usual->word);
	finding->second = arena_copy(arena, other->word);
	finding->count = other->count;
	finding->against = usual->count;
}

void
pairs_find(struct quality_bench *bench, struct arena *arena,
    const struct label *labels, size_t count)
{
	struct pairing pairing = { .labels = labels,
		.least = (size_t)labels->rule->least };

	for (size_t i = 0; i < count; i++)
		label_spread(&pairing, i);
	if (pairing.count > 1)
		qsort(pairing.variants, pairing.count,
		    sizeof(*pairing.variants), by_text);
	neighbours_find(&pairing);
	if (pairing.pair_count > 1)
		qsort(pairing.pairs, pairing.pair_count, sizeof(*pairing.pairs),
		    by_labels);
	for (size_t i = 0; i < pairing.pair_count; i++) {
		const struct pair *pair = &pairing.pairs[i];

		if (i == 0 || by_labels(pair, pair - 1) != 0)
			pair_tell(bench, arena, &labels[pair->first],
			    &labels[pair->second]);
	}
	free(pairing.variants);
	free(pairing.pairs);
	arena_release(&pairing.arena);
}
