/* supply.c -- which files cover a month, and how far. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "slaudit/book.h"
#include "slaudit/export.h"
#include "slaudit/instant.h"
#include "slaudit/supply.h"

/* A month lasts from 100 to 200, the one before from 0, the next to 300. */
enum { BEFORE = 0, START = 100, END = 200, LATER = 300 };

static struct mapping whole = { .id = "whole", .process = "call" };
static struct mapping monthly = {
	.id = "monthly",
	.process = "call",
	.extent = FILE_INCREMENT,
};
static struct mapping *mappings[] = { &whole, &monthly };
static const struct book book = { .mappings = mappings, .mapping_count = 2 };

static struct export_file
file_of(const char *mapping, int64_t cutoff, uint64_t rows)
{
	return (struct export_file){ .name = "f",
		.mapping = mapping,
		.process = "call",
		.cutoff = cutoff,
		.tally.read = rows };
}

static struct supply
found(const struct export_file *files, size_t count, int64_t as_of)
{
	const struct stock stock = { &book, files, count, as_of };
	struct supply supply = { .process = "call", .month = 1 };

	supply_find(&stock, START, END, &supply);
	return supply;
}

Test(supply, is_what_the_files_reach)
{
	const struct {
		const char *label;
		const char *mapping;
		int64_t cutoff;
		uint64_t rows;
		int64_t as_of;
		enum supply_state state;
		int64_t until;
	} rows[] = {
		{ "to the month's end", "whole", END, 3, LATER, SUPPLY_WHOLE,
		    END },
		{ "beyond it", "whole", LATER, 3, LATER, SUPPLY_WHOLE, END },
		{ "a second short", "whole", END - 1, 3, LATER, SUPPLY_PART,
		    END - 1 },
		{ "its first second", "whole", START + 1, 3, LATER, SUPPLY_PART,
		    START + 1 },
		{ "up to its start", "whole", START, 3, LATER, SUPPLY_NONE,
		    START },
		{ "no row in it", "whole", END, 0, LATER, SUPPLY_EMPTY, END },
		{ "no row so far", "whole", END - 1, 0, LATER, SUPPLY_PART,
		    END - 1 },
		{ "looked at no further", "whole", LATER, 3, END - 50,
		    SUPPLY_PART, END - 50 },
		{ "looked at before it", "whole", LATER, 3, START, SUPPLY_NONE,
		    START },
		{ "an increment of it", "monthly", END, 3, LATER, SUPPLY_WHOLE,
		    END },
		{ "of the month after", "monthly", END + 1, 3, LATER,
		    SUPPLY_NONE, START },
		{ "of the month before", "monthly", START, 3, LATER,
		    SUPPLY_NONE, START },
		{ "of a part of it", "monthly", END - 9, 3, LATER, SUPPLY_PART,
		    END - 9 },
		{ "an empty increment", "monthly", END, 0, LATER, SUPPLY_EMPTY,
		    END },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct export_file file =
		    file_of(rows[i].mapping, rows[i].cutoff, rows[i].rows);
		struct supply got = found(&file, 1, rows[i].as_of);

		cr_expect_eq(got.state, rows[i].state, "%s: %d", rows[i].label,
		    (int)got.state);
		cr_expect_eq(got.until, rows[i].until, "%s: until %lld",
		    rows[i].label, (long long)got.until);
		cr_expect_eq(
		    got.files, got.state != SUPPLY_NONE, "%s", rows[i].label);
	}
}

Test(supply, the_file_that_reaches_farthest_counts)
{
	const struct export_file files[] = {
		file_of("whole", END, 0),
		file_of("whole", END - 5, 3),
		file_of("monthly", START, 7),
	};
	struct supply got = found(files, 3, LATER);

	cr_expect_eq(got.state, SUPPLY_WHOLE, "an earlier one has rows");
	cr_expect_eq(got.file, &files[0]);
	cr_expect_eq(got.files, 2);
}

Test(supply, another_process_and_no_file_supply_nothing)
{
	struct export_file file = file_of("whole", END, 3);

	file.process = "letter";
	cr_expect_eq(found(&file, 1, LATER).state, SUPPLY_NONE);
	cr_expect_eq(found(NULL, 0, LATER).state, SUPPLY_NONE);
	cr_expect_null(found(NULL, 0, LATER).file);
}

Test(supply, of_no_month_any_file_will_do)
{
	const struct export_file file = file_of("monthly", START, 0);
	const struct stock stock = { &book, &file, 1, LATER };
	struct supply supply = { .process = "call", .month = MONTH_NONE };

	supply_find(&stock, BEFORE, BEFORE, &supply);
	cr_expect_eq(supply.state, SUPPLY_WHOLE);
	supply.process = "letter";
	supply_find(&stock, BEFORE, BEFORE, &supply);
	cr_expect_eq(supply.state, SUPPLY_NONE);
}
