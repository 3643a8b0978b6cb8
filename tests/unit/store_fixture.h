/* store_fixture.h -- a book, exports and tickets for the tests of store. */
/* SPDX-License-Identifier: MIT */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/fault.h"
#include "slaudit/store.h"

/* Names that break a careless writer: quotes, control bytes, right to left. */
#define QUOTES "O'Brien \"the\" \\ back, ; DROP TABLE ticket"
#define CONTROL "tab\there\nline\x01\x1f end"
#define ARABIC "\xd8\xa7\xd8\xae\xd8\xaa\xd8\xa8\xd8\xa7\xd8\xb1"
#define HEBREW "\xe2\x80\x8f\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"

enum { SLE_COUNT = 3, RULE_COUNT = 2 };

struct shelf { /* a book with two SLEs, one of them in two versions */
	struct sle sles[SLE_COUNT];
	struct sle *sle_list[SLE_COUNT];
	struct detection rules[RULE_COUNT];
	struct detection *rule_list[RULE_COUNT];
	struct book book;
};

static inline struct sle
sle_make(const char *id, const char *version)
{
	return (struct sle){ .id = id,
		.version = version,
		.title = QUOTES,
		.process = "request",
		.clock = CLOCK_ELAPSED,
		.limit = 86400,
		.compliance_bp = 9000,
		.status = STATUS_ASSUMED,
		.valid_from = DAY_NONE,
		.valid_to = DAY_NONE,
		.place = { "sle.yaml", 7, 1 } };
}

static inline void
digest_fill(char digest[DIGEST_TEXT], char digit)
{
	memset(digest, digit, DIGEST_TEXT - 1);
	digest[DIGEST_TEXT - 1] = '\0';
}

/* B comes before A in the book, so book order is not that of the words. */
static inline struct book *
shelf_fill(struct shelf *shelf, char digit)
{
	*shelf = (struct shelf){
		.sles = { sle_make("B", "1"), sle_make("B", "2"),
		    sle_make("A", "1") },
		.rules = {
		    { .id = "missed", .version = "1", .status = STATUS_ASSUMED },
		    { .id = "run", .version = "3", .kind = DETECT_RUN,
		        .klass = CLASS_PERSISTENT, .adopted_by = HEBREW },
		},
	};
	for (int i = 0; i < SLE_COUNT; i++)
		shelf->sle_list[i] = &shelf->sles[i];
	for (int i = 0; i < RULE_COUNT; i++)
		shelf->rule_list[i] = &shelf->rules[i];
	shelf->book.id = "test";
	shelf->book.version = "2026";
	shelf->book.sles = shelf->sle_list;
	shelf->book.sle_count = SLE_COUNT;
	shelf->book.detections = shelf->rule_list;
	shelf->book.detection_count = RULE_COUNT;
	digest_fill(shelf->book.digest, digit);
	return &shelf->book;
}

static inline struct export_file
export_make(const char *name, char digit, int64_t cutoff)
{
	struct export_file file = {
		.name = name,
		.mapping = "requests",
		.process = "request",
		.coverage = COVERAGE_EXTRACT,
		.bytes = 123456789012,
		.cutoff = cutoff,
		.cutoff_from = "option",
	};

	digest_fill(file.digest, digit);
	digest_fill(file.content_digest, digit);
	return file;
}

static inline struct ticket
ticket_make(const struct export_file *file, const char *key)
{
	return (struct ticket){ .export_id = file->id,
		.process = "request",
		.key = key,
		.line = 2 };
}

/* --- doing it, or else the test ends ------------------------------------- */

static inline struct store *
opened(const char *path, enum store_mode mode)
{
	struct fault fault = { 0 };
	struct store *store = NULL;

	cr_assert_eq(
	    store_open(&store, path, mode, &fault), 0, "%s", fault.text);
	return store;
}

static inline void
put_export(struct store *store, struct export_file *file)
{
	struct fault fault = { 0 };

	cr_assert_eq(
	    store_put_export(store, file, &fault), 0, "%s", fault.text);
	cr_assert_gt(file->id, 0);
}

static inline void
put_ticket(struct store *store, struct ticket *ticket)
{
	struct fault fault = { 0 };

	cr_assert_eq(store_put_tickets(store, ticket, 1, NULL, &fault), 0, "%s",
	    fault.text);
	cr_assert_gt(ticket->id, 0);
}

static inline int64_t
put_book(struct store *store, const struct book *book)
{
	struct fault fault = { 0 };
	int64_t id = 0;

	cr_assert_eq(
	    store_put_book(store, book, &id, &fault), 0, "%s", fault.text);
	cr_assert_gt(id, 0);
	return id;
}

static inline void
put_outcome(struct store *store, int64_t book_id, struct outcome *outcome)
{
	struct fault fault = { 0 };

	cr_assert_eq(store_put_outcomes(store, book_id, outcome, 1, &fault), 0,
	    "%s", fault.text);
	cr_assert_gt(outcome->id, 0);
}

/* Equal, or both not there. */
static inline bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* A folder of its own for this test; folder_remove() it. */
static inline void
folder_make(char folder[64])
{
	snprintf(folder, 64, "/tmp/slaudit-store-XXXXXX");
	cr_assert_not_null(mkdtemp(folder));
}

#endif
