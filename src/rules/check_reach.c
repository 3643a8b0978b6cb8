/* check_reach.c -- versions of an SLE exclude one another; every SLE can be
 * reached by some mapping. */
/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/mapping.h"

#include "check.h"
#include "draft.h"

/* --- versions
 * ----------------------------------------------------------------- */

static int
compare_validity(const void *left, const void *right)
{
	const struct section *a = *(const struct section *const *)left;
	const struct section *b = *(const struct section *const *)right;
	const struct sle *one = a->value;
	const struct sle *two = b->value;

	if (one->valid_from != two->valid_from) /* DAY_NONE: since ever */
		return one->valid_from < two->valid_from ? -1 : 1;
	return a < b ? -1 : a > b; /* sorted by place already */
}

static bool
is_dated(const struct section *section)
{
	return section_settled(section, "valid_from") &&
	    section_settled(section, "valid_to");
}

static int32_t
end_of(const struct section *section)
{
	const struct sle *sle = section->value;

	return sle->valid_to == DAY_NONE ? INT32_MAX : sle->valid_to;
}

static void
refuse_overlap(struct gather *gather, const struct section *later,
    const struct section *earlier)
{
	const char *key =
	    section_good(later, "valid_from") ? "valid_from" : "id";

	check_refuse(gather, later, key,
	    "%s is also valid in %s:%u at the same time", section_id(later),
	    earlier->place.file, (unsigned)earlier->place.line);
}

/* COUNT sections of one id. */
static void
check_overlap(
    struct gather *gather, const struct section *sections, size_t count)
{
	const struct section **sorted =
	    arena_new(gather->arena, count, sizeof(sorted[0]));
	const struct section *longest = NULL;
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (is_dated(&sections[i]))
			sorted[kept++] = &sections[i];
	}
	if (kept > 1)
		qsort(sorted, kept, sizeof(sorted[0]), compare_validity);
	for (size_t i = 0; i < kept; i++) {
		const struct sle *sle = sorted[i]->value;

		if (longest != NULL && sle->valid_from <= end_of(longest))
			refuse_overlap(gather, sorted[i], longest);
		if (longest == NULL || end_of(sorted[i]) > end_of(longest))
			longest = sorted[i];
	}
}

static int
compare_versions(const void *left, const void *right)
{
	const struct section *a = *(const struct section *const *)left;
	const struct section *b = *(const struct section *const *)right;
	const struct sle *one = a->value;
	const struct sle *two = b->value;
	int order = strcmp(one->version, two->version);

	return order != 0 ? order : (a < b ? -1 : a > b);
}

/* An outcome names its SLE by id and version. Two that begin on one day
 * overlap, which was said. */
static void
check_version_words(
    struct gather *gather, const struct section *sections, size_t count)
{
	const struct section **sorted =
	    arena_new(gather->arena, count, sizeof(sorted[0]));
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		const struct sle *sle = sections[i].value;

		if (sle->version != NULL && is_dated(&sections[i]))
			sorted[kept++] = &sections[i];
	}
	if (kept > 1)
		qsort(sorted, kept, sizeof(sorted[0]), compare_versions);
	for (size_t i = 1; i < kept; i++) {
		const struct sle *before = sorted[i - 1]->value;
		const struct sle *sle = sorted[i]->value;

		if (strcmp(before->version, sle->version) == 0 &&
		    before->valid_from != sle->valid_from)
			check_refuse(gather, sorted[i], "version",
			    "%s of %s stands twice", sle->version,
			    section_id(sorted[i]));
	}
}

void
check_versions(struct gather *gather)
{
	const struct list *list = &gather->sles;
	size_t end;

	for (size_t i = 0; i < list->count; i = end) {
		const char *id = section_id(&list->items[i]);

		for (end = i + 1; end < list->count && id != NULL; end++) {
			if (strcmp(section_id(&list->items[end]), id) != 0)
				break;
		}
		if (id == NULL || end == i + 1)
			continue;
		check_overlap(gather, &list->items[i], end - i);
		check_version_words(gather, &list->items[i], end - i);
		check_types(gather, &list->items[i], end - i);
		check_bindings(gather, &list->items[i], end - i);
	}
}

/* --- reach
 * -------------------------------------------------------------------- */

/* What the mappings of a process yield; true also where there is no telling
 * because of something complained of already. */
struct yield {
	const struct list *mappings;
	const char *process;
};

static const struct section *
next_mapping(const struct yield *yield, size_t *cursor)
{
	while (*cursor < yield->mappings->count) {
		const struct section *section =
		    &yield->mappings->items[(*cursor)++];
		const struct mapping *mapping = section->value;

		if (mapping->process != NULL &&
		    strcmp(mapping->process, yield->process) == 0)
			return section;
	}
	return NULL;
}

