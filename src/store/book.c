/* book.c -- the rule book's identity, its SLEs and detection rules. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include "slaudit/names.h"

static const char find_sql[] = "SELECT id FROM book WHERE digest = ?";

static const char put_sql[] =
    "INSERT INTO book (name, version, title, zone, digest)"
    " VALUES (?, ?, ?, ?, ?)";

static const char put_sle_sql[] =
    "INSERT INTO sle (book_id, ordinal, name, version, title, process,"
    " clock, limit_second, limit_day, day_rule, compliance_bp, status,"
    " source, file, line, type, percentile)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char put_rule_sql[] =
    "INSERT INTO detection (book_id, name, version, title, kind, class,"
    " status, source, adopted_by, file, line)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char sles_sql[] =
    "SELECT id, name, version FROM sle WHERE book_id = ?";

static const char rules_sql[] =
    "SELECT id, name, version FROM detection WHERE book_id = ?";

static int
book_find(struct store *store, const struct book *book, int64_t *id,
    struct fault *fault)
{
	struct statement *st = statement_take(store, find_sql, fault);
	int got;

	if (st == NULL)
		return -1;
	statement_put_text(st, book->digest);
	got = statement_step(st, fault);
	if (got == 1)
		*id = statement_int(st);
	statement_release(st);
	return got;
}

static int
book_insert(struct store *store, const struct book *book, int64_t *id,
    struct fault *fault)
{
	struct statement *st = statement_take(store, put_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_text(st, book->id);
	statement_put_text(st, book->version);
	statement_put_text(st, book->title);
	statement_put_text(st, book->zone);
	statement_put_text(st, book->digest);
	if (statement_run(st, fault) != 0)
		return -1;
	*id = sqlite3_last_insert_rowid(store->db);
	return 0;
}

bool
sle_counts_days(const struct sle *sle)
{
	return sle->clock == CLOCK_CALENDAR_DAYS ||
	    sle->clock == CLOCK_BUSINESS_DAYS;
}

static int
sle_insert(struct store *store, int64_t book_id, size_t ordinal,
    const struct sle *sle, struct fault *fault)
{
	struct statement *st = statement_take(store, put_sle_sql, fault);
	bool days = sle_counts_days(sle);

	if (st == NULL)
		return -1;
	statement_put_int(st, book_id);
	statement_put_int(st, (int64_t)ordinal);
	statement_put_text(st, sle->id);
	statement_put_text(st, sle->version);
	statement_put_text(st, sle->title);
	statement_put_text(st, sle->process);
	statement_put_text(st, clock_words[sle->clock]);
	statement_put_unless(st, days ? LIMIT_NONE : sle->limit, LIMIT_NONE);
	statement_put_unless(st, days ? sle->limit : LIMIT_NONE, LIMIT_NONE);
	statement_put_text(st, day_rule_words[sle->day_rule]);
	statement_put_unless(st, sle->compliance_bp, SLE_NO_SHARE);
	statement_put_text(st, status_words[sle->status]);
	statement_put_text(st, sle->source);
	statement_put_text(st, sle->place.file);
	statement_put_int(st, sle->place.line);
	statement_put_text(st, sle_type_words[sle->type]);
	statement_put_unless(st, sle->percentile, 0);
	return statement_run(st, fault);
}

static int
rule_insert(struct store *store, int64_t book_id, const struct detection *rule,
    struct fault *fault)
{
	struct statement *st = statement_take(store, put_rule_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, book_id);
	statement_put_text(st, rule->id);
	statement_put_text(st, rule->version);
	statement_put_text(st, rule->title);
	statement_put_text(st, detection_words[rule->kind]);
	statement_put_text(st, finding_class_words[rule->klass]);
	statement_put_text(st, status_words[rule->status]);
	statement_put_text(st, rule->source);
	statement_put_text(st, rule->adopted_by);
	statement_put_text(st, rule->place.file);
	statement_put_int(st, rule->place.line);
	return statement_run(st, fault);
}

int
store_put_book(struct store *store, const struct book *book, int64_t *book_id,
    struct fault *fault)
{
	int got = book_find(store, book, book_id, fault);

	if (got != 0)
		return got < 0 ? -1 : 0;
	if (book_insert(store, book, book_id, fault) != 0)
		return -1;
	for (size_t i = 0; i < book->sle_count; i++) {
		if (sle_insert(store, *book_id, i, book->sles[i], fault) != 0)
			return -1;
	}
	for (size_t i = 0; i < book->detection_count; i++) {
		if (rule_insert(store, *book_id, book->detections[i], fault) !=
		    0)
			return -1;
	}
	return 0;
}

/* --- from a rule to its row ---------------------------------------------- */

