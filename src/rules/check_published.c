/* check_published.c -- a published file agrees with its kind and the book. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/publication.h"

#include "check.h"

static void
check_only_kind(struct gather *gather, const struct section *section,
    const char *const *keys, size_t count, const char *kind)
{
	for (size_t i = 0; i < count; i++)
		check_only_with(gather, section, keys[i], kind);
}

/* --- figures -------------------------------------------------------------- */

static void
check_figure(struct gather *gather, const struct section *section)
{
	const struct figure_rule *rule = section->value;

	if (section_given(section, "measure"))
		check_only_with(
		    gather, section, "named_by", "no measure of its own");
	check_reference(gather, section, "measure", "SLE of the book",
	    rule->measure, &gather->sles);
	if (!section_given(section, "percentage") &&
	    !section_given(section, "n") && !section_given(section, "met") &&
	    !section_given(section, "missed"))
		check_refuse(gather, section, "percentage",
		    "missing, or else n, met or missed");
}

static void
check_period(struct gather *gather, const struct section *section)
{
	if (section_given(section, "period")) {
		check_only_with(gather, section, "from", "no period");
		check_only_with(gather, section, "to", "no period");
		return;
	}
	check_needs(gather, section, "from", "or else period");
	check_needs(gather, section, "to", "or else period");
}

static void
check_figures(struct gather *gather, const struct section *section)
{
	static const char *const others[] = { "process", "key", "customer",
		"status", "date", "no_customer" };
	const struct spot *figures = section_spot(section, "figures");

	check_only_kind(gather, section, others,
	    sizeof(others) / sizeof(others[0]), "kind requests");
	check_needs(gather, section, "figures", "kind figures needs it");
	check_period(gather, section);
	for (size_t i = 0; i < figures->section_count; i++)
		check_figure(gather, &figures->sections[i]);
}

/* --- requests ------------------------------------------------------------- */

static void
check_status(struct gather *gather, const struct section *process,
    const struct section *section)
{
	const struct publication *publication = section->value;
	const struct field *field = &publication->form.status_field;
	const struct section *status = section_sub(section, "status");

	if (status == NULL)
		return;
	check_either(gather, status, "column", "constant");
	check_only_with(gather, status, "row", "shape log");
	if (section_good(status, "constant"))
		check_event(gather, process,
		    &section_spot(status, "constant")->value, "constant",
		    field->constant);
	if (section_given(status, "constant"))
		return;
	check_needs(gather, status, "words", "they are events of the process");
	for (size_t i = 0;
	     section_good(status, "words") && i < field->word_count; i++)
		check_event(gather, process,
		    &section_spot(status, "words")->items[i], "words",
		    field->words[i].to);
}

static void
check_customer(struct gather *gather, const struct section *section)
{
	const struct section *customer = section_sub(section, "customer");

	if (customer == NULL) {
		check_needs(gather, section, "key", "or else customer");
		return;
	}
	check_needs(gather, customer, "column", "each row says whose it is");
	check_only_with(gather, customer, "constant", "a mapping");
	check_only_with(gather, customer, "row", "shape log");
}

static void
check_requests(struct gather *gather, const struct section *section)
{
	static const char *const others[] = { "period", "from", "to", "finding",
		"text", "figures" };
	static const char *const needed[] = { "process", "status", "date" };
	const struct publication *publication = section->value;
	const struct section *process =
	    check_reference(gather, section, "process", "process of the book",
		publication->form.process, &gather->processes);

	check_only_kind(gather, section, others,
	    sizeof(others) / sizeof(others[0]), "kind figures");
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		check_needs(
		    gather, section, needed[i], "kind requests needs it");
	check_customer(gather, section);
	if (process != NULL)
		check_status(gather, process, section);
}

void
check_published(struct gather *gather)
{
	for (size_t i = 0; i < gather->published.count; i++) {
		const struct section *section = &gather->published.items[i];
		const struct publication *publication = section->value;

		check_file(gather, section);
		check_times(gather, section);
		if (!section_good(section, "kind"))
			continue;
		if (publication->kind == PUBLISHED_FIGURES)
			check_figures(gather, section);
		else
			check_requests(gather, section);
	}
}
