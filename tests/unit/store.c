/* store.c -- what was put comes back: exports, diags, tickets, facts. */
/* SPDX-License-Identifier: MIT */
#include "../../src/store/store_internal.h"

#include "store_fixture.h"

static void
expect_same_export(const struct export_file *a, const struct export_file *b)
{
	cr_expect_eq(a->id, b->id);
	cr_expect_str_eq(a->name, b->name);
	cr_expect_str_eq(a->mapping, b->mapping);
	cr_expect_str_eq(a->process, b->process);
	cr_expect_eq(a->coverage, b->coverage);
	cr_expect_str_eq(a->digest, b->digest);
	cr_expect_str_eq(a->content_digest, b->content_digest);
	cr_expect_eq(a->bytes, b->bytes);
	cr_expect_eq(a->cutoff, b->cutoff);
	cr_expect(same(a->cutoff_from, b->cutoff_from));
	cr_expect(same(a->zone, b->zone));
	cr_expect(same(a->reading_digest, b->reading_digest));
	cr_expect_eq(memcmp(&a->tally, &b->tally, sizeof(a->tally)), 0);
}

Test(store, gives_an_export_back_with_its_tally)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make(QUOTES ARABIC, 'a', -5);
	struct arena arena = { 0 };
	struct export_file got;
	struct fault fault = { 0 };

	file.reading_digest = "beef";
	digest_fill(file.content_digest, 'c'); /* it came in a wrapper */
	put_export(store, &file);
	file.tally = (struct tally){ .read = 12,
		.accepted = 9,
		.rejected = 3,
		.blank = 2,
		.skipped = 4,
		.tickets = 8 };
	file.tally.diags[DIAG_QUOTING] = 3;
	file.tally.diags[DIAG_CODES - 1] = 1;
	cr_assert_eq(store_set_tally(store, &file, &fault), 0);
	cr_assert_eq(store_get_export(store, &arena, file.id, &got, &fault), 0);
	expect_same_export(&got, &file);

	file.tally.diags[DIAG_QUOTING] = 0; /* a later tally replaces it */
	cr_assert_eq(store_set_tally(store, &file, &fault), 0);
	cr_assert_eq(store_get_export(store, &arena, file.id, &got, &fault), 0);
	expect_same_export(&got, &file);
	arena_release(&arena);
	store_close(store);
}

Test(store, refuses_a_tally_that_loses_a_row)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct fault fault = { 0 };

	put_export(store, &file);
	file.tally.read = 3;
	file.tally.accepted = 2;
	cr_expect_eq(store_set_tally(store, &file, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_STORE);
	store_close(store);
}

/* The content's digest decides; a wrapper around it has another one. */
Test(store, knows_an_export_by_content_mapping_and_cutoff)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct export_file again = file;
	struct arena arena = { 0 };
	struct export_file got;
	struct fault fault = { 0 };
	const struct {
		char digest;
		const char *mapping;
		int64_t later; /* than its cut-off */
		int found;
	} rows[] = {
		{ 'a', "requests", 0, 1 },
		{ 'w', "requests", 0, 0 },
		{ 'a', "complaints", 0, 0 },
		{ 'b', "requests", 0, 0 },
		{ 'a', "requests", 1, 0 },
	};

	digest_fill(file.digest, 'w');
	put_export(store, &file);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct export_file like = file;

		digest_fill(like.content_digest, rows[i].digest);
		like.mapping = rows[i].mapping;
		like.cutoff += rows[i].later;
		cr_expect_eq(
		    store_find_export(store, &arena, &like, &got, &fault),
		    rows[i].found, "row %zu", i);
		if (rows[i].found)
			expect_same_export(&got, &file);
	}
	cr_expect_eq(store_put_export(store, &again, &fault), -1,
	    "the same content twice");
	cr_expect_eq(fault.kind, FAULT_STORE);
	arena_release(&arena);
	store_close(store);
}