static void
rosters_forget(struct store *store)
{
	roster_release(&store->sles);
	roster_release(&store->rules);
	store->book_id = 0;
}

void
store_forget(struct store *store)
{
	rosters_forget(store);
	tickets_forget(store);
	lexicon_release(&store->lexicon);
	load_forget(store);
}

static int
roster_of(struct store *store, const char *sql, int64_t book_id,
    struct roster *roster, struct fault *fault)
{
	struct statement *st = statement_take(store, sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, book_id);
	return roster_load(roster, st, fault);
}

static int
rosters_ready(struct store *store, int64_t book_id, struct fault *fault)
{
	if (store->book_id == book_id)
		return 0;
	rosters_forget(store);
	if (roster_of(store, sles_sql, book_id, &store->sles, fault) != 0 ||
	    roster_of(store, rules_sql, book_id, &store->rules, fault) != 0)
		return -1;
	store->book_id = book_id;
	return 0;
}

static int
row_of(const struct store *store, const struct roster *roster, const char *name,
    const char *version, int64_t *out, struct fault *fault)
{
	const struct roster_row *row = roster_find(roster, name, version);

	if (row == NULL)
		return fault_set(fault, FAULT_STORE, store->path, 0,
		    "%s (version %s) is not in the rule book it was given",
		    name, version);
	*out = row->id;
	return 0;
}

int
roster_sle_row(struct store *store, int64_t book_id, const struct sle *sle,
    int64_t *out, struct fault *fault)
{
	if (rosters_ready(store, book_id, fault) != 0)
		return -1;
	return row_of(store, &store->sles, sle->id, sle->version, out, fault);
}

int
roster_rule_row(struct store *store, int64_t book_id,
    const struct detection *rule, int64_t *out, struct fault *fault)
{
	if (rosters_ready(store, book_id, fault) != 0)
		return -1;
	return row_of(
	    store, &store->rules, rule->id, rule->version, out, fault);
}

/* --- from a row to the rule in a book ------------------------------------ */

static int
rosters_attach(
    struct query *query, const struct book *book, struct fault *fault)
{
	int64_t id = 0;
	int got = book_find(query->store, book, &id, fault);

	if (got < 0 ||
	    roster_of(query->store, sles_sql, id, &query->sles, fault) != 0 ||
	    roster_of(query->store, rules_sql, id, &query->rules, fault) != 0)
		return -1;
	for (size_t i = 0; i < book->sle_count; i++)
		roster_attach(&query->sles, book->sles[i]->id,
		    book->sles[i]->version, book->sles[i]);
	for (size_t i = 0; i < book->detection_count; i++)
		roster_attach(&query->rules, book->detections[i]->id,
		    book->detections[i]->version, book->detections[i]);
	roster_sort(&query->sles);
	roster_sort(&query->rules);
	query->book = book;
	return 0;
}

static int
other_book(const struct query *query, struct fault *fault)
{
	return fault_set(fault, FAULT_STORE, query->store->path, 0,
	    "its results were measured under another rule book than %s "
	    "version %s: run slaudit measure with this one",
	    query->book->id, query->book->version);
}

int
query_sle(struct query *query, const struct book *book, int64_t row,
    const struct sle **out, struct fault *fault)
{
	if (query->book != book && rosters_attach(query, book, fault) != 0)
		return -1;
	*out = roster_item(&query->sles, row);
	return *out != NULL ? 0 : other_book(query, fault);
}

int
query_rule(struct query *query, const struct book *book, int64_t row,
    const struct detection **out, struct fault *fault)
{
	if (query->book != book && rosters_attach(query, book, fault) != 0)
		return -1;
	*out = roster_item(&query->rules, row);
	return *out != NULL ? 0 : other_book(query, fault);
}
