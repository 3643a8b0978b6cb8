/* outcome.c -- outcomes going in, a batch at a time. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <inttypes.h>
#include <stdlib.h>

#include "slaudit/mem.h"
#include "slaudit/names.h"

#define OWN_CELLS                                                              \
	"id, state, start_at, stop_at, elapsed_second, due_at, late_from_at,"  \
	" month, start_line, judged_at"
#define ODD_CELLS ", wall_second, elapsed_day, margin, stop_line"

/* What follows from other cells is NULL: the view outcome works it out. Most
 * batches have nothing else there, and ask for less. */
static const char put_sql[] =
    "INSERT INTO outcome_row (" OWN_CELLS ODD_CELLS ")"
    " SELECT " OWN_CELLS ODD_CELLS " FROM incoming_outcome";

static const char put_plain_sql[] =
    "INSERT INTO outcome_row (" OWN_CELLS ")"
    " SELECT " OWN_CELLS " FROM incoming_outcome";

static const char put_variant_sql[] =
    "INSERT INTO variant (outcome_id, ordinal, day_rule, state, due_at, turns)"
    " VALUES (?, ?, ?, ?, ?, ?)";

static const char ticket_sql[] = "SELECT 1 FROM ticket_row WHERE id = ?";

/* In the order of put_sql. */
enum column {
	COLUMN_ID,
	COLUMN_STATE,
	COLUMN_START,
	COLUMN_STOP,
	COLUMN_ELAPSED,
	COLUMN_DUE,
	COLUMN_LATE,
	COLUMN_MONTH,
	COLUMN_START_LINE,
	COLUMN_JUDGED,
	COLUMN_WALL, /* from here on: odd */
	COLUMN_DAY,
	COLUMN_MARGIN,
	COLUMN_STOP_LINE,
};

/* Three numbers in one, by which the rows lie in order: no index has to say
 * which row is whose. */
enum { TICKET_BITS = 30, SLE_BITS = 19, CYCLE_BITS = 14 };

/* Within one batch a pointer stands for one SLE. */
enum { MEMOS = 64 };

struct batch {
	struct store *store;
	int64_t book_id;
	int64_t ticket_id; /* the last one found; 0: none */
	struct memo {
		const struct sle *sle;
		int64_t row;
	} memos[MEMOS];
};

/* --- cells --------------------------------------------------------------- */

/* Nothing given is a NULL. */
static void
give_unless(sqlite3_context *out, int64_t value, int64_t derived)
{
	if (value != derived)
		sqlite3_result_int64(out, value);
}

static int64_t
wall_of(const struct outcome *outcome)
{
	if (outcome->start == INSTANT_NONE || outcome->at == INSTANT_NONE)
		return 0;
	return outcome->at - outcome->start;
}

static uint32_t
stop_line_of(const struct outcome *outcome)
{
	return outcome->stop == INSTANT_NONE ? 0 : outcome->start_line;
}

static int64_t
margin_of(const struct outcome *outcome)
{
	const struct sle *sle = outcome->sle;

	if (sle->limit == LIMIT_NONE)
		return 0;
	return sle->limit -
	    (sle_counts_days(sle) ? outcome->days : outcome->elapsed);
}

static void
give_derived(sqlite3_context *out, const struct outcome *outcome, int column)
{
	switch (column) {
	case COLUMN_JUDGED:
		give_unless(out, outcome->at, outcome->stop);
		break;
	case COLUMN_WALL:
		give_unless(out, outcome->wall, wall_of(outcome));
		break;
	case COLUMN_DAY:
		give_unless(out, outcome->days, 0);
		break;
	case COLUMN_MARGIN:
		give_unless(out, outcome->margin, margin_of(outcome));
		break;
	case COLUMN_STOP_LINE:
		give_unless(out, outcome->stop_line, stop_line_of(outcome));
		break;
	default:
		break;
	}
}

static void
give_cell(sqlite3_context *out, const void *rows, size_t i, int column)
{
	const struct outcome *outcome = &((const struct outcome *)rows)[i];

	switch (column) {
	case COLUMN_ID:
		sqlite3_result_int64(out, outcome->id);
		break;
	case COLUMN_STATE:
		sqlite3_result_int(out, (int)outcome->state);
		break;
	case COLUMN_START:
		give_unless(out, outcome->start, INSTANT_NONE);
		break;
	case COLUMN_STOP:
		give_unless(out, outcome->stop, INSTANT_NONE);
		break;
	case COLUMN_ELAPSED:
		sqlite3_result_int64(out, outcome->elapsed);
		break;
	case COLUMN_DUE:
		give_unless(out, outcome->due, INSTANT_NONE);
		break;
	case COLUMN_LATE:
		give_unless(out, outcome->late_from, outcome->due);
		break;
	case COLUMN_MONTH:
		give_unless(out, outcome->month, MONTH_NONE);
		break;
	case COLUMN_START_LINE:
		sqlite3_result_int64(out, outcome->start_line);
		break;
	default:
		give_derived(out, outcome, column);
		break;
	}
}

