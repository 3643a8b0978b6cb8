/* rules_families.c -- tests of attributes, breakdowns and rules of families. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "rules_slips.h"

#define BIG "    customer_class: {constant: big}\n"

Test(rules_families, what_is_named_must_be_declared)
{
	static const struct slip slips[] = {
		{ 10, "  source: s\n  attributes: {channel: Way}",
		    "11:15: attributes: channel is what every ticket has" },
		{ 10, "  source: s\n  breakdowns: [customer_class, region]",
		    "11:32: breakdowns: \"region\" is no attribute of the "
		    "book" },
		{ 10,
		    "  source: s\n  attributes: {region: R}\n"
		    "  breakdowns: regoin",
		    "12:15: breakdowns: \"regoin\" is no attribute of the "
		    "book, did you mean region?" },
		{ 10, "  source: s\n  n0_rule: all",
		    "11:12: n0_rule: \"all\" is none of defined, "
		    "with-requests" },
		{ 97, BIG "    attributes: {region: where}",
		    "98:18: attributes: \"region\" is no attribute of the "
		    "book" },
		{ 97, BIG "    attributes: [region]",
		    "98:17: attributes: expected names with their columns" },
		{ 97, BIG "    attributes: {a: b, a: c}",
		    "98:24: attributes: \"a\" stands twice" },
	};

	EXPECT_SLIPS(slips);
}

#define FAMILY "  - {id: f, title: T, status: assumed, source: s, "

Test(rules_families, a_rule_names_events_of_its_process_and_stands_alone)
{
	static const struct slip slips[] = {
		{ 11,
		    "families:\n" FAMILY
		    "process: call, events: [opened, lost]}\nprocesses:",
		    "12:83: events: \"lost\" is no event of call" },
		{ 11,
		    "families:\n" FAMILY
		    "process: mail, events: opened}\nprocesses:",
		    "12:60: process: \"mail\" is no process of the book" },
		{ 11,
		    "families:\n" FAMILY
		    "process: call, by: registry, events: opened}\nprocesses:",
		    "12:70: by: \"registry\" is no attribute of the book" },
		{ 11,
		    "families:\n" FAMILY "process: call, events: opened}\n"
		    "  - {id: g, title: T, status: assumed, source: s, "
		    "process: call, events: answered}\nprocesses:",
		    "13:60: process: call has a rule of families already, in "
		    "b.yaml:12" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_families, attributes_of_a_mapping_are_sorted_by_name)
{
	struct reading reading;
	const struct mapping *mapping;

	reading_change(&reading, 10,
	    "  source: s\n  attributes: {way: Way, area: Area}\n"
	    "  breakdowns: [area, channel]\n  best_rating: Fine");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_expect_eq(reading.book->attribute_count, 2);
	cr_expect_str_eq(book_attribute_title(reading.book, "area"), "Area");
	cr_expect_null(book_attribute_title(reading.book, "channel"));
	cr_expect_eq(reading.book->breakdowns.count, 2);
	cr_expect_eq(reading.book->n0_rule, N0_NOT_SAID);
	cr_expect_str_eq(reading.book->best_rating, "Fine");
	mapping = reading.book->mappings[0];
	cr_expect_eq(mapping->attribute_count, 0);
	reading_release(&reading);
}
