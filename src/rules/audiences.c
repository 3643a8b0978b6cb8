/* audiences.c -- reports/audiences.yaml to whom packs are made for. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/audience.h"
#include "slaudit/fault.h"
#include "slaudit/rules.h"

#include "gather.h"
#include "load.h"

static void
check_twice(struct complain *complain, const struct section *section,
    const struct audiences *all)
{
	const struct spot *spot = section_spot(section, "audiences");

	for (size_t i = 0; i < all->count; i++) {
		for (size_t k = 0; k < i; k++) {
			if (strcmp(all->items[i].id, all->items[k].id) == 0)
				complain_at(complain, &spot->sections[i].place,
				    "id: %s stands twice", all->items[i].id);
		}
	}
}

static int
load_audiences(struct complain *complain, struct vocab *words, const char *path,
    struct audiences *out)
{
	struct walk walk = { .arena = complain->arena,
		.complain = complain,
		.words = words,
		.file = arena_copy(complain->arena, path) };
	struct section section;
	yaml_document_t document;
	char *bytes;
	size_t size;

	if (load_bytes(complain, path, walk.file, &bytes, &size) != 0 ||
	    load_document(complain, walk.file, bytes, size, &document) != 0)
		return -1;
	walk.document = &document;
	section_read(&walk, &keys_audiences,
	    yaml_document_get_root_node(&document), out, &section);
	yaml_document_delete(&document);
	if (complain->list->count == 0)
		check_twice(complain, &section, out);
	return complain->list->count > 0 ? -1 : 0;
}

int
rules_audiences(struct arena *arena, const char *path, struct audiences *out,
    struct complaints *complaints, struct fault *fault)
{
	struct complain complain = { arena, complaints, NULL };
	struct vocab words = { 0 };
	int rc;

	*out = (struct audiences){ 0 };
	rc = load_audiences(&complain, &words, path, out);
	for (size_t i = 0; rc == 0 && i < out->count; i++)
		out->items[i].id = arena_copy(arena, out->items[i].id);
	if (rc != 0) {
		complain_sort(complaints);
		fault_set(fault, FAULT_RULES, path, 0, "%zu complaint%s",
		    complaints->count, complaints->count == 1 ? "" : "s");
	}
	vocab_release(&words); /* the ids, which were copied */
	return rc;
}
