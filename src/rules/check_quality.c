/* check_quality.c -- a check of the data has its numbers, and a claim its
 * words. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/book.h"
#include "slaudit/names.h"
#include "slaudit/quality.h"

#include "check.h"
#include "guess.h"

enum { NUMBERS_MAX = 3 };

struct demand { /* the numbers that a check needs, and what else it takes */
	const char *needs[NUMBERS_MAX];
	const char *takes[2];
};

/* ORDER: enum quality_check. */
static const struct demand demands[] = {
	[QUALITY_SAME_TIME] = { .needs = { "least" } },
	[QUALITY_GAP] = { .takes = { "months", "prefix" } },
	[QUALITY_HEAPING] = { .needs = { "least", "share" },
	    .takes = { "months" } },
	[QUALITY_BUNCHING] = { .needs = { "least", "band", "level" },
	    .takes = { "months" } },
	[QUALITY_MIDNIGHT] = { .needs = { "least", "share" },
	    .takes = { "months" } },
	[QUALITY_WEEKEND] = { .needs = { "least", "share" },
	    .takes = { "months" } },
	[QUALITY_LABELS] = { .needs = { "least" },
	    .takes = { "months", "fields" } },
	[QUALITY_CONTROL] = { .takes = { "gate" } },
};
_Static_assert(sizeof(demands) / sizeof(demands[0]) == QUALITY_CHECKS,
    "every check says what it needs");

static bool
is_one(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (names[i] != NULL && strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

static void
check_numbers(struct gather *gather, const struct section *section)
{
	static const char *const keys[] = { "months", "least", "share", "band",
		"level", "prefix", "fields", "gate" };
	const struct quality_rule *rule = section->value;
	const struct demand *demand = &demands[rule->check];
	const char *check = quality_words[rule->check];
	const char *needed = arena_format(gather->arena, "%s needs it", check);

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (is_one(demand->needs, NUMBERS_MAX, keys[i]))
			check_needs(gather, section, keys[i], needed);
		else if (!is_one(demand->takes, 2, keys[i]) &&
		    section_spot(section, keys[i])->seen)
			check_refuse(gather, section, keys[i],
			    "not allowed with %s", check);
	}
}

static void
check_rule_processes(struct gather *gather, const struct section *section)
{
	const struct quality_rule *rule = section->value;
	const struct spot *spot = section_spot(section, "processes");

	for (size_t i = 0; spot->good && i < rule->processes.count; i++) {
		const char *word = rule->processes.items[i];

		if (gather_find(&gather->processes, word) == NULL)
			gather_refuse_reference(gather, &spot->items[i],
			    "processes", "process of the book", word,
			    gather_guess(gather, &gather->processes, word));
	}
}

static void
check_label_fields(struct gather *gather, const struct section *section)
{
	static const char *const usual[] = { "category", "customer", "status" };
	const struct quality_rule *rule = section->value;
	const struct spot *spot = section_spot(section, "fields");

	for (size_t i = 0; spot->good && i < rule->fields.count; i++) {
		const char *word = rule->fields.items[i];

		if (!is_one(usual, sizeof(usual) / sizeof(usual[0]), word))
			check_attribute(
			    gather, &spot->items[i], "fields", word, true);
	}
}

void
check_qualities(struct gather *gather)
{
	for (size_t i = 0; i < gather->qualities.count; i++) {
		const struct section *section = &gather->qualities.items[i];

		if (section_good(section, "check"))
			check_numbers(gather, section);
		check_rule_processes(gather, section);
		check_label_fields(gather, section);
	}
}

/* --- claims ----------------------------------------------------------------
 */

static void
check_claim_sle(struct gather *gather, const struct section *mapping,
    const struct section *section)
{
	const struct mapping *of = mapping->value;
	const struct claim_rule *claim = section->value;
	const struct section *sle = check_reference(gather, section, "sle",
	    "SLE of the book", claim->sle, &gather->sles);
	const struct sle *about = sle == NULL ? NULL : sle->value;

	if (about == NULL || !section_good(sle, "process") ||
	    !section_good(mapping, "process"))
		return;
	if (strcmp(about->process, of->process) != 0)
		check_refuse(gather, section, "sle", "%s is of process %s",
		    claim->sle, about->process);
}

static void
check_claim_alone(
    struct gather *gather, const struct section *mapping, size_t at)
{
	const struct mapping *of = mapping->value;
	const struct section *section =
	    &section_spot(mapping, "claims")->sections[at];

	for (size_t i = 0; i < at; i++) {
		if (of->claims[at].sle != NULL &&
		    of->claims[i].sle == of->claims[at].sle)
			check_refuse(gather, section, "sle",
			    "%s is claimed about already, on line %u",
			    of->claims[at].sle,
			    (unsigned)of->claims[i].place.line);
	}
}

void
check_claims(struct gather *gather, const struct section *mapping)
{
	const struct spot *spot = section_spot(mapping, "claims");

	for (size_t i = 0; i < spot->section_count; i++) {
		const struct section *section = &spot->sections[i];

		check_claim_sle(gather, mapping, section);
		check_claim_alone(gather, mapping, i);
		if (!section_given(section, "elapsed"))
			check_only_with(gather, section, "unit", "elapsed");
		if (section_given(section, "breached")) {
			check_needs(
			    gather, section, "yes", "breached needs it");
			check_needs(gather, section, "no", "breached needs it");
		} else {
			check_only_with(gather, section, "yes", "breached");
			check_only_with(gather, section, "no", "breached");
		}
	}
}

void
check_closure(struct gather *gather, const struct section *process)
{
	const struct section *closure = section_sub(process, "closure");
	const struct process *of = process->value;

	if (closure == NULL)
		return;
	check_events(gather, process, closure, "events", &of->closing);
	check_events(gather, process, closure, "reopened", &of->reopening);
}
