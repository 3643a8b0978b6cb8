/* supplies.c -- what was supplied, of each process and month: files -> rows. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/zone.h"

static void
month_find(
    const struct stock *stock, const struct zone *zone, struct supply *supply)
{
	int64_t from = INSTANT_NONE;
	int64_t until = INSTANT_NONE;

	if (supply->month != MONTH_NONE) {
		from = zone_day_start(zone, month_first_day(supply->month));
		until =
		    zone_day_start(zone, month_first_day(supply->month + 1));
	}
	supply_find(stock, from, until, supply);
}

static void
rows_mark(const struct stock *stock, const struct zone *zone,
    struct attainment *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct supply supply = { .process = rows[i].sle->process,
			.month = rows[i].month };

		month_find(stock, zone, &supply);
		rows[i].supply = supply.state;
	}
}

int
supply_mark(struct flow *flow, const struct book *book, struct attainment *rows,
    size_t count, struct fault *fault)
{
	struct stock stock = { .book = flow->book };
	struct export_file *files = NULL;
	struct audit facts = { 0 };
	struct zone *zone = NULL;
	struct arena arena = { 0 };
	int rc = -1;

	if (facts_load(flow, &arena, &facts, fault) == 0 &&
	    files_load(flow, &arena, &files, &stock.count, fault) == 0 &&
	    zone_open(&zone, book->zone, fault) == 0) {
		stock.files = files;
		stock.as_of = facts.as_of;
		rows_mark(&stock, zone, rows, count);
		rc = 0;
	}
	zone_close(zone);
	arena_release(&arena);
	return rc;
}

/* --- for a report --------------------------------------------------------- */

static bool
has_mapping(const struct book *book, const char *process)
{
	for (size_t i = 0; i < book->mapping_count; i++) {
		if (strcmp(book->mappings[i]->process, process) == 0)
			return true;
	}
	return false;
}

static bool
has_sle(const struct book *book, const char *process)
{
	for (size_t i = 0; i < book->sle_count; i++) {
		if (strcmp(book->sles[i]->process, process) == 0)
			return true;
	}
	return false;
}

static int32_t
first_month(const struct audit *audit)
{
	int32_t first = audit->from_month;

	for (size_t i = 0; i < audit->row_count; i++) {
		if (audit->rows[i].month != MONTH_NONE &&
		    audit->rows[i].month < first)
			first = audit->rows[i].month;
	}
	return first;
}

static void
process_put(const struct stock *stock, const struct zone *zone,
    struct audit *audit, const char *process, int32_t from)
{
	for (int32_t month = from; month <= audit->to_month; month++) {
		struct supply *supply = &audit->supplies[audit->supply_count++];

		*supply = (struct supply){ .process = process, .month = month };
		month_find(stock, zone, supply);
		audit->partial = audit->partial ||
		    (month >= audit->from_month &&
			supply->state == SUPPLY_PART);
	}
}

int
supplies_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	const struct book *book = flow->book;
	const struct stock stock = { .book = book,
		.files = audit->files,
		.count = audit->file_count,
		.as_of = audit->as_of };
	struct zone *zone = NULL;
	int32_t from = first_month(audit);
	size_t months = (size_t)(audit->to_month - from) + 1;

	if (zone_open(&zone, book->zone, fault) != 0)
		return -1;
	audit->supplies = arena_new(
	    arena, book->process_count * months + 1, sizeof(*audit->supplies));
	for (size_t i = 0; i < book->process_count; i++) {
		const char *process = book->processes[i].id;

		if (has_sle(book, process) && has_mapping(book, process))
			process_put(&stock, zone, audit, process, from);
	}
	zone_close(zone);
	return 0;
}