static bool
rule_yields(const struct section *section, const char *event)
{
	const struct event_rule *rule = section->value;

	if (!section_settled(section, "event") ||
	    !section_settled(section, "names"))
		return true; /* complained of: no telling */
	if (rule->event != NULL && strcmp(rule->event, event) == 0)
		return true;
	for (size_t i = 0; i < rule->name_count; i++) {
		if (strcmp(rule->names[i].to, event) == 0)
			return true;
	}
	return false;
}

static bool
yields_event(const struct yield *yield, const char *event)
{
	const struct section *mapping;
	size_t cursor = 0;

	while ((mapping = next_mapping(yield, &cursor)) != NULL) {
		const struct spot *spot = section_spot(mapping, "events");

		if (!spot->good)
			return true;
		for (size_t i = 0; i < spot->section_count; i++) {
			if (rule_yields(&spot->sections[i], event))
				return true;
		}
	}
	return false;
}

static bool
field_yields(const struct section *section, const char *word)
{
	const struct field *field = section->value;

	if (field->constant != NULL)
		return strcmp(field->constant, word) == 0;
	if (field->word_count == 0)
		return true; /* any word */
	for (size_t i = 0; i < field->word_count; i++) {
		if (strcmp(field->words[i].to, word) == 0)
			return true;
	}
	return false;
}

static bool
yields_word(const struct yield *yield, const char *key, const char *word)
{
	const struct section *mapping;
	size_t cursor = 0;

	while ((mapping = next_mapping(yield, &cursor)) != NULL) {
		const struct section *field = section_sub(mapping, key);

		if (field == NULL ? section_given(mapping, key)
				  : field_yields(field, word))
			return true;
	}
	return false;
}

static void
check_yielded_events(struct gather *gather, const struct section *section,
    const char *key, const struct words *words, const struct yield *yield)
{
	const struct spot *spot = section_spot(section, key);
	const struct section *process =
	    gather_find(&gather->processes, yield->process);

	for (size_t i = 0; spot->good && i < words->count; i++) {
		/* No event at all: complained of already. */
		if (check_has_event(process, words->items[i]) &&
		    !yields_event(yield, words->items[i]))
			complain_at(&gather->complain, &spot->items[i],
			    "%s: no mapping of %s yields %s", key,
			    yield->process, words->items[i]);
	}
}

static void
check_yielded_words(struct gather *gather, const struct section *section,
    const char *key, const struct words *words, const struct yield *yield)
{
	const struct spot *spot = section_spot(section, key);

	for (size_t i = 0; spot->good && i < words->count; i++) {
		if (!yields_word(yield, key, words->items[i]))
			complain_at(&gather->complain, &spot->items[i],
			    "%s: no mapping of %s yields %s", key,
			    yield->process,
			    complain_quote(&gather->complain, words->items[i]));
	}
}

static void
check_yielded_limits(struct gather *gather, const struct section *section,
    const struct yield *yield)
{
	const struct draft_sle *draft = section->value;

	for (size_t i = 0; i < draft->limit_count; i++) {
		const struct limit_row *row = &draft->limits[i];

		if (!yields_word(yield, "category", row->category))
			complain_at(&gather->complain, &row->place,
			    "limits: no mapping of %s yields %s",
			    yield->process,
			    complain_quote(&gather->complain, row->category));
	}
}

static void
check_sle_reach(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;
	const struct section *pause = section_sub(section, "pause");
	struct yield yield = { &gather->mappings, sle->process };
	size_t cursor = 0;

	if (!section_good(section, "process") ||
	    gather_find(&gather->processes, sle->process) == NULL)
		return;
	if (next_mapping(&yield, &cursor) == NULL) {
		check_refuse(gather, section, "process",
		    "no mapping reads the tickets of %s", sle->process);
		return;
	}
	check_yielded_events(gather, section, "from", &sle->from, &yield);
	check_yielded_events(gather, section, "to", &sle->to, &yield);
	check_yielded_events(gather, section, "since", &sle->since, &yield);
	check_yielded_events(gather, section, "planned", &sle->planned, &yield);
	check_yielded_events(
	    gather, section, "unobserved", &sle->unobserved, &yield);
	if (pause != NULL)
		check_yielded_events(
		    gather, pause, "while", &sle->pause, &yield);
	check_yielded_limits(gather, section, &yield);
	check_yielded_words(
	    gather, section, "category", &sle->categories, &yield);
	check_yielded_words(
	    gather, section, "customer_class", &sle->classes, &yield);
}

/* Is it known which mapping reads which process? */
static bool
mappings_known(const struct gather *gather)
{
	for (size_t i = 0; i < gather->mappings.count; i++) {
		const struct section *section = &gather->mappings.items[i];
		const struct mapping *mapping = section->value;

		if (!section_good(section, "process") ||
		    gather_find(&gather->processes, mapping->process) == NULL)
			return false;
	}
	return gather->mappings.count > 0 &&
	    !gather_may_declare(gather, "mappings");
}

void
check_reach(struct gather *gather)
{
	if (!mappings_known(gather))
		return;
	for (size_t i = 0; i < gather->sles.count; i++)
		check_sle_reach(gather, &gather->sles.items[i]);
}