Test(store, walks_exports_by_name_then_digest)
{
	static const char *const want[] = { "a.csv/1", "a.csv/2", "b.csv/0" };
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file files[] = { export_make("b.csv", '0', 3),
		export_make("a.csv", '2', 2), export_make("a.csv", '1', 1) };
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct export_file got;
	struct query *query;
	size_t count = 0;

	for (int i = 0; i < 3; i++)
		put_export(store, &files[i]);
	cr_assert_eq(store_each_export(store, &query, &fault), 0);
	while (query_export(query, &arena, &got, &fault) == 1) {
		char text[32];

		snprintf(text, sizeof(text), "%s/%c", got.name, got.digest[0]);
		cr_assert_lt(count, 3);
		cr_expect_str_eq(text, want[count++]);
	}
	cr_expect_eq(count, 3);
	cr_expect_eq(query_export(query, &arena, &got, &fault), 0);
	query_close(query);
	arena_release(&arena);
	store_close(store);
}

Test(store, gives_diags_back_by_file_line_field_and_code)
{
	/* "time" comes before "time-order" as words do; see diag_word. */
	const struct {
		int file;
		struct diag diag;
	} put[] = {
		{ 0, { .code = DIAG_WORD, .line = 9, .field = 1 } },
		{ 1, { .code = DIAG_TIME, .line = 9, .field = 2 } },
		{ 1, { .code = DIAG_QUOTING, .line = 9 } },
		{ 1,
		    { DIAG_ENCODING, 4, 3, QUOTES, "\xff\xfe" CONTROL, ARABIC,
			HEBREW } },
	};
	static const int want[] = { 3, 2, 1, 0 };
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file files[] = { export_make("z.csv", '0', 3),
		export_make("a.csv", '2', 2) };
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct query *query;
	const char *name;
	struct diag got;
	size_t count = 0;

	for (int i = 0; i < 2; i++)
		put_export(store, &files[i]);
	for (int i = 0; i < 4; i++)
		cr_assert_eq(store_put_diag(store, files[put[i].file].id,
				 &put[i].diag, &fault),
		    0);
	cr_assert_eq(store_each_diag(store, &query, &fault), 0);
	while (query_diag(query, &arena, &got, &name, &fault) == 1) {
		const struct diag *diag;

		cr_assert_lt(count, 4);
		diag = &put[want[count]].diag;
		cr_expect_str_eq(name, files[put[want[count++]].file].name);
		cr_expect_eq(got.code, diag->code);
		cr_expect_eq(got.line, diag->line);
		cr_expect_eq(got.field, diag->field);
		cr_expect(same(got.name, diag->name));
		cr_expect(same(got.value, diag->value));
		cr_expect(same(got.text, diag->text));
		cr_expect(same(got.key, diag->key));
	}
	cr_expect_eq(count, 4);
	query_close(query);
	arena_release(&arena);
	store_close(store);
}

/* --- tickets ------------------------------------------------------------- */

static void
expect_same_ticket(const struct ticket *a, const struct ticket *b)
{
	cr_expect_eq(a->id, b->id);
	cr_expect_eq(a->export_id, b->export_id);
	cr_expect_eq(a->line, b->line);
	cr_expect_str_eq(a->process, b->process);
	cr_expect_str_eq(a->key, b->key);
	cr_expect(same(a->category, b->category));
	cr_expect(same(a->customer, b->customer));
	cr_expect(same(a->customer_class, b->customer_class));
	cr_expect(same(a->channel, b->channel));
	cr_expect(same(a->status, b->status));
	cr_assert_eq(a->attribute_count, b->attribute_count);
	for (size_t i = 0; i < a->attribute_count; i++) {
		cr_expect_str_eq(a->attributes[i].name, b->attributes[i].name);
		cr_expect_str_eq(a->attributes[i].word, b->attributes[i].word);
	}
	cr_assert_eq(a->event_count, b->event_count);
	for (size_t i = 0; i < a->event_count; i++) {
		const struct event *x = &a->events[i];
		const struct event *y = &b->events[i];

		cr_expect_str_eq(x->name, y->name);
		cr_expect(same(x->party, y->party));
		cr_expect_eq(x->at, y->at, "event %zu", i);
		cr_expect_eq(x->until, y->until, "event %zu", i);
		cr_expect_eq(x->grain, y->grain, "event %zu", i);
		cr_expect_eq(x->count, y->count, "event %zu", i);
		cr_expect_eq(x->line, y->line, "event %zu", i);
	}
}

