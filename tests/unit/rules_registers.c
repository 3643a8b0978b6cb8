/* rules_registers.c -- the section registers of a rule book. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "slaudit/register.h"

#include "rules_slips.h"

#define HEAD                                                                   \
	"  source: made up\nregisters:\n  - id: aside\n    title: Set aside\n"
#define FILE_AND_TIMES                                                         \
	"    file: \"aside*.csv\"\n    times: {formats: \"%Y-%m-%d "           \
	"%H:%M%z\"}\n"
#define REASONS "    reasons: {storm: a storm}"

static void
expect_registers(const char *lines, const char *want)
{
	struct reading reading;
	struct buf text = { 0 };

	buf_print(&text, HEAD "%s", lines);
	reading_change(&reading, 10, buf_text(&text));
	cr_expect_eq(reading.rc, want == NULL ? 0 : -1, "%s: %s", lines,
	    reading_complaint(&reading, 0));
	cr_expect_str_eq(reading_complaint(&reading, 0),
	    want == NULL ? "" : want, "%s", lines);
	reading_release(&reading);
	buf_release(&text);
}

Test(rules_registers, takes_each_kind)
{
	expect_registers(FILE_AND_TIMES "    kind: exclusions\n" REASONS, NULL);
	expect_registers(FILE_AND_TIMES "    kind: disputes", NULL);
	expect_registers(
	    FILE_AND_TIMES "    kind: corrections\n" REASONS, NULL);
	expect_registers(
	    FILE_AND_TIMES "    kind: explanations\n" REASONS, NULL);
	expect_registers(FILE_AND_TIMES
	    "    kind: decisions\n"
	    "    columns: {for: yeas, against: nays}",
	    NULL);
}

Test(rules_registers, names_what_does_not_go_together)
{
	expect_registers(FILE_AND_TIMES "    kind: exclusions",
	    "12:5: reasons: missing, its rows give the code of one");
	expect_registers(FILE_AND_TIMES "    kind: disputes\n" REASONS,
	    "17:5: reasons: only with kind exclusions, corrections or "
	    "explanations");
	expect_registers(FILE_AND_TIMES "    kind: disputes\n"
					"    columns: {cause: why}",
	    "17:14: columns: \"cause\" is no column of such a register");
	expect_registers("    file: \"x/aside.csv\"\n    kind: disputes\n"
			 "    times: {formats: \"%Y-%m-%d\", zone: UTC}",
	    "14:11: file: is matched with a file's name, without its folder");
	expect_registers("    file: \"aside.csv\"\n    kind: disputes\n"
			 "    times: {formats: \"%Y-%m-%d\"}",
	    "16:12: zone: missing, a format has no %z");
}

Test(rules_registers, reads_what_stands_there)
{
	struct reading reading;
	const struct register_map *map;

	reading_change(&reading, 10,
	    HEAD FILE_AND_TIMES "    kind: exclusions\n"
				"    columns: {ticket: Ticket No}\n" REASONS);
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_assert_eq(reading.book->register_count, 1);
	map = reading.book->registers[0];
	cr_expect_eq(map->kind, REGISTER_EXCLUSIONS);
	cr_expect_str_eq(map->form.id, "aside");
	cr_expect_eq(map->form.delimiter, ',');
	cr_expect_str_eq(map->form.encoding, "UTF-8");
	cr_expect_eq(map->column_count, 1);
	cr_expect_str_eq(map->columns[0].from, "ticket");
	cr_expect_str_eq(map->columns[0].to, "Ticket No");
	cr_expect_str_eq(map->reasons[0].title, "a storm");
	cr_expect_eq(register_find(reading.book, "aside"), map);
	cr_expect_null(register_find(reading.book, "other"));
	reading_release(&reading);
}

/* The help and docs/rules.md name the columns: they are those of the table. */
Test(rules_registers, the_help_names_every_column)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	cr_assert_eq(rules_help(out, "register"), 0);
	fclose(out);
	for (int kind = 0; kind < REGISTER_KINDS; kind++) {
		size_t count;
		const struct register_column *columns =
		    register_columns((enum register_kind)kind, &count);

		for (size_t i = 0; i < count; i++)
			cr_expect_not_null(strstr(text, columns[i].name), "%s",
			    columns[i].name);
	}
	free(text);
}
