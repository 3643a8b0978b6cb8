/* choose.c -- which mapping reads this file: its pattern and header decide. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <fnmatch.h>
#include <string.h>

#include "slaudit/fault.h"

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* The pattern is for the content: a wrapper's .gz may stand there or not. */
static bool
pattern_fits(
    const struct mapping *mapping, const char *name, struct arena *arena)
{
	size_t len = strlen(name);

	if (mapping->file == NULL || fnmatch(mapping->file, name, 0) == 0)
		return true;
	return len > 3 && strcmp(name + len - 3, ".gz") == 0 &&
	    fnmatch(mapping->file, arena_copyn(arena, name, len - 3), 0) == 0;
}

/* 1: the header has all columns, 0: COMPLAINT says what it lacks, -1. */
static int
header_fits(const struct mapping *mapping, struct source *source,
    struct buf *complaint, struct fault *fault)
{
	struct records records = { 0 };
	struct arena arena = { 0 };
	struct header header;
	struct binding binding;
	int rc = -1;

	if (source_unwrap(source, mapping->encoding, fault) != 0 ||
	    records_open(&records, source, mapping, SOURCE_CHUNK, fault) != 0 ||
	    header_read(&header, &records, mapping, &arena, fault) != 0)
		goto out;
	rc = binding_make(&binding, mapping, &header, &arena, complaint);
out:
	records_close(&records);
	arena_release(&arena);
	return rc;
}

struct choice {
	const struct mapping *fit; /* the first that fits */
	size_t fits;
	size_t candidates;  /* whose pattern fits */
	struct fault fault; /* the first header that cannot be read at all */
	size_t faults;
	struct buf missed;
	struct buf fitting;
};

/* A header that one delimiter cannot read may be fine under another. */
static void
candidate_try(
    struct choice *choice, const struct mapping *mapping, struct source *source)
{
	struct buf complaint = { 0 };
	struct fault fault = { 0 };
	int fits = header_fits(mapping, source, &complaint, &fault);

	choice->candidates++;
	if (fits > 0) {
		buf_print(&choice->fitting, "%s%s",
		    choice->fits == 0 ? "" : ", ", mapping->id);
		if (choice->fits++ == 0)
			choice->fit = mapping;
	} else if (fits == 0) {
		buf_print(&choice->missed, "; mapping %s: column %s",
		    mapping->id, buf_text(&complaint));
	} else {
		buf_print(&choice->missed, "; mapping %s: %s", mapping->id,
		    fault.text);
		if (choice->faults++ == 0)
			choice->fault = fault;
	}
	buf_release(&complaint);
}

static int
pattern_fault(const struct book *book, const char *name, struct fault *fault)
{
	struct buf patterns = { 0 };

	for (size_t i = 0; i < book->mapping_count; i++)
		buf_print(&patterns, "%s%s: %s", i == 0 ? "" : ", ",
		    book->mappings[i]->id, book->mappings[i]->file);
	fault_set(fault, FAULT_INPUT, name, 0,
	    "the name fits no mapping's file pattern (%s)",
	    buf_text(&patterns));
	buf_release(&patterns);
	return -1;
}

static int
choice_end(const struct choice *choice, const struct book *book,
    const char *name, struct fault *fault)
{
	if (choice->fits == 1)
		return 0;
	if (choice->candidates == 0)
		return pattern_fault(book, name, fault);
	if (choice->faults == choice->candidates) {
		*fault = choice->fault;
		return -1;
	}
	if (choice->fits == 0)
		return fault_set(fault, FAULT_INPUT, name, 0,
		    "the header fits no mapping%s", buf_text(&choice->missed));
	return fault_set(fault, FAULT_INPUT, name, 0,
	    "several mappings fit, and one must: %s",
	    buf_text(&choice->fitting));
}

int
reader_choose(const struct book *book, const char *path,
    const struct mapping **out, struct fault *fault)
{
	struct choice choice = { 0 };
	struct arena arena = { 0 };
	struct source source;
	const char *name = base_name(path);
	int rc = -1;

	if (source_open(&source, path, name, fault) != 0)
		goto out;
	for (size_t i = 0; i < book->mapping_count; i++) {
		if (pattern_fits(book->mappings[i], name, &arena))
			candidate_try(&choice, book->mappings[i], &source);
	}
	rc = choice_end(&choice, book, name, fault);
	if (rc == 0)
		*out = choice.fit;
out:
	source_close(&source);
	buf_release(&choice.missed);
	buf_release(&choice.fitting);
	arena_release(&arena);
	return rc;
}
