/* edition.c -- what was published, going in; and back. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <stdio.h>
#include <string.h>

#include "slaudit/edition.h"
#include "slaudit/names.h"

static const char put_sql[] =
    "INSERT INTO edition (audience, from_month, to_month, number, as_of_at,"
    " run, reason, manifest_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

static const char put_input_sql[] =
    "INSERT INTO edition_input (edition_id, ordinal, kind, name, mapping,"
    " digest, cutoff_at) VALUES (?, ?, ?, ?, ?, ?, ?)";

static const char put_figure_sql[] =
    "INSERT INTO edition_figure (edition_id, ordinal, sle, version, month,"
    " withheld, verdict, scope, met, missed, measured, ended, within, paused,"
    " over, undecidable, excluded, not_covered, defective, n, n_met, figure,"
    " unit, numerator, denominator) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
_Static_assert(OUTCOME_STATES == 11, "put_figure_sql has 11 states");

static const char put_case_sql[] =
    "INSERT INTO edition_outcome (edition_id, sle, process, ticket, cycle,"
    " state, elapsed_second, elapsed_day, month, file, line)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char each_sql[] =
    "SELECT id, audience, from_month, to_month, number, as_of_at, run, reason,"
    " manifest_digest FROM edition"
    " ORDER BY from_month, to_month, audience, number";

static const char inputs_sql[] =
    "SELECT ordinal, kind, name, mapping, digest, cutoff_at"
    " FROM edition_input WHERE edition_id = ? ORDER BY ordinal";

static const char figures_sql[] =
    "SELECT ordinal, sle, version, month, withheld, verdict, scope, met,"
    " missed, measured, ended, within, paused, over, undecidable, excluded,"
    " not_covered, defective, n, n_met, figure, unit, numerator, denominator"
    " FROM edition_figure WHERE edition_id = ? ORDER BY ordinal";

static const char cases_sql[] =
    "SELECT edition_id, sle, process, ticket, cycle, state, elapsed_second,"
    " elapsed_day, month, file, line FROM edition_outcome"
    " WHERE edition_id = ? ORDER BY sle, process, ticket, cycle";

/* --- in ------------------------------------------------------------------- */

static int
head_put(struct store *store, struct edition *edition, struct fault *fault)
{
	struct statement *st = statement_take(store, put_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_text(st, edition->audience);
	statement_put_int(st, edition->from_month);
	statement_put_int(st, edition->to_month);
	statement_put_int(st, edition->number);
	statement_put_int(st, edition->as_of);
	statement_put_text(st, edition->run_id);
	statement_put_text(st, edition->reason);
	statement_put_text(st, edition->manifest);
	if (statement_run(st, fault) != 0)
		return -1;
	edition->id = sqlite3_last_insert_rowid(store->db);
	return 0;
}

static int
input_put(struct store *store, const struct edition *edition, size_t at,
    struct fault *fault)
{
	const struct edition_input *input = &edition->inputs[at];
	struct statement *st = statement_take(store, put_input_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, edition->id);
	statement_put_int(st, (int64_t)at);
	statement_put_text(st, input->kind);
	statement_put_text(st, input->name);
	statement_put_text(st, input->mapping);
	statement_put_text(st, input->digest);
	statement_put_unless(st, input->cutoff, INSTANT_NONE);
	return statement_run(st, fault);
}

static int
figure_put(struct store *store, const struct edition *edition, size_t at,
    struct fault *fault)
{
	const struct edition_figure *figure = &edition->figures[at];
	struct statement *st = statement_take(store, put_figure_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, edition->id);
	statement_put_int(st, (int64_t)at);
	statement_put_text(st, figure->sle);
	statement_put_text(st, figure->version);
	statement_put_unless(st, figure->month, MONTH_NONE);
	statement_put_int(st, figure->withheld);
	statement_put_text(st, verdict_words[figure->verdict]);
	statement_put_int(st, (int64_t)figure->scope);
	for (int i = 0; i < OUTCOME_STATES; i++)
		statement_put_int(st, (int64_t)figure->states[i]);
	statement_put_int(st, (int64_t)figure->n);
	statement_put_int(st, (int64_t)figure->met);
	statement_put_text(st, figure_words[figure->type]);
	statement_put_text(st, unit_words[figure->quotient.unit]);
	statement_put_int(st, figure->quotient.numerator);
	statement_put_int(st, figure->quotient.denominator);
	return statement_run(st, fault);
}

static int
case_put(struct store *store, const struct edition *edition, size_t at,
    struct fault *fault)
{
	const struct edition_case *item = &edition->cases[at];
	struct statement *st = statement_take(store, put_case_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, edition->id);
	statement_put_text(st, item->sle);
	statement_put_text(st, item->process);
	statement_put_text(st, item->ticket);
	statement_put_int(st, item->cycle);
	statement_put_text(st, outcome_words[item->state]);
	statement_put_int(st, item->elapsed);
	statement_put_int(st, item->days);
	statement_put_int(st, item->month);
	statement_put_text(st, item->file);
	statement_put_int(st, item->line);
	return statement_run(st, fault);
}

int
store_put_edition(
    struct store *store, struct edition *edition, struct fault *fault)
{
	if (head_put(store, edition, fault) != 0)
		return -1;
	for (size_t i = 0; i < edition->input_count; i++) {
		if (input_put(store, edition, i, fault) != 0)
			return -1;
	}
	for (size_t i = 0; i < edition->figure_count; i++) {
		if (figure_put(store, edition, i, fault) != 0)
			return -1;
	}
	for (size_t i = 0; i < edition->case_count; i++) {
		if (case_put(store, edition, i, fault) != 0)
			return -1;
	}
	return 0;
}

/* --- back: heads ---------------------------------------------------------- */

int
store_each_edition(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_sql, fault);
}

