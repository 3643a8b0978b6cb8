/* load.h -- the bytes of one YAML file to a libyaml document.
 *
 * Events first, then the document: an event pass refuses what the language
 * does not have and what libyaml's document API would take minutes over
 * (nesting, aliases). A file that fails here is complained of once. */
#ifndef SLAUDIT_RULES_LOAD_H
#define SLAUDIT_RULES_LOAD_H

#include <stddef.h>

#include <yaml.h>

#include "complain.h"

enum {
	LOAD_BYTES_MAX = 1 << 20, /* issue 2: a rule file is at most 1 MiB */
	LOAD_DEPTH_MAX = 32,      /* issue 2: nothing we mean nests deeper */
};

/* FILE is the name for places. 0 with *OUT (yaml_document_delete), which has
 * a root; -1 when complained. */
int load_document(struct complain *complain, const char *file,
    const char *bytes, size_t size, yaml_document_t *out);

/* The whole file, with a NUL behind it, in the arena; -1 when complained. A
 * directory or a pipe is refused before it is opened. */
int load_bytes(struct complain *complain, const char *path, const char *file,
    char **bytes, size_t *size);

/* Where a mark of libyaml is, counted from 1. */
struct place load_place(const char *file, const yaml_mark_t *mark);

#endif
