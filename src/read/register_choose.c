/* register_choose.c -- which register a file is of: its name and header. */
/* SPDX-License-Identifier: MIT */
#include "register_internal.h"

#include <fnmatch.h>
#include <string.h>

#include "slaudit/fault.h"

/* --- columns -------------------------------------------------------------- */

static const char *
their_name(const struct register_map *map, const char *ours)
{
	for (size_t i = 0; i < map->column_count; i++) {
		if (strcmp(map->columns[i].from, ours) == 0)
			return map->columns[i].to;
	}
	return ours;
}

/* COLUMN_NONE: missing, or there more than once. */
static size_t
column_find(const struct header *header, const char *name)
{
	size_t found = COLUMN_NONE;

	for (size_t i = 0; i < header->count; i++) {
		if (strcmp(header->names[i], name) != 0)
			continue;
		if (found != COLUMN_NONE)
			return COLUMN_NONE;
		found = i;
	}
	return found;
}

/* The first column that the header does not have just once, or NULL. */
const char *
register_bind(const struct register_map *map, const struct header *header,
    struct arena *arena, size_t **out)
{
	size_t count;
	const struct register_column *columns =
	    register_columns(map->kind, &count);
	const char *missed = NULL;

	*out = arena_new(arena, count, sizeof(**out));
	for (size_t i = 0; i < count; i++) {
		const char *name = their_name(map, columns[i].name);

		(*out)[i] = column_find(header, name);
		if ((*out)[i] == COLUMN_NONE && missed == NULL)
			missed = name;
	}
	return missed;
}

/* --- which register ------------------------------------------------------- */

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static bool
pattern_fits(const struct mapping *form, const char *name, struct arena *arena)
{
	size_t len = strlen(name);

	if (fnmatch(form->file, name, 0) == 0)
		return true;
	return len > 3 && strcmp(name + len - 3, ".gz") == 0 &&
	    fnmatch(form->file, arena_copyn(arena, name, len - 3), 0) == 0;
}

/* *MISSED NULL: the header has every column. */
static int
header_look(const struct register_map *map, const char *path,
    struct arena *arena, const char **missed, struct fault *fault)
{
	struct source source;
	struct records records = { 0 };
	struct header header;
	size_t *columns;
	int rc = -1;

	if (source_open(&source, path, base_name(path), fault) == 0 &&
	    source_unwrap(&source, map->form.encoding, fault) == 0 &&
	    records_open(&records, &source, &map->form, SOURCE_CHUNK, fault) ==
		0 &&
	    header_read(&header, &records, &map->form, arena, fault) == 0) {
		*missed = register_bind(map, &header, arena, &columns);
		rc = 0;
	}
	records_close(&records);
	source_close(&source);
	return rc;
}

struct register_choice {
	const struct register_map *fit;
	const struct register_map *other; /* fits, too */
	const struct register_map *near;  /* by its name alone ... */
	const char *missed;               /* ... and lacks this column */
};

static int
choice_look(const struct book *book, const char *path, struct arena *arena,
    struct register_choice *choice, struct fault *fault)
{
	for (size_t i = 0; i < book->register_count; i++) {
		const struct register_map *map = book->registers[i];
		const char *missed;

		if (!pattern_fits(&map->form, base_name(path), arena))
			continue;
		if (header_look(map, path, arena, &missed, fault) != 0)
			return -1;
		if (missed != NULL) {
			choice->near = map;
			choice->missed = missed;
		} else if (choice->fit == NULL) {
			choice->fit = map;
		} else {
			choice->other = map;
		}
	}
	return 0;
}

/* By name alone it may still be an export. */
static int
near_end(const struct book *book, const char *path,
    const struct register_choice *choice, struct fault *fault)
{
	const struct mapping *mapping;
	struct fault other = { 0 };

	if (choice->near == NULL ||
	    reader_choose(book, path, &mapping, &other) == 0)
		return 0;
	return fault_set(fault, FAULT_INPUT, base_name(path), 0,
	    "the header does not fit register %s: column \"%s\" must stand "
	    "there once",
	    choice->near->form.id, choice->missed);
}

static int
choice_end(const struct book *book, const char *path,
    const struct register_choice *choice, struct fault *fault)
{
	const struct mapping *mapping;
	struct fault other = { 0 };

	if (choice->fit == NULL)
		return near_end(book, path, choice, fault);
	if (choice->other != NULL)
		return fault_set(fault, FAULT_INPUT, base_name(path), 0,
		    "several registers fit, and one must: %s, %s",
		    choice->fit->form.id, choice->other->form.id);
	if (reader_choose(book, path, &mapping, &other) == 0)
		return fault_set(fault, FAULT_INPUT, base_name(path), 0,
		    "register %s fits, and mapping %s, too: one must",
		    choice->fit->form.id, mapping->id);
	return 1;
}

int
register_choose(const struct book *book, const char *path,
    const struct register_map **out, struct fault *fault)
{
	struct register_choice choice = { 0 };
	struct arena arena = { 0 };
	int got = choice_look(book, path, &arena, &choice, fault);

	if (got == 0)
		got = choice_end(book, path, &choice, fault);
	*out = choice.fit;
	arena_release(&arena);
	return got;
}
