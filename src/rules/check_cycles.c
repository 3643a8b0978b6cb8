/* check_cycles.c -- cycles, parties and versions of an SLE go together. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/book.h"
#include "slaudit/names.h"

#include "check.h"
#include "draft.h"
#include "limits.h"

/* Which run it is, two keys would say. */
static void
check_which(struct gather *gather, const struct section *section)
{
	static const char *const keys[] = { "from_which", "to_which" };

	if (!section_given(section, "cycles"))
		return;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (section_spot(section, keys[i])->seen)
			check_refuse(
			    gather, section, keys[i], "stands beside cycles");
	}
}

static void
check_since(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;
	const struct spot *spot = section_spot(section, "since");

	if (!section_good(section, "from") || !spot->good)
		return;
	for (size_t i = 0; i < sle->since.count; i++) {
		for (size_t j = 0; j < sle->from.count; j++) {
			if (strcmp(sle->since.items[i], sle->from.items[j]) ==
			    0)
				complain_at(&gather->complain, &spot->items[i],
				    "since: %s also starts the clock",
				    sle->since.items[i]);
		}
	}
}

/* What leaves time out moves what is due, and nobody has said how it would
 * move a day (clocks.md 4). */
static void
check_seconds(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (!section_good(section, "clock") || sle->clock <= CLOCK_BUSINESS)
		return;
	check_only_with(gather, section, "counts",
	    "the clocks elapsed and business: no rule says how another's "
	    "time moves a day that is due");
	if (section_good(section, "cycles") && sle->cycles == CYCLES_SUM)
		check_refuse(gather, section, "cycles",
		    "sum goes with the clocks elapsed and business only");
	if (section_good(section, "binds") && sle->binds == BINDS_SPLIT)
		check_refuse(gather, section, "binds",
		    "split goes with the clocks elapsed and business only");
}

static void
check_split(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (section_good(section, "binds") && sle->binds == BINDS_SPLIT &&
	    !limits_given(section))
		check_refuse(gather, section, "binds",
		    "split needs a limit to hold each part against");
}

void
check_cycles(struct gather *gather, const struct section *section)
{
	check_which(gather, section);
	check_since(gather, section);
	check_seconds(gather, section);
	check_split(gather, section);
}

/* --- parties ------------------------------------------------------------- */

static bool
has_move(const struct process *process, const char *party)
{
	for (size_t i = 0; i < process->move_count; i++) {
		if (strcmp(process->moves[i].to, party) == 0)
			return true;
	}
	return false;
}

/* A party that never has the move would count nothing, in silence. */
void
check_counts(struct gather *gather, const struct section *process,
    const struct section *section)
{
	const struct sle *sle = section->value;
	const struct process *of = process->value;
	const struct spot *spot = section_spot(section, "counts");

	if (!spot->good || !section_settled(process, "moves") ||
	    sle->clock > CLOCK_BUSINESS) /* complained of */
		return;
	for (size_t i = 0; i < sle->counts.count; i++) {
		const char *party = sle->counts.items[i];

		if (!has_move(of, party))
			complain_at(&gather->complain, &spot->items[i],
			    "counts: no moves of %s are of %s", of->id,
			    complain_quote(&gather->complain, party));
	}
}

/* --- versions ------------------------------------------------------------ */

static bool
same_words(const struct words *a, const struct words *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (strcmp(a->items[i], b->items[i]) != 0)
			return false;
	}
	return true;
}

/* A reason why SLE cannot be a version beside ONE, or NULL. */
static const char *
differs(const struct sle *sle, const struct sle *one)
{
	if (sle->binds != one->binds)
		return "is not that of the version";
	if (sle->binds == BINDS_RECEIPT)
		return NULL;
	if (!same_words(&sle->from, &one->from) ||
	    !same_words(&sle->to, &one->to) ||
	    !same_words(&sle->since, &one->since) ||
	    sle->cycles != one->cycles || sle->from_which != one->from_which ||
	    sle->to_which != one->to_which)
		return "needs the same start, stop and cycles as the version";
	if (sle->binds == BINDS_SPLIT &&
	    (sle->clock != one->clock ||
		!same_words(&sle->pause, &one->pause) ||
		!same_words(&sle->counts, &one->counts)))
		return "needs the same clock and pauses as the version";
	return NULL;
}

static bool
known(const struct section *section)
{
	static const char *const keys[] = { "binds", "from", "to", "since",
		"cycles", "from_which", "to_which", "clock", "counts" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (!section_settled(section, keys[i]))
			return false;
	}
	return true;
}

void
check_bindings(
    struct gather *gather, const struct section *sections, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const char *why;

		if (!known(&sections[i]) || !known(&sections[0]))
			continue;
		why = differs(sections[i].value, sections[0].value);
		if (why != NULL)
			check_refuse(gather, &sections[i], "binds",
			    "%s %s in %s:%u",
			    binds_words[((const struct sle *)sections[i].value)
					    ->binds],
			    why, sections[0].place.file,
			    (unsigned)sections[0].place.line);
	}
}