int
outcomes_serve(struct store *store, struct fault *fault)
{
	store->incoming_outcomes = (struct incoming){
		.declaration =
		    "CREATE TABLE incoming (" OWN_CELLS ODD_CELLS ")",
		.cell = give_cell,
	};
	return incoming_serve(
	    store, "incoming_outcome", &store->incoming_outcomes, fault);
}

/* --- whose it is --------------------------------------------------------- */

static int
sle_row(struct batch *batch, const struct sle *sle, int64_t *out,
    struct fault *fault)
{
	struct memo *memo = &batch->memos[((uintptr_t)sle >> 4) % MEMOS];

	if (memo->sle != sle) {
		if (roster_sle_row(batch->store, batch->book_id, sle,
			&memo->row, fault) != 0)
			return -1;
		memo->sle = sle;
	}
	*out = memo->row;
	return 0;
}

/* The engine does not check this reference of each row: most tickets were put
 * just now, and the others are asked for. */
static int
ticket_check(struct batch *batch, int64_t id, struct fault *fault)
{
	struct store *store = batch->store;
	struct statement *st;
	int got;

	if (id == batch->ticket_id ||
	    (id >= store->first_ticket && id < store->next_ticket))
		return 0;
	st = statement_take(store, ticket_sql, fault);
	if (st == NULL)
		return -1;
	statement_put_int(st, id);
	got = statement_step(st, fault);
	statement_release(st);
	if (got == 0)
		return fault_set(fault, FAULT_STORE, store->path, 0,
		    "an outcome of ticket %" PRId64 ", which is not here", id);
	batch->ticket_id = id;
	return got < 0 ? -1 : 0;
}

static int
identify(struct batch *batch, struct outcome *outcome, struct fault *fault)
{
	int64_t row;

	if (sle_row(batch, outcome->sle, &row, fault) != 0 ||
	    ticket_check(batch, outcome->ticket_id, fault) != 0)
		return -1;
	if (outcome->ticket_id <= 0 || outcome->ticket_id >> TICKET_BITS != 0 ||
	    row >> SLE_BITS != 0 || outcome->cycle >> CYCLE_BITS != 0)
		return fault_set(fault, FAULT_STORE, batch->store->path, 0,
		    "ticket %" PRId64 ", SLE %" PRId64 ", cycle %u: more than "
		    "a store can number",
		    outcome->ticket_id, row, (unsigned)outcome->cycle);
	outcome->id = outcome->ticket_id << (SLE_BITS + CYCLE_BITS) |
	    row << CYCLE_BITS | outcome->cycle;
	return 0;
}

int
outcome_identify(struct store *store, int64_t book_id, struct outcome *outcome,
    int64_t *row, struct fault *fault)
{
	struct batch batch = { .store = store, .book_id = book_id };

	if (identify(&batch, outcome, fault) != 0)
		return -1;
	return sle_row(&batch, outcome->sle, row, fault);
}

/* --- putting ------------------------------------------------------------- */

static int
variant_insert(struct store *store, const struct outcome *outcome,
    size_t ordinal, struct fault *fault)
{
	const struct variant *variant = &outcome->variants[ordinal];
	struct statement *st = statement_take(store, put_variant_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, outcome->id);
	statement_put_int(st, (int64_t)ordinal);
	statement_put_text(st, day_rule_words[variant->rule]);
	statement_put_int(st, variant->state);
	statement_put_unless(st, variant->due, INSTANT_NONE);
	statement_put_int(st, variant->state != outcome->state);
	return statement_run(st, fault);
}

static int
variants_insert(
    struct store *store, const struct outcome *outcome, struct fault *fault)
{
	for (size_t i = 0; i < outcome->variant_count; i++) {
		if (variant_insert(store, outcome, i, fault) != 0)
			return -1;
	}
	return 0;
}

static bool
is_plain(const struct outcome *outcome)
{
	return outcome->wall == wall_of(outcome) && outcome->days == 0 &&
	    outcome->margin == margin_of(outcome) &&
	    outcome->stop_line == stop_line_of(outcome);
}

static bool
are_plain(const struct outcome *outcomes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!is_plain(&outcomes[i]))
			return false;
	}
	return true;
}

int
store_put_outcomes(struct store *store, int64_t book_id,
    struct outcome *outcomes, size_t count, struct fault *fault)
{
	struct batch batch = { .store = store, .book_id = book_id };

	if (count == 0)
		return 0;
	for (size_t i = 0; i < count; i++) {
		if (identify(&batch, &outcomes[i], fault) != 0)
			return -1;
	}
	if (places_follow(store, outcomes, count, fault) != 0)
		return -1;
	if (incoming_store(store,
		are_plain(outcomes, count) ? put_plain_sql : put_sql,
		&store->incoming_outcomes, outcomes, count, fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		if (variants_insert(store, &outcomes[i], fault) != 0)
			return -1;
	}
	return 0;
}
