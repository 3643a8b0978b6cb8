/* query_result.c -- outcomes, attainment and findings, coming back. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <inttypes.h>

#include "slaudit/names.h"

/* One row for each variant, or one with NULLs for an outcome without any. */
#define OUTCOME_COLUMNS                                                        \
	"SELECT o.id, o.sle_id, o.ticket_id, o.cycle, o.state, o.start_at,"    \
	" o.stop_at, o.judged_at, o.wall_second, o.elapsed_second,"            \
	" o.elapsed_day, o.due_at, o.late_from_at, o.margin, o.month,"         \
	" o.start_line, o.stop_line, v.day_rule, v.state, v.due_at"            \
	" FROM outcome o JOIN sle s ON s.id = o.sle_id"                        \
	" LEFT JOIN variant v ON v.outcome_id = o.id"

enum { OUTCOME_OWN_COLUMNS = 17 }; /* the same in each row of one outcome */

static const char each_outcome_sql[] =
    OUTCOME_COLUMNS " JOIN ticket t ON t.id = o.ticket_id"
		    " ORDER BY s.ordinal, t.key, t.process, o.cycle, o.id,"
		    " v.ordinal";

static const char ticket_outcomes_sql[] =
    OUTCOME_COLUMNS " WHERE o.place >= outcome_place(?1 << 33)"
		    " AND o.place < outcome_place((?1 + 1) << 33)"
		    " ORDER BY s.ordinal, o.cycle, o.id, v.ordinal";

static const char month_outcomes_sql[] =
    OUTCOME_COLUMNS " WHERE o.month BETWEEN ?1 AND ?2"
		    " ORDER BY o.place, v.ordinal";

/* The place of an SLE id is that of its first version. */
#define PLACE                                                                  \
	"(SELECT min(f.ordinal) FROM sle f"                                    \
	" WHERE f.book_id = s.book_id AND f.name = s.name)"

static const char each_exception_sql[] = OUTCOME_COLUMNS
    " JOIN ticket t ON t.id = o.ticket_id WHERE " STORE_EXCEPTIONAL
    " ORDER BY " PLACE ", t.process, t.key, o.cycle, o.id, v.ordinal";

#define ATTAINMENT_COLUMNS                                                     \
	"SELECT a.id, a.sle_id, a.month, a.withheld, a.scope, a.met,"          \
	" a.missed, a.measured, a.ended, a.within, a.paused, a.over,"          \
	" a.undecidable, a.excluded, a.not_covered, a.defective, a.n,"         \
	" a.n_met, a.median_second, a.p95_second, a.most_second,"              \
	" a.numerator, a.denominator, a.planned_second,"                       \
	" a.unobserved_second"
#define ATTAINMENT_ORDER                                                       \
	" ORDER BY " PLACE ", a.month IS NULL, a.month, s.ordinal"

static const char each_attainment_sql[] = ATTAINMENT_COLUMNS
    " FROM attainment a JOIN sle s ON s.id = a.sle_id" ATTAINMENT_ORDER;

static const char each_before_sql[] = ATTAINMENT_COLUMNS
    " FROM attainment_before a"
    " JOIN sle s ON s.id = a.sle_id WHERE a.basis = ?" ATTAINMENT_ORDER;

static const char each_finding_sql[] =
    "SELECT f.id, f.detection_id, f.sle_id, f.from_month, f.to_month, f.n,"
    " f.n_met, (SELECT count(*) FROM finding_ticket c"
    "  WHERE c.finding_id = f.id),"
    " p.ticket_id, p.outcome_id, t.key, x.name, p.line, p.elapsed_second"
    " FROM finding f"
    " JOIN detection d ON d.id = f.detection_id"
    " JOIN sle s ON s.id = f.sle_id"
    " LEFT JOIN finding_ticket p ON p.finding_id = f.id"
    " LEFT JOIN ticket t ON t.id = p.ticket_id"
    " LEFT JOIN export x ON x.id = t.export_id"
    " ORDER BY d.name, d.version, s.ordinal, f.from_month IS NULL,"
    " f.from_month, f.to_month,"
    " (SELECT u.key FROM finding_ticket q JOIN ticket u ON u.id = q.ticket_id"
    "  WHERE q.finding_id = f.id AND q.ordinal = 0),"
    " f.id, p.ordinal";

enum { FINDING_OWN_COLUMNS = 8 }; /* the same in each row of one finding */

/* A number of our own enum, or the store was damaged by other hands. */
int
outcome_state_read(
    struct statement *st, enum outcome_state *out, struct fault *fault)
{
	int64_t state = statement_int(st);

	if (state < 0 || state >= OUTCOME_STATES)
		return fault_set(fault, FAULT_STORE, st->store->path, 0,
		    "damaged: holds the unknown outcome state %" PRId64, state);
	*out = (enum outcome_state)state;
	return 0;
}

/* --- outcomes ------------------------------------------------------------ */

int
outcome_read(struct statement *st, struct outcome *out, struct fault *fault)
{
	out->ticket_id = statement_int(st);
	out->cycle = (uint32_t)statement_int(st);
	if (outcome_state_read(st, &out->state, fault) != 0)
		return -1;
	out->start = statement_int_or(st, INSTANT_NONE);
	out->stop = statement_int_or(st, INSTANT_NONE);
	out->at = statement_int_or(st, INSTANT_NONE);
	out->wall = statement_int(st);
	out->elapsed = statement_int(st);
	out->days = statement_int(st);
	out->due = statement_int_or(st, INSTANT_NONE);
	out->late_from = statement_int_or(st, INSTANT_NONE);
	out->margin = statement_int(st);
	out->month = (int32_t)statement_int_or(st, MONTH_NONE);
	out->start_line = (uint32_t)statement_int(st);
	out->stop_line = (uint32_t)statement_int(st);
	return 0;
}