Test(store, gives_a_ticket_back_with_its_timeline)
{
	struct event events[] = {
		{ "received", NULL, 1000, 1000, GRAIN_SECOND, 2, 1000000000 },
		{ QUOTES, HEBREW, -86400, 0, GRAIN_DAY, UINT32_MAX, 0 },
		{ CONTROL, "", INSTANT_NONE, INSTANT_NONE, GRAIN_MINUTE, 0, 0 },
		{ "a", "b", INT64_MAX, INT64_MIN + 1, GRAIN_MINUTE, 1, 0 },
		{ ARABIC, "null", 2145916800, 2145916800, GRAIN_SECOND, 3, 0 },
		{ "12", "[]", 0, 0, GRAIN_SECOND, 3, 7 },
	};
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct arena arena = { 0 };
	struct vocab parent = { 0 };
	struct vocab vocab = { .parent = &parent };
	struct fault fault = { 0 };
	struct ticket full;
	struct ticket bare;
	struct ticket got;

	put_export(store, &file);
	full = (struct ticket){ .export_id = file.id,
		.process = "request",
		.key = QUOTES,
		.category = CONTROL,
		.customer = ARABIC,
		.customer_class = "",
		.channel = "mail",
		.status = HEBREW,
		.line = UINT32_MAX,
		.events = events,
		.event_count = 6 };
	bare = ticket_make(&file, "bare");
	put_ticket(store, &full);
	put_ticket(store, &bare);
	cr_assert_eq(
	    store_get_ticket(store, &arena, &vocab, full.id, &got, &fault), 1);
	expect_same_ticket(&got, &full);
	cr_assert_eq(
	    store_get_ticket(store, &arena, &vocab, bare.id, &got, &fault), 1);
	expect_same_ticket(&got, &bare);
	cr_expect_eq(
	    store_get_ticket(store, &arena, &vocab, 99, &got, &fault), 0);
	vocab_release(&vocab);
	arena_release(&arena);
	store_close(store);
}

Test(store, interns_the_words_of_a_ticket)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct event event = { "received", "customer", 1, 1, GRAIN_SECOND, 2,
		0 };
	struct arena arena = { 0 };
	struct vocab words = { 0 };
	struct vocab vocab = { .parent = &words };
	struct fault fault = { 0 };
	struct ticket ticket;
	struct ticket got;

	put_export(store, &file);
	ticket = ticket_make(&file, "k");
	ticket.category = "cctld";
	ticket.customer_class = "gtld";
	ticket.events = &event;
	ticket.event_count = 1;
	put_ticket(store, &ticket);
	cr_assert_eq(
	    store_get_ticket(store, &arena, &vocab, ticket.id, &got, &fault),
	    1);
	cr_expect_eq(got.process, vocab_put(&vocab, "request"));
	cr_expect_eq(got.category, vocab_put(&vocab, "cctld"));
	cr_expect_eq(got.customer_class, vocab_put(&vocab, "gtld"));
	cr_expect_eq(got.events[0].name, vocab_put(&vocab, "received"));
	cr_expect_eq(got.events[0].party, vocab_put(&vocab, "customer"));
	vocab_release(&vocab);
	arena_release(&arena);
	store_close(store);
}

static int64_t
number_of(struct store *store, const char *sql)
{
	sqlite3_stmt *st;
	int64_t number;

	cr_assert_eq(
	    sqlite3_prepare_v2(store_handle(store), sql, -1, &st, NULL),
	    SQLITE_OK, "%s", sqlite3_errmsg(store_handle(store)));
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	number = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return number;
}

