/* supply.c -- which files cover a month of a process, and how far. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/supply.h"

#include <string.h>

#include "slaudit/book.h"
#include "slaudit/export.h"
#include "slaudit/instant.h"

static enum file_extent
extent_of(const struct book *book, const struct export_file *file)
{
	for (size_t i = 0; i < book->mapping_count; i++) {
		if (strcmp(book->mappings[i]->id, file->mapping) == 0)
			return book->mappings[i]->extent;
	}
	return FILE_SNAPSHOT;
}

/* Up to when FILE can say anything. */
static int64_t
reach_of(const struct stock *stock, const struct export_file *file)
{
	return file->cutoff < stock->as_of ? file->cutoff : stock->as_of;
}

static bool
covers(const struct stock *stock, const struct export_file *file, int64_t from,
    int64_t until)
{
	if (reach_of(stock, file) <= from)
		return false;
	return extent_of(stock->book, file) == FILE_SNAPSHOT ||
	    file->cutoff <= until;
}

/* Of no month: whether any file came. */
static void
any_find(const struct stock *stock, struct supply *supply)
{
	for (size_t i = 0; i < stock->count; i++) {
		if (strcmp(stock->files[i].process, supply->process) == 0)
			supply->state = SUPPLY_WHOLE;
	}
}

void
supply_find(const struct stock *stock, int64_t from, int64_t until,
    struct supply *supply)
{
	uint64_t rows = 0;

	supply->state = SUPPLY_NONE;
	supply->until = from;
	supply->files = 0;
	supply->file = NULL;
	if (supply->month == MONTH_NONE) {
		any_find(stock, supply);
		return;
	}
	for (size_t i = 0; i < stock->count; i++) {
		const struct export_file *file = &stock->files[i];

		if (strcmp(file->process, supply->process) != 0 ||
		    !covers(stock, file, from, until))
			continue;
		supply->files++;
		rows += file->tally.read;
		if (supply->file == NULL || file->cutoff > supply->file->cutoff)
			supply->file = file;
	}
	if (supply->file == NULL)
		return;
	supply->until = reach_of(stock, supply->file);
	if (supply->until < until) {
		supply->state = SUPPLY_PART;
		return;
	}
	supply->until = until;
	supply->state = rows == 0 ? SUPPLY_EMPTY : SUPPLY_WHOLE;
}
