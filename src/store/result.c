/* result.c -- attainment and findings, going in; results, going away. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include "slaudit/names.h"

/* The states stand in the order of the enum; the schema's names agree. */
#define ATTAINMENT_CELLS                                                       \
	"sle_id, month, withheld, scope, met, missed, measured, ended,"        \
	" within, paused, over, undecidable, excluded, not_covered,"           \
	" defective, n, n_met, median_second, p95_second, most_second,"        \
	" figure, unit, numerator, denominator, planned_second,"               \
	" unobserved_second"
#define ATTAINMENT_VALUES                                                      \
	"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?," \
	" ?, ?, ?"

static const char put_attainment_sql[] =
    "INSERT INTO attainment (" ATTAINMENT_CELLS ") VALUES (" ATTAINMENT_VALUES
    ")";

static const char put_before_sql[] =
    "INSERT INTO attainment_before (" ATTAINMENT_CELLS
    ", basis) VALUES (" ATTAINMENT_VALUES ", ?)";
_Static_assert(OUTCOME_STATES == 11, "put_attainment_sql has 11 states");

static const char put_finding_sql[] =
    "INSERT INTO finding (detection_id, sle_id, from_month, to_month, n,"
    " n_met) VALUES (?, ?, ?, ?, ?, ?)";

static const char put_finding_ticket_sql[] =
    "INSERT INTO finding_ticket (finding_id, ordinal, ticket_id, outcome_id,"
    " line, elapsed_second) VALUES (?, ?, ?, ?, ?, ?)";

int
store_clear_findings(struct store *store, struct fault *fault)
{
	return store_exec(store,
	    "DELETE FROM finding_ticket;"
	    "DELETE FROM finding",
	    fault);
}

int
store_clear_results(struct store *store, struct fault *fault)
{
	if (store_clear_findings(store, fault) != 0)
		return -1;
	return store_exec(store,
	    "DELETE FROM attainment_before;"
	    "DELETE FROM register_touch;"
	    "DELETE FROM outcome_plain;"
	    "UPDATE register_entry SET state = NULL, touched = NULL;"
	    "DELETE FROM attainment;"
	    "DELETE FROM variant;"
	    "DELETE FROM outcome_row;"
	    "DELETE FROM fact",
	    fault);
}

/* --- attainment ---------------------------------------------------------- */

/* What decides, or would, under one name and form whatever its kind. */
static void
quotient_bind(struct statement *st, const struct attainment *row)
{
	struct quotient figure = attainment_quotient(row);

	statement_put_text(st, figure_words[row->sle->type]);
	statement_put_text(st, unit_words[figure.unit]);
	statement_put_int(st, figure.numerator);
	statement_put_int(st, figure.denominator);
}

/* BASIS NULL: the official figures, which say nothing of it. */
static int
row_insert(struct store *store, const char *sql, int64_t sle_row,
    const struct attainment *row, const char *basis, struct fault *fault)
{
	struct statement *st = statement_take(store, sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, sle_row);
	statement_put_unless(st, row->month, MONTH_NONE);
	statement_put_int(st, row->withheld);
	statement_put_int(st, (int64_t)row->scope);
	for (int i = 0; i < OUTCOME_STATES; i++)
		statement_put_int(st, (int64_t)row->states[i]);
	statement_put_int(st, (int64_t)row->n);
	statement_put_int(st, (int64_t)row->met);
	statement_put_unless(st, row->median, -1);
	statement_put_unless(st, row->p95, -1);
	statement_put_unless(st, row->most, -1);
	quotient_bind(st, row);
	statement_put_int(st, row->planned);
	statement_put_int(st, row->unobserved);
	if (basis != NULL)
		statement_put_text(st, basis);
	return statement_run(st, fault);
}

int
store_put_attainment(struct store *store, int64_t book_id,
    const struct attainment *row, struct fault *fault)
{
	int64_t sle_row;

	if (roster_sle_row(store, book_id, row->sle, &sle_row, fault) != 0)
		return -1;
	return row_insert(store, put_attainment_sql, sle_row, row, NULL, fault);
}

int
store_put_before(struct store *store, int64_t book_id, enum basis basis,
    const struct attainment *row, struct fault *fault)
{
	int64_t sle_row;

	if (roster_sle_row(store, book_id, row->sle, &sle_row, fault) != 0)
		return -1;
	return row_insert(
	    store, put_before_sql, sle_row, row, basis_words[basis], fault);
}

/* --- findings ------------------------------------------------------------ */

static int
finding_insert(struct store *store, int64_t book_id,
    const struct finding *finding, struct fault *fault)
{
	struct statement *st;
	int64_t rule_row;
	int64_t sle_row;

	if (roster_rule_row(store, book_id, finding->rule, &rule_row, fault) !=
		0 ||
	    roster_sle_row(store, book_id, finding->sle, &sle_row, fault) != 0)
		return -1;
	st = statement_take(store, put_finding_sql, fault);
	if (st == NULL)
		return -1;
	statement_put_int(st, rule_row);
	statement_put_int(st, sle_row);
	statement_put_unless(st, finding->from_month, MONTH_NONE);
	statement_put_unless(st, finding->to_month, MONTH_NONE);
	statement_put_int(st, (int64_t)finding->n);
	statement_put_int(st, (int64_t)finding->met);
	return statement_run(st, fault);
}

static int
finding_ticket_insert(struct store *store, int64_t finding_id, size_t ordinal,
    const struct finding_ticket *ticket, struct fault *fault)
{
	struct statement *st =
	    statement_take(store, put_finding_ticket_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, finding_id);
	statement_put_int(st, (int64_t)ordinal);
	statement_put_int(st, ticket->ticket_id);
	statement_put_unless(st, ticket->outcome_id, 0);
	statement_put_int(st, ticket->line);
	statement_put_int(st, ticket->elapsed);
	return statement_run(st, fault);
}

int
store_put_finding(struct store *store, int64_t book_id, struct finding *finding,
    struct fault *fault)
{
	if (finding_insert(store, book_id, finding, fault) != 0)
		return -1;
	finding->id = sqlite3_last_insert_rowid(store->db);
	for (size_t i = 0; i < finding->ticket_count; i++) {
		if (finding_ticket_insert(store, finding->id, i,
			&finding->tickets[i], fault) != 0)
			return -1;
	}
	return 0;
}
