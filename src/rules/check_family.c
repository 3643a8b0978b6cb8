/* check_family.c -- the words that tell tickets apart, and rules of families.
 */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/book.h"

#include "check.h"
#include "guess.h"

/* Words of every ticket: no attribute may go by their names. */
static const char *const usual_words[] = { "customer_class", "channel" };
static const char *const taken_words[] = { "customer_class", "channel",
	"category", "customer", "status", "process", "key" };

enum {
	USUAL = sizeof(usual_words) / sizeof(usual_words[0]),
	TAKEN = sizeof(taken_words) / sizeof(taken_words[0])
};

static bool
is_among(const char *const *words, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(words[i], word) == 0)
			return true;
	}
	return false;
}

/* NULL: there is no book, or what it says of attributes cannot be read. */
static const struct book *
attributes_of(const struct gather *gather)
{
	const struct section *section = gather->books.items;

	if (gather->books.count == 0 || !section_settled(section, "attributes"))
		return NULL;
	return section->value;
}

void
check_attribute(struct gather *gather, const struct place *place,
    const char *key, const char *word, bool usual)
{
	const struct book *book = attributes_of(gather);
	struct guess guess = { .word = word };

	if (book == NULL || (usual && is_among(usual_words, USUAL, word)))
		return;
	for (size_t i = 0; i < book->attribute_count; i++) {
		if (strcmp(book->attributes[i].word, word) == 0)
			return;
		guess_offer(&guess, book->attributes[i].word);
	}
	for (size_t i = 0; usual && i < USUAL; i++)
		guess_offer(&guess, usual_words[i]);
	gather_refuse_reference(gather, place, key, "attribute of the book",
	    word, complain_many(&gather->complain) ? NULL : guess.best);
}

static void
check_words(struct gather *gather, const struct section *section,
    const char *key, const struct words *words)
{
	const struct spot *spot = section_spot(section, key);

	for (size_t i = 0; spot->good && i < words->count; i++)
		check_attribute(
		    gather, &spot->items[i], key, words->items[i], true);
}

static void
check_book_words(struct gather *gather)
{
	const struct book *book = attributes_of(gather);
	const struct section *section = gather->books.items;

	if (book == NULL)
		return;
	for (size_t i = 0; i < book->attribute_count; i++) {
		const char *word = book->attributes[i].word;

		if (is_among(taken_words, TAKEN, word))
			check_refuse(gather, section, "attributes",
			    "%s is what every ticket has", word);
	}
	check_words(gather, section, "breakdowns", &book->breakdowns);
}

/* Of two rules each request would be in two families. */
static void
check_alone(struct gather *gather, size_t index)
{
	const struct section *section = &gather->families.items[index];
	const struct family_rule *rule = section->value;

	for (size_t i = 0; i < index; i++) {
		const struct section *other = &gather->families.items[i];
		const struct family_rule *first = other->value;

		if (section_good(section, "process") &&
		    section_good(other, "process") &&
		    strcmp(rule->process, first->process) == 0)
			check_refuse(gather, section, "process",
			    "%s has a rule of families already, in %s:%u",
			    rule->process, other->place.file,
			    (unsigned)other->place.line);
	}
}

void
check_families(struct gather *gather)
{
	check_book_words(gather);
	for (size_t i = 0; i < gather->families.count; i++) {
		const struct section *section = &gather->families.items[i];
		const struct family_rule *rule = section->value;
		const struct section *process = check_reference(gather, section,
		    "process", "process of the book", rule->process,
		    &gather->processes);

		check_words(gather, section, "by", &rule->by);
		if (process != NULL)
			check_events(
			    gather, process, section, "events", &rule->events);
		check_alone(gather, i);
	}
}
