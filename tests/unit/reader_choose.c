/* reader_choose.c -- which mapping reads a file. */
/* SPDX-License-Identifier: MIT */
#include "read_desk.h"

static const char *key[] = { "id" };
static struct event_rule opened[] = { { .event = "opened", .time = "at" } };
static const char *closed_words[] = { "closed" };
static struct condition closed = { .column = "state",
	.words = { .items = closed_words, .count = 1 } };
static struct event_rule both[] = {
	{ .event = "opened", .time = "at" },
	{ .event = "closed", .time = "at", .when = &closed, .when_count = 1 },
};
static struct mapping small = { .id = "small",
	.file = "slaudit-req*",
	.delimiter = ',',
	.key = key,
	.key_count = 1,
	.events = opened,
	.event_count = 1 };
static struct mapping large = { .id = "large",
	.file = "slaudit-req*",
	.delimiter = ',',
	.key = key,
	.key_count = 1,
	.customer = { .column = "tld" },
	.events = both,
	.event_count = 2 };
static const char *newer[] = { "tld" };
static struct mapping older = { .id = "older",
	.file = "slaudit-req*",
	.delimiter = ',',
	.key = key,
	.key_count = 1,
	.events = opened,
	.event_count = 1,
	.lacks = newer,
	.lack_count = 1 };
static struct mapping pipes = { .id = "pipes",
	.file = "slaudit-r[e]q*",
	.delimiter = '|',
	.key = key,
	.key_count = 1,
	.customer = { .column = "tld" } };

static int
choose(const char *path_of, const char *text, struct mapping **mappings,
    size_t count, const struct mapping **out, struct fault *fault)
{
	struct book book = { .mappings = mappings, .mapping_count = count };
	char path[64];
	int rc;

	snprintf(path, sizeof(path), "/tmp/%s-XXXXXX", path_of);
	export_write(path, text, strlen(text));
	rc = reader_choose(&book, path, out, fault);
	unlink(path);
	return rc;
}

Test(reader_choose, pattern_and_header_must_both_fit)
{
	struct mapping *all[] = { &small, &large, &pipes };
	const struct {
		const char *label;
		const char *name;
		const char *text;
		size_t mappings;    /* the first so many of all */
		const char *chosen; /* NULL: a fault ... */
		const char *fault;  /* ... that holds these words */
	} files[] = {
		{ "one fits", "slaudit-req", "id,at\n", 3, "small", NULL },
		{ "another delimiter", "slaudit-req", "tld|id\n", 3, "pipes",
		    NULL },
		{ "quotes that only one delimiter understands", "slaudit-req",
		    "id|\"tld\"|\"a,b\"\n", 3, "pipes", NULL },
		{ "no pattern", "slaudit-other", "id,at\n", 3, NULL,
		    "the name fits no mapping's file pattern (small: "
		    "slaudit-req*, large: slaudit-req*, pipes: "
		    "slaudit-r[e]q*)" },
		{ "two fit", "slaudit-req", "id,at,tld,state\n", 3, NULL,
		    "several mappings fit, and one must: small, large" },
		{ "none fits", "slaudit-req", "id,state,tld\n", 3, NULL,
		    "the header fits no mapping; mapping small: column \"at\" "
		    "is missing; mapping large: column \"at\" is missing; "
		    "mapping pipes: column \"id\" is missing, \"tld\" is "
		    "missing" },
		{ "twice", "slaudit-req", "id,at,id\n", 1, NULL,
		    "mapping small: column \"id\" stands more than once" },
		{ "empty", "slaudit-req", "", 3, NULL,
		    ": empty: not even a header line" },
	};

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		const struct mapping *out = NULL;
		struct fault fault = { 0 };
		int rc = choose(files[i].name, files[i].text, all,
		    files[i].mappings, &out, &fault);

		cr_expect_eq(rc, files[i].chosen == NULL ? -1 : 0, "%s: %s",
		    files[i].label, fault.text);
		if (rc == 0) {
			cr_expect_str_eq(
			    out->id, files[i].chosen, "%s", files[i].label);
			continue;
		}
		cr_expect_eq(fault.kind, FAULT_INPUT, "%s", files[i].label);
		cr_expect_neq(strstr(fault.text, files[i].fault), NULL,
		    "%s: got %s", files[i].label, fault.text);
	}
}

/* Without lacks both would fit the newer form. */
Test(reader_choose, an_older_form_lacks_the_columns_of_the_newer)
{
	struct mapping *all[] = { &older, &large };
	const struct mapping *out = NULL;
	struct fault fault = { 0 };

	cr_assert_eq(choose("slaudit-req", "id,at\n", all, 2, &out, &fault), 0);
	cr_expect_str_eq(out->id, "older");
	cr_assert_eq(
	    choose("slaudit-req", "id,at,tld,state\n", all, 2, &out, &fault),
	    0);
	cr_expect_str_eq(out->id, "large");
	cr_assert_eq(
	    choose("slaudit-req", "id,tld\n", all, 2, &out, &fault), -1);
	cr_expect_neq(
	    strstr(fault.text,
		"mapping older: column \"at\" is missing, \"tld\" is not of "
		"this form"),
	    NULL, "%s", fault.text);
}

Test(reader_choose, an_unreadable_file_says_why)
{
	struct mapping *all[] = { &small };
	struct book book = { .mappings = all, .mapping_count = 1 };
	const struct mapping *out = NULL;
	struct fault fault = { 0 };

	cr_expect_eq(
	    reader_choose(&book, "/tmp/slaudit-req.no", &out, &fault), -1);
	cr_expect_str_eq(
	    fault.text, "slaudit-req.no: No such file or directory");
	fault = (struct fault){ 0 };
	cr_expect_eq(reader_choose(&book, "/tmp", &out, &fault), -1);
	cr_expect_str_eq(fault.text, "tmp: Is a directory");
}
