/* fuzz_rules.c -- any bytes as a rule file: a book or complaints, never both,
 * never neither. */
/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
hold(int law)
{
	if (!law)
		abort();
}

/* Sorted, each with a file and a text. */
static void
check_complaints(const struct complaints *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct complaint *c = &list->items[i];

		hold(c->file != NULL && c->text != NULL && *c->text != '\0');
		if (i == 0 || strcmp(c[-1].file, c->file) != 0)
			continue;
		hold(c[-1].line <= c->line);
		hold(c[-1].line != c->line || c[-1].column <= c->column);
	}
}

/* A note refuses nothing. */
static size_t
faults_of(const struct complaints *list)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += !list->items[i].note;
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct rules_text text = { "fuzz.yaml", (const char *)data,
		size };
	struct arena arena = { 0 };
	struct book *book = NULL;
	struct complaints complaints = { 0 };
	struct fault fault = { 0 };
	int rc;

	if (data == NULL)
		return 0;
	rc = rules_parse(&arena, &(struct rules_source){ "fuzz", &text, 1 },
	    &book, &complaints, &fault);
	hold(rc == 0 || rc == -1);
	hold((rc == 0) == (book != NULL));
	hold((rc == 0) == (faults_of(&complaints) == 0));
	hold((rc == 0) == (fault.kind == FAULT_NONE));
	check_complaints(&complaints);
	rules_release(book);
	arena_release(&arena);
	return 0;
}
