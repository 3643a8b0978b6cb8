/* check_mapping.c -- a mapping agrees with its shape, process and times. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/encoding.h"
#include "slaudit/mapping.h"

#include "check.h"
#include "values.h"

/* Is the mapping known to have a row a ticket? */
static bool
is_wide(const struct section *section)
{
	const struct mapping *mapping = section->value;

	return section_good(section, "shape") && mapping->shape != SHAPE_LOG;
}

void
check_either(struct gather *gather, const struct section *section,
    const char *one, const char *other)
{
	if (section_given(section, one) && section_given(section, other))
		check_refuse(gather, section, other, "only without %s", one);
	else if (!section_given(section, one) && !section_given(section, other))
		check_refuse(
		    gather, section, one, "missing, or else %s", other);
}

/* --- times
 * -------------------------------------------------------------------- */

/* Does any, or each, format lack an offset? */
static bool
lacks_offset(const struct mapping *mapping)
{
	for (size_t i = 0; i < mapping->format_count; i++) {
		bool has_offset = false;

		values_format(mapping->formats[i], &has_offset);
		if (!has_offset)
			return true;
	}
	return false;
}

void
check_times(struct gather *gather, const struct section *section)
{
	const struct section *times = section_sub(section, "times");

	if (times == NULL || !section_good(times, "formats"))
		return;
	if (lacks_offset(section->value))
		check_needs(gather, times, "zone", "a format has no %z");
	else
		check_only_with(gather, times, "zone", "a format without %z");
}

/* --- fields
 * ------------------------------------------------------------------- */

/* Every pack names its tickets by their keys. */
static void
check_private(struct gather *gather, const struct section *section,
    const struct section *field)
{
	const struct mapping *mapping = section->value;
	const struct field *of = field->value;

	if (!of->is_private || of->column == NULL ||
	    !section_good(section, "key"))
		return;
	for (size_t i = 0; i < mapping->key_count; i++) {
		if (strcmp(mapping->key[i], of->column) == 0)
			check_refuse(gather, field, "private",
			    "the column %s is of the key, which every audience "
			    "sees",
			    complain_quote(&gather->complain, of->column));
	}
}

static void
check_field(struct gather *gather, const struct section *section,
    const struct section *field)
{
	if (field == NULL)
		return;
	check_private(gather, section, field);
	check_either(gather, field, "column", "constant");
	if (section_given(field, "constant")) {
		check_only_with(gather, field, "row", "column");
		check_only_with(gather, field, "words", "column");
	} else if (is_wide(section)) {
		check_only_with(gather, field, "row", "shape log");
	}
}

static void
check_fields(struct gather *gather, const struct section *section)
{
	static const char *const keys[] = { "category", "customer",
		"customer_class", "channel", "status" };
	const struct spot *spot = section_spot(section, "attributes");
	const struct mapping *mapping = section->value;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		check_field(gather, section, section_sub(section, keys[i]));
	for (size_t i = 0; i < spot->section_count; i++)
		check_field(gather, section, &spot->sections[i]);
	for (size_t i = 0; i < mapping->attribute_count; i++)
		check_attribute(gather, &spot->items[i], "attributes",
		    mapping->attributes[i].name, false);
}

/* --- events
 * ------------------------------------------------------------------- */

static void
check_count(struct gather *gather, const struct section *mapping,
    const struct section *section)
{
	const struct mapping *of = mapping->value;

	if (!section_good(mapping, "shape"))
		return;
	if (of->shape == SHAPE_SAMPLES)
		check_needs(
		    gather, section, "count", "the shape samples needs it");
	else
		check_only_with(gather, section, "count", "shape samples");
}

static void
check_event_keys(struct gather *gather, const struct section *mapping,
    const struct section *section)
{
	const struct section *by = section_sub(section, "by");

	check_either(gather, section, "event", "named_by");
	if (section_given(section, "named_by"))
		check_needs(gather, section, "names", "named_by needs it");
	else
		check_only_with(gather, section, "names", "named_by");
	if (by != NULL)
		check_either(gather, by, "column", "constant");
	check_count(gather, mapping, section);
	if (is_wide(mapping)) {
		check_only_with(gather, section, "named_by", "shape log");
		check_only_with(gather, section, "row", "shape log");
	}
}

static void
check_event_names(struct gather *gather, const struct section *process,
    const struct section *section)
{
	const struct event_rule *rule = section->value;
	const struct spot *event = section_spot(section, "event");
	const struct spot *names = section_spot(section, "names");

	if (event->good)
		check_event(
		    gather, process, &event->value, "event", rule->event);
	for (size_t i = 0; names->good && i < rule->name_count; i++)
		check_event(gather, process, &names->items[i], "names",
		    rule->names[i].to);
}

static void
check_event_rules(struct gather *gather, const struct section *section)
{
	const struct mapping *mapping = section->value;
	const struct spot *events = section_spot(section, "events");
	const struct section *process =
	    check_reference(gather, section, "process", "process of the book",
		mapping->process, &gather->processes);

	for (size_t i = 0; i < events->section_count; i++) {
		check_event_keys(gather, section, &events->sections[i]);
		if (process != NULL)
			check_event_names(
			    gather, process, &events->sections[i]);
	}
}

/* --- the mapping
 * -------------------------------------------------------------- */

void
check_file(struct gather *gather, const struct section *section)
{
	const struct mapping *mapping = section->value;

	if (section_good(section, "file") && strchr(mapping->file, '/') != NULL)
		check_refuse(gather, section, "file",
		    "is matched with a file's name, without its folder");
	if (section_good(section, "encoding") &&
	    !encoding_known(mapping->encoding))
		check_refuse(gather, section, "encoding",
		    "%s is no encoding that iconv knows here",
		    complain_quote(&gather->complain, mapping->encoding));
}

void
check_form(struct gather *gather, const struct section *section)
{
	check_file(gather, section);
	check_times(gather, section);
}

void
check_mappings(struct gather *gather)
{
	for (size_t i = 0; i < gather->mappings.count; i++) {
		const struct section *section = &gather->mappings.items[i];
		const struct mapping *mapping = section->value;

		check_form(gather, section);
		check_fields(gather, section);
		check_event_rules(gather, section);
		check_claims(gather, section);
		check_intervals(gather, section);
		if (section_good(section, "shape") &&
		    mapping->shape == SHAPE_LOG)
			check_only_with(
			    gather, section, "occurrence", "shape wide");
	}
}
