/* register_reader.h -- a register's bytes to entries, row trouble to diags.
 * (read)
 *
 * Every row ends accepted or rejected with a diag that says why. What hangs on
 * tickets (is there such a one, is that its time) is not known here. */
#ifndef SLAUDIT_REGISTER_READER_H
#define SLAUDIT_REGISTER_READER_H

#include "slaudit/book.h"
#include "slaudit/diag.h"
#include "slaudit/export.h"
#include "slaudit/register.h"

struct fault;

/* Is PATH a file of one of the book's registers, by its name and header?
 * Yields 1, 0: no pattern fits, -1: FAULT_INPUT says what the header lacks, or
 * that several fit. */
int register_choose(const struct book *book, const char *path,
    const struct register_map **out, struct fault *fault);

struct register_rows {                  /* in the caller's arena */
	struct register_entry *entries; /* by line */
	size_t count;
	struct diag *diags; /* by line, field, code */
	size_t diag_count;
	struct tally tally;
};

struct register_input {
	const char *path;
	const char *name; /* base name */
	const struct book *book;
	const struct register_map *map;
};

int register_read(struct arena *arena, const struct register_input *input,
    struct register_rows *out, struct fault *fault);

#endif
