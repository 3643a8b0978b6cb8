/* check_register.c -- a register agrees with its kind. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/register.h"

#include "check.h"

static bool
has_column(enum register_kind kind, const char *name)
{
	size_t count;
	const struct register_column *columns = register_columns(kind, &count);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(columns[i].name, name) == 0)
			return true;
	}
	return false;
}

static void
check_columns(struct gather *gather, const struct section *section)
{
	const struct register_map *map = section->value;

	if (!section_good(section, "columns"))
		return;
	for (size_t i = 0; i < map->column_count; i++) {
		const char *name = map->columns[i].from;

		if (!has_column(map->kind, name))
			check_refuse(gather, section, "columns",
			    "%s is no column of such a register",
			    complain_quote(&gather->complain, name));
	}
}

void
check_registers(struct gather *gather)
{
	static const char needs[] =
	    "kind exclusions, corrections or explanations";

	for (size_t i = 0; i < gather->registers.count; i++) {
		const struct section *section = &gather->registers.items[i];
		const struct register_map *map = section->value;

		check_form(gather, section);
		if (!section_good(section, "kind"))
			continue;
		if (has_column(map->kind, "reason") ||
		    has_column(map->kind, "cause"))
			check_needs(gather, section, "reasons",
			    "its rows give the code of one");
		else
			check_only_with(gather, section, "reasons", needs);
		check_columns(gather, section);
	}
}