int
query_edition(struct query *query, struct arena *arena, struct edition *out,
    struct fault *fault)
{
	struct statement *st = query->st;
	int64_t id;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*out = (struct edition){ .id = id };
	out->audience = statement_copy(st, arena);
	out->from_month = (int32_t)statement_int(st);
	out->to_month = (int32_t)statement_int(st);
	out->number = (int)statement_int(st);
	out->as_of = statement_int(st);
	out->run_id = statement_copy(st, arena);
	out->reason = statement_copy(st, arena);
	snprintf(
	    out->manifest, sizeof(out->manifest), "%s", statement_text(st));
	query_done(query);
	return 1;
}

/* --- back: what hangs on one ---------------------------------------------- */

static int
part_open(struct store *store, const char *sql, int64_t edition_id,
    struct query **out, struct fault *fault)
{
	if (query_open(out, store, sql, fault) != 0)
		return -1;
	statement_put_int((*out)->st, edition_id);
	return 0;
}

static int
inputs_get(struct store *store, struct arena *arena, struct edition *edition,
    struct fault *fault)
{
	struct query *query;
	size_t room = 0;
	int64_t ordinal;
	int got;

	if (part_open(store, inputs_sql, edition->id, &query, fault) != 0)
		return -1;
	while ((got = query_row(query, &ordinal, fault)) == 1) {
		struct edition_input *input;

		edition->inputs = arena_grow(arena, edition->inputs, &room,
		    edition->input_count, sizeof(*input));
		input = &edition->inputs[edition->input_count++];
		input->kind = statement_copy(query->st, arena);
		input->name = statement_copy(query->st, arena);
		input->mapping = statement_copy(query->st, arena);
		input->digest = statement_copy(query->st, arena);
		input->cutoff = statement_int_or(query->st, INSTANT_NONE);
		query_done(query);
	}
	query_close(query);
	return got;
}

static int
figure_read(struct statement *st, struct arena *arena,
    struct edition_figure *out, struct fault *fault)
{
	int word;

	*out = (struct edition_figure){ .sle = statement_copy(st, arena) };
	out->version = statement_copy(st, arena);
	out->month = (int32_t)statement_int_or(st, MONTH_NONE);
	out->withheld = statement_int(st) != 0;
	if (statement_name(st, verdict_words, &word, fault) != 0)
		return -1;
	out->verdict = (enum verdict)word;
	out->scope = (uint64_t)statement_int(st);
	for (int i = 0; i < OUTCOME_STATES; i++)
		out->states[i] = (uint64_t)statement_int(st);
	out->n = (uint64_t)statement_int(st);
	out->met = (uint64_t)statement_int(st);
	if (statement_name(st, figure_words, &out->type, fault) != 0 ||
	    statement_name(st, unit_words, &word, fault) != 0)
		return -1;
	out->quotient.unit = (enum unit)word;
	out->quotient.numerator = statement_int(st);
	out->quotient.denominator = statement_int(st);
	return 0;
}

static int
figures_get(struct store *store, struct arena *arena, struct edition *edition,
    struct fault *fault)
{
	struct query *query;
	size_t room = 0;
	int64_t ordinal;
	int got;

	if (part_open(store, figures_sql, edition->id, &query, fault) != 0)
		return -1;
	while ((got = query_row(query, &ordinal, fault)) == 1) {
		edition->figures = arena_grow(arena, edition->figures, &room,
		    edition->figure_count, sizeof(*edition->figures));
		if (figure_read(query->st, arena,
			&edition->figures[edition->figure_count++],
			fault) != 0) {
			got = -1;
			break;
		}
		query_done(query);
	}
	query_close(query);
	return got;
}

int
store_fill_edition(struct store *store, struct arena *arena,
    struct edition *edition, struct fault *fault)
{
	if (inputs_get(store, arena, edition, fault) != 0)
		return -1;
	return figures_get(store, arena, edition, fault);
}

static int
case_read(struct statement *st, struct arena *arena, struct edition_case *out,
    struct fault *fault)
{
	int word;

	*out = (struct edition_case){ .sle = statement_copy(st, arena) };
	out->process = statement_copy(st, arena);
	out->ticket = statement_copy(st, arena);
	out->cycle = (uint32_t)statement_int(st);
	if (statement_name(st, outcome_words, &word, fault) != 0)
		return -1;
	out->state = (enum outcome_state)word;
	out->elapsed = statement_int(st);
	out->days = statement_int(st);
	out->month = (int32_t)statement_int(st);
	out->file = statement_copy(st, arena);
	out->line = (uint32_t)statement_int(st);
	return 0;
}

int
store_fill_cases(struct store *store, struct arena *arena,
    struct edition *edition, struct fault *fault)
{
	struct query *query;
	size_t room = 0;
	int64_t id;
	int got;

	edition->case_count = 0;
	if (part_open(store, cases_sql, edition->id, &query, fault) != 0)
		return -1;
	while ((got = query_row(query, &id, fault)) == 1) {
		edition->cases = arena_grow(arena, edition->cases, &room,
		    edition->case_count, sizeof(*edition->cases));
		if (case_read(query->st, arena,
			&edition->cases[edition->case_count++], fault) != 0) {
			got = -1;
			break;
		}
		query_done(query);
	}
	query_close(query);
	return got;
}