/* In batches with and without some, as one word for equal ones. */
Test(store, gives_the_attributes_of_a_ticket_back)
{
	struct named_word odd[] = { { "region", QUOTES }, { "way", CONTROL },
		{ "who", ARABIC } };
	struct named_word plain[] = { { "region", "north" } };
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct fault fault = { 0 };
	struct ticket tickets[4];
	struct ticket got;

	put_export(store, &file);
	for (size_t i = 0; i < 4; i++)
		tickets[i] = ticket_make(
		    &file, (const char *[]){ "a", "b", "c", "d" }[i]);
	tickets[0].attributes = odd;
	tickets[0].attribute_count = 3;
	tickets[2].attributes = tickets[3].attributes = plain;
	tickets[2].attribute_count = tickets[3].attribute_count = 1;
	cr_assert_eq(store_put_tickets(store, tickets, 4, NULL, &fault), 0);
	for (size_t i = 0; i < 4; i++) {
		cr_assert_eq(store_get_ticket(store, &arena, &vocab,
				 tickets[i].id, &got, &fault),
		    1, "%s", fault.text);
		expect_same_ticket(&got, &tickets[i]);
	}
	cr_expect_eq(got.attributes[0].word, vocab_put(&vocab, "north"));
	cr_expect_str_eq(ticket_attribute(&got, "region"), "north");
	cr_expect_null(ticket_attribute(&got, "way"));
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM ticket WHERE"
			 " attributes ->> 'region' = 'north'"),
	    2);
	cr_expect_eq(number_of(store,
			 "SELECT count(DISTINCT attributes) FROM ticket_row"
			 " WHERE typeof(attributes) = 'integer'"),
	    2);
	vocab_release(&vocab);
	arena_release(&arena);
	store_close(store);
}

Test(store, refuses_a_second_ticket_of_one_key_in_one_export)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct fault fault = { 0 };
	struct ticket ticket;

	put_export(store, &file);
	ticket = ticket_make(&file, "k");
	put_ticket(store, &ticket);
	cr_expect_eq(store_put_tickets(store, &ticket, 1, NULL, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_STORE);
	store_close(store);
}

/* --- which version is current -------------------------------------------- */

struct version {
	const char *mapping;
	int64_t cutoff;
	char digit;
};

/* The export's digest and the ticket's customer tell versions apart. */
static void
put_version(struct store *store, const struct version *version)
{
	struct export_file file =
	    export_make("a.csv", version->digit, version->cutoff);
	char customer[2] = { version->digit, '\0' };
	struct ticket ticket;

	file.mapping = version->mapping;
	digest_fill(file.digest, (char)('0' + '9' - version->digit));
	put_export(store, &file);
	ticket = ticket_make(&file, "k");
	ticket.customer = customer;
	ticket.channel = version->mapping;
	put_ticket(store, &ticket);
}

static void
expect_current(
    struct query *query, const struct version *want, const char *label)
{
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct fault fault = { 0 };
	struct ticket got;

	cr_assert_eq(query_ticket(query, &arena, &vocab, &got, &fault), 1,
	    "%s: %s", label, fault.text);
	cr_expect_eq(
	    got.customer[0], want->digit, "%s: %s", label, got.customer);
	cr_expect_str_eq(got.channel, want->mapping, "%s", label);
	cr_expect_eq(query_ticket(query, &arena, &vocab, &got, &fault), 0,
	    "%s: only one is current", label);
	query_close(query);
	vocab_release(&vocab);
	arena_release(&arena);
}

/* A wrapper's digest says nothing: of equal cut-offs the same one is current,
 * whether the other came as gzip or not. */
Test(store, takes_the_latest_cutoff_then_the_greater_digest)
{
	const struct {
		const char *label;
		struct version current;
		struct version old;
	} rows[] = {
		{ "later cut-off", { "m", 200, '1' }, { "m", 100, '9' } },
		{ "greater digest", { "m", 100, '9' }, { "m", 100, '1' } },
		{ "then the mapping", { "n", 100, '1' }, { "m", 100, '1' } },
		{ "before 1970", { "m", -1, '1' }, { "m", -9, '9' } },
	};

	for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
		struct store *store = opened(":memory:", STORE_WRITE);
		struct fault fault = { 0 };
		struct query *query;

		/* In both orders of ingest. */
		put_version(
		    store, i % 2 ? &rows[i / 2].current : &rows[i / 2].old);
		put_version(
		    store, i % 2 ? &rows[i / 2].old : &rows[i / 2].current);
		cr_assert_eq(store_each_ticket(store, &query, &fault), 0);
		expect_current(query, &rows[i / 2].current, rows[i / 2].label);
		cr_assert_eq(store_find_tickets(store, "k", &query, &fault), 0);
		expect_current(query, &rows[i / 2].current, rows[i / 2].label);
		store_close(store);
	}
}