static int
variant_read(struct statement *st, struct outcome *out, struct fault *fault)
{
	struct variant *variant;
	int rule;

	if (sqlite3_column_type(st->raw, OUTCOME_OWN_COLUMNS) == SQLITE_NULL)
		return 0; /* it has none */
	if (out->variant_count == SLE_VARIANTS_MAX)
		return fault_set(fault, FAULT_STORE, st->store->path, 0,
		    "damaged: an outcome with more than %d variants",
		    SLE_VARIANTS_MAX);
	variant = &out->variants[out->variant_count++];
	st->next = OUTCOME_OWN_COLUMNS;
	if (statement_name(st, day_rule_words, &rule, fault) != 0 ||
	    outcome_state_read(st, &variant->state, fault) != 0)
		return -1;
	variant->rule = (enum day_rule)rule;
	variant->due = statement_int_or(st, INSTANT_NONE);
	return 0;
}

int
query_outcome(struct query *query, struct arena *arena, const struct book *book,
    struct outcome *out, struct fault *fault)
{
	int64_t id;
	int got = query_row(query, &id, fault);

	(void)arena; /* an outcome has no words of its own */
	if (got != 1)
		return got;
	*out = (struct outcome){ .id = id };
	if (query_sle(
		query, book, statement_int(query->st), &out->sle, fault) != 0 ||
	    outcome_read(query->st, out, fault) != 0)
		return -1;
	do {
		if (variant_read(query->st, out, fault) != 0)
			return -1;
		got = query_more(query, id, fault);
	} while (got == 1);
	return got < 0 ? -1 : 1;
}

int
store_each_outcome(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_outcome_sql, fault);
}

int
store_month_outcomes(struct store *store, int32_t from, int32_t to,
    struct query **out, struct fault *fault)
{
	if (query_open(out, store, month_outcomes_sql, fault) != 0)
		return -1;
	statement_put_int((*out)->st, from);
	statement_put_int((*out)->st, to);
	return 0;
}

int
store_ticket_outcomes(struct store *store, int64_t ticket_id,
    struct query **out, struct fault *fault)
{
	if (query_open(out, store, ticket_outcomes_sql, fault) != 0)
		return -1;
	statement_put_int((*out)->st, ticket_id);
	return 0;
}

int
store_each_exception(
    struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_exception_sql, fault);
}

/* --- attainment ---------------------------------------------------------- */

int
store_each_attainment(
    struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_attainment_sql, fault);
}

int
store_each_before(struct store *store, enum basis basis, struct query **out,
    struct fault *fault)
{
	if (query_open(out, store, each_before_sql, fault) != 0)
		return -1;
	statement_put_text((*out)->st, basis_words[basis]);
	return 0;
}

int
query_attainment(struct query *query, const struct book *book,
    struct attainment *out, struct fault *fault)
{
	struct statement *st = query->st;
	int64_t id;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*out = (struct attainment){ 0 };
	if (query_sle(query, book, statement_int(st), &out->sle, fault) != 0)
		return -1;
	out->month = (int32_t)statement_int_or(st, MONTH_NONE);
	out->withheld = statement_int(st) != 0;
	out->scope = (uint64_t)statement_int(st);
	for (int i = 0; i < OUTCOME_STATES; i++)
		out->states[i] = (uint64_t)statement_int(st);
	out->n = (uint64_t)statement_int(st);
	out->met = (uint64_t)statement_int(st);
	out->median = statement_int_or(st, -1);
	out->p95 = statement_int_or(st, -1);
	out->most = statement_int_or(st, -1);
	out->numerator = statement_int(st);
	out->denominator = statement_int(st);
	out->planned = statement_int(st);
	out->unobserved = statement_int(st);
	if (attainment_quotient(out).unit == UNIT_CASE)
		out->numerator = out->denominator = 0; /* they are met and n */
	query_done(query);
	return 1;
}

/* --- findings ------------------------------------------------------------ */

int
store_each_finding(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_finding_sql, fault);
}

static int
finding_read(struct query *query, const struct book *book, struct finding *out,
    struct fault *fault)
{
	struct statement *st = query->st;

	if (query_rule(query, book, statement_int(st), &out->rule, fault) !=
		0 ||
	    query_sle(query, book, statement_int(st), &out->sle, fault) != 0)
		return -1;
	out->from_month = (int32_t)statement_int_or(st, MONTH_NONE);
	out->to_month = (int32_t)statement_int_or(st, MONTH_NONE);
	out->n = (uint64_t)statement_int(st);
	out->met = (uint64_t)statement_int(st);
	return 0;
}

static void
finding_ticket_read(
    struct statement *st, struct arena *arena, struct finding_ticket *out)
{
	st->next = FINDING_OWN_COLUMNS;
	out->ticket_id = statement_int(st);
	out->outcome_id = statement_int_or(st, 0);
	out->key = statement_copy(st, arena);
	out->file = statement_copy(st, arena);
	out->line = (uint32_t)statement_int(st);
	out->elapsed = statement_int(st);
}

int
query_finding(struct query *query, struct arena *arena, const struct book *book,
    struct finding *out, struct fault *fault)
{
	size_t count;
	int64_t id;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*out = (struct finding){ .id = id };
	if (finding_read(query, book, out, fault) != 0)
		return -1;
	count = (size_t)statement_int(query->st);
	if (count > 0)
		out->tickets = arena_new(arena, count, sizeof(*out->tickets));
	do {
		if (out->ticket_count < count)
			finding_ticket_read(query->st, arena,
			    &out->tickets[out->ticket_count++]);
		got = query_more(query, id, fault);
	} while (got == 1);
	return got < 0 ? -1 : 1;
}
