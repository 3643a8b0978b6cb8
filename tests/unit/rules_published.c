/* rules_published.c -- `published:` of a book: what goes with which kind. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "rules_case.h"

#define AFTER "    adopted_by: nobody yet\n" /* line 129 */
#define HEAD                                                                   \
	AFTER "published:\n"                                                   \
	      "  - id: p\n"                                                    \
	      "    title: Published\n"                                         \
	      "    file: \"p*.csv\"\n"

static void
expect(const char *lines, const char *want)
{
	struct reading reading;
	struct buf text = { 0 };

	buf_print(&text, HEAD "%s", lines);
	reading_change(&reading, 129, buf_text(&text));
	cr_expect_eq(reading.rc, want == NULL ? 0 : -1, "%s: %s", lines,
	    reading_complaint(&reading, 0));
	cr_expect_str_eq(reading_complaint(&reading, 0),
	    want == NULL ? "" : want, "%s", lines);
	cr_expect_eq(reading.complaints.count, want == NULL ? 0 : 1, "%s",
	    reading_complaint(&reading, 1));
	reading_release(&reading);
	buf_release(&text);
}

Test(rules_published, reads_figures_and_fills_in_what_is_plain)
{
	struct reading reading;
	const struct publication *published;

	reading_change(&reading, 129,
	    HEAD "    kind: figures\n"
		 "    period: month\n"
		 "    figures:\n"
		 "      - {measure: A.9, percentage: share}\n"
		 "      - {named_by: what, n: all, met: good}\n");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_assert_eq(reading.book->publication_count, 1);
	published = reading.book->publications[0];
	cr_expect_eq(published->kind, PUBLISHED_FIGURES);
	cr_expect_eq(published->form.delimiter, ',');
	cr_expect_str_eq(published->form.encoding, "UTF-8");
	cr_expect_str_eq(published->form.formats[0], "%Y-%m-%d");
	cr_expect_eq(published->figure_count, 2);
	cr_expect_str_eq(published->figures[0].measure, "A.9");
	cr_expect_str_eq(published->figures[1].named_by, "what");
	reading_release(&reading);
}

Test(rules_published, takes_what_goes_together)
{
	expect("    kind: figures\n    from: a\n    to: b\n"
	       "    figures: [{percentage: c}]\n",
	    NULL);
	expect("    kind: requests\n    process: call\n    key: number\n"
	       "    status: {constant: answered}\n    date: d\n",
	    NULL);
	expect("    kind: requests\n    process: call\n    customer: who\n"
	       "    status: {column: s, words: {Done: answered, No: dropped}}\n"
	       "    date: d\n    no_customer: \"*.*\"\n",
	    NULL);
}

Test(rules_published, refuses_what_does_not)
{
	expect("    kind: figures\n    period: m\n",
	    "131:5: figures: missing, kind figures needs it");
	expect("    kind: figures\n    from: a\n    figures: [{n: c}]\n",
	    "131:5: to: missing, or else period");
	expect("    kind: figures\n    period: m\n    date: d\n"
	       "    figures: [{n: c}]\n",
	    "136:5: date: only with kind requests");
	expect("    kind: figures\n    period: m\n"
	       "    figures: [{measure: A.8, n: c}]\n",
	    "136:25: measure: \"A.8\" is no SLE of the book, did you mean "
	    "A.9?");
	expect("    kind: figures\n    period: m\n"
	       "    figures: [{measure: A.9}]\n",
	    "136:15: percentage: missing, or else n, met or missed");
	expect("    kind: requests\n    process: call\n    key: number\n"
	       "    status: {column: s, words: {Done: finished}}\n"
	       "    date: d\n",
	    "137:39: words: \"finished\" is no event of call");
	expect("    kind: requests\n    process: call\n"
	       "    status: {constant: answered}\n    date: d\n",
	    "131:5: key: missing, or else customer");
	expect("    kind: requests\n    process: call\n    key: number\n"
	       "    status: {column: s}\n    date: d\n",
	    "137:13: words: missing, they are events of the process");
}
