/* fontlist_internal.h -- which fonts there are, in which order. (report) */
#ifndef SLAUDIT_FONTLIST_INTERNAL_H
#define SLAUDIT_FONTLIST_INTERNAL_H

#include <stddef.h>

#include "slaudit/arena.h"

struct fault;

struct font_file {
	const char *path;
	const char *package; /* that brings it */
};

struct fontlist {
	struct font_file *files;
	size_t file_count;
	const char **families; /* in the order tried */
	size_t family_count;
};

/* Reads reports/fonts.list into ARENA; FAULT_OUTPUT with the line. */
int fontlist_read(struct fontlist *out, struct arena *arena, const char *path,
    struct fault *fault);

#endif
