/* fontlist.c -- reads the list of fonts. */
/* SPDX-License-Identifier: MIT */
#include "fontlist_internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/fault.h"

enum {
	LINE_MAX_BYTES = 1024, /* a path and two words */
	WORDS_MAX = 3
};

struct reader {
	struct fontlist *list;
	struct arena *arena;
	const char *dir; /* of the fonts that follow; NULL before the first */
	const char *package;
	size_t file_room;
	size_t family_room;
};

/* Cuts LINE at its first blank; returns the rest. */
static char *
cut_word(char *line)
{
	char *rest = line + strcspn(line, " \t");

	if (*rest != '\0')
		*rest++ = '\0';
	return rest + strspn(rest, " \t");
}

static int
take_dir(struct reader *reader, char *rest)
{
	char *package = cut_word(rest);

	if (*rest == '\0' || *package == '\0' || strpbrk(package, " \t"))
		return -1;
	reader->dir = arena_copy(reader->arena, rest);
	reader->package = arena_copy(reader->arena, package);
	return 0;
}

static int
take_font(struct reader *reader, char *rest)
{
	struct fontlist *list = reader->list;
	struct font_file *file;

	if (*rest == '\0' || reader->dir == NULL)
		return -1;
	list->files = arena_grow(reader->arena, list->files, &reader->file_room,
	    list->file_count, sizeof(*list->files));
	file = &list->files[list->file_count++];
	file->path = arena_format(reader->arena, "%s/%s", reader->dir, rest);
	file->package = reader->package;
	return 0;
}

static int
take_family(struct reader *reader, char *rest)
{
	struct fontlist *list = reader->list;

	/* A comma would split the name in Pango's list of families. */
	if (*rest == '\0' || strchr(rest, ',') != NULL)
		return -1;
	list->families = arena_grow(reader->arena, list->families,
	    &reader->family_room, list->family_count, sizeof(*list->families));
	list->families[list->family_count++] = arena_copy(reader->arena, rest);
	return 0;
}

static const struct directive {
	const char *word;
	int (*take)(struct reader *reader, char *rest);
	const char *form;
} directives[] = {
	{ "dir", take_dir, "dir FOLDER PACKAGE" },
	{ "font", take_font, "font FILE, after a dir" },
	{ "family", take_family, "family NAME" },
};

static int
take_line(struct reader *reader, char *line, const char **form)
{
	char *rest = cut_word(line);

	*form = "dir, font or family";
	for (size_t i = 0; i < sizeof(directives) / sizeof(*directives); i++) {
		if (strcmp(line, directives[i].word) != 0)
			continue;
		*form = directives[i].form;
		return directives[i].take(reader, rest);
	}
	return -1;
}

static int
read_lines(
    struct reader *reader, FILE *stream, const char *path, struct fault *fault)
{
	char line[LINE_MAX_BYTES];
	unsigned long number = 0;
	const char *form;

	while (fgets(line, sizeof(line), stream) != NULL) {
		number++;
		if (strchr(line, '\n') == NULL && !feof(stream))
			return fault_set(fault, FAULT_OUTPUT, path, number,
			    "the line is longer than %d bytes",
			    LINE_MAX_BYTES - 2);
		line[strcspn(line, "\r\n")] = '\0';
		if (line[0] == '\0' || line[0] == '#')
			continue;
		if (take_line(reader, line, &form) != 0)
			return fault_set(fault, FAULT_OUTPUT, path, number,
			    "wanted: %s", form);
	}
	if (ferror(stream))
		return fault_set(
		    fault, FAULT_OUTPUT, path, 0, "%s", strerror(errno));
	return 0;
}

int
fontlist_read(struct fontlist *out, struct arena *arena, const char *path,
    struct fault *fault)
{
	struct reader reader = { .list = out, .arena = arena };
	FILE *stream = fopen(path, "r");
	int rc;

	memset(out, 0, sizeof(*out));
	if (stream == NULL)
		return fault_set(fault, FAULT_OUTPUT, path, 0,
		    "cannot read the list of fonts: %s", strerror(errno));
	rc = read_lines(&reader, stream, path, fault);
	fclose(stream);
	if (rc == 0 && (out->file_count == 0 || out->family_count == 0))
		rc = fault_set(fault, FAULT_OUTPUT, path, 0,
		    "names no font, or no family");
	return rc;
}
