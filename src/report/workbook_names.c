/* workbook_names.c -- names of sheets and tables that Excel accepts. */
/* SPDX-License-Identifier: MIT */
#include "workbook_internal.h"

#include <string.h>
#include <strings.h>

#include <glib.h>

#include "utf8_internal.h"

enum { SHEET_NAME_MAX = 31, TABLE_NAME_MAX = 64 };

/* Excel keeps this name to itself. */
#define RESERVED_NAME "History"

static bool
is_taken(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcasecmp(names->items[i], name) == 0)
			return true;
	return false;
}

static const char *
take(struct arena *arena, struct names *names, const char *name)
{
	names->items = arena_grow(arena, names->items, &names->room,
	    names->count, sizeof(*names->items));
	names->items[names->count++] = name;
	return name;
}

/* At most MOST characters (of one UTF-16 unit each, as titles are). */
static char *
cut(struct arena *arena, const char *text, size_t most)
{
	const char *p = text;

	for (size_t n = 0; *p != '\0' && n < most; n++)
		p = utf8_next(p);
	return arena_copyn(arena, text, (size_t)(p - text));
}

/* BASE, or BASE-2, BASE-3 ...; JOIN stands before the number. */
static const char *
make_unique(struct arena *arena, struct names *names, const char *base,
    const char *join, size_t most)
{
	const char *name = cut(arena, base, most);

	for (unsigned n = 2; is_taken(names, name); n++)
		name = arena_format(
		    arena, "%s%s%u", cut(arena, base, most - 5), join, n);
	return take(arena, names, name);
}

const char *
sheet_name(struct workbook *book, const char *wanted)
{
	struct names *names = &book->sheet_names;
	char *base = arena_copy(&book->arena, wanted);

	if (names->count == 0)
		take(&book->arena, names, RESERVED_NAME);
	for (char *p = base; *p != '\0'; p++)
		if (strchr("[]:*?/\\'", *p) != NULL)
			*p = '-';
	return make_unique(&book->arena, names, base[0] == '\0' ? "-" : base,
	    "-", SHEET_NAME_MAX);
}

/* Begins with "t_", or "tab1" would be read as a cell. */
const char *
table_name(struct workbook *book, const char *wanted)
{
	char *base = arena_format(&book->arena, "t_%s", wanted);

	for (char *p = base; *p != '\0'; p++)
		if (!g_ascii_isalnum(*p))
			*p = '_';
	return make_unique(
	    &book->arena, &book->table_names, base, "_", TABLE_NAME_MAX);
}
