/* aside.c -- outcomes that registers touch: as they would be without. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

static const char put_sql[] =
    "INSERT INTO outcome_plain (id, ticket_id, sle_id, cycle, state,"
    " after_state, start_at, stop_at, judged_at, wall_second, elapsed_second,"
    " elapsed_day, due_at, late_from_at, margin, month, start_line, stop_line)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char put_touch_sql[] =
    "INSERT INTO register_touch (outcome_id, entry_id, acts, late)"
    " VALUES (?, ?, ?, ?)";

#define OWN_CELLS(t)                                                           \
	t ".ticket_id, " t ".cycle, " t ".state, " t ".start_at, " t           \
	  ".stop_at, " t ".judged_at, " t ".wall_second, " t                   \
	  ".elapsed_second, " t ".elapsed_day, " t ".due_at, " t               \
	  ".late_from_at, " t ".margin, " t ".month, " t ".start_line, " t     \
	  ".stop_line"

/* A row for each entry that touches it. */
static const char each_sql[] = "SELECT p.id, p.sle_id, " OWN_CELLS(
    "p") ", p.after_state, t.process,"
	 " t.key, t.customer, x.name, o.sle_id, " OWN_CELLS(
	     "o") ", c.entry_id,"
		  " c.acts, c.late"
		  " FROM outcome_plain p"
		  " JOIN sle s ON s.id = p.sle_id"
		  " JOIN ticket t ON t.id = p.ticket_id"
		  " JOIN export x ON x.id = t.export_id"
		  " LEFT JOIN outcome o ON o.id = p.id"
		  "  AND o.place = outcome_place(p.id)"
		  " JOIN register_touch c ON c.outcome_id = p.id"
		  " JOIN register_entry e ON e.id = c.entry_id"
		  " JOIN export y ON y.id = e.export_id"
		  " ORDER BY s.ordinal, t.key, t.process, p.cycle, p.id, "
		  "y.name, y.digest,"
		  " y.mapping, e.line, e.id";

enum { OWN_COLUMNS = 38 }; /* the same in each row of one outcome */

static int
touch_insert(struct store *store, int64_t outcome_id, const struct touch *touch,
    struct fault *fault)
{
	struct statement *st = statement_take(store, put_touch_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, outcome_id);
	statement_put_int(st, touch->entry->row);
	statement_put_int(st, touch->acts);
	statement_put_int(st, touch->late);
	return statement_run(st, fault);
}

static int
plain_insert(struct store *store, int64_t sle_row, const struct aside *aside,
    struct fault *fault)
{
	const struct outcome *plain = &aside->plain;
	struct statement *st = statement_take(store, put_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, plain->id);
	statement_put_int(st, plain->ticket_id);
	statement_put_int(st, sle_row);
	statement_put_int(st, plain->cycle);
	statement_put_int(st, plain->state);
	statement_put_int(st, aside->after);
	statement_put_unless(st, plain->start, INSTANT_NONE);
	statement_put_unless(st, plain->stop, INSTANT_NONE);
	statement_put_unless(st, plain->at, INSTANT_NONE);
	statement_put_int(st, plain->wall);
	statement_put_int(st, plain->elapsed);
	statement_put_int(st, plain->days);
	statement_put_unless(st, plain->due, INSTANT_NONE);
	statement_put_unless(st, plain->late_from, INSTANT_NONE);
	statement_put_int(st, plain->margin);
	statement_put_unless(st, plain->month, MONTH_NONE);
	statement_put_int(st, plain->start_line);
	statement_put_int(st, plain->stop_line);
	return statement_run(st, fault);
}

int
store_put_aside(struct store *store, int64_t book_id, struct aside *aside,
    struct fault *fault)
{
	int64_t row;

	if (outcome_identify(store, book_id, &aside->plain, &row, fault) != 0 ||
	    plain_insert(store, row, aside, fault) != 0)
		return -1;
	for (size_t i = 0; i < aside->touch_count; i++) {
		if (touch_insert(
			store, aside->plain.id, &aside->touches[i], fault) != 0)
			return -1;
	}
	return 0;
}

/* --- coming back ---------------------------------------------------------- */

int
store_each_aside(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_sql, fault);
}

/* Registers are small, and the rows of one file follow each other. */
static const struct register_entry *
entry_of(const struct registers *registers, int64_t row)
{
	for (size_t i = 0; i < registers->count; i++) {
		if (registers->items[i].row == row)
			return &registers->items[i];
	}
	return NULL;
}

static int
now_read(struct query *query, const struct book *book, struct outcome *out,
    struct fault *fault)
{
	int64_t sle_row = statement_int_or(query->st, 0);

	if (sle_row == 0)
		return 0; /* a corrected time took it away */
	if (query_sle(query, book, sle_row, &out->sle, fault) != 0)
		return -1;
	return outcome_read(query->st, out, fault);
}

static int
head_read(struct query *query, struct arena *arena, const struct book *book,
    struct aside *out, struct fault *fault)
{
	struct statement *st = query->st;

	if (query_sle(query, book, statement_int(st), &out->plain.sle, fault) !=
		0 ||
	    outcome_read(st, &out->plain, fault) != 0 ||
	    outcome_state_read(st, &out->after, fault) != 0)
		return -1;
	out->process = statement_copy(st, arena);
	out->key = statement_copy(st, arena);
	out->customer = statement_copy(st, arena);
	out->file = statement_copy(st, arena);
	out->now.id = out->plain.id;
	return now_read(query, book, &out->now, fault);
}

static void
touch_read(struct query *query, struct arena *arena,
    const struct registers *registers, struct aside *out, size_t *room)
{
	struct statement *st = query->st;
	struct touch touch;

	st->next = OWN_COLUMNS;
	touch.entry = entry_of(registers, statement_int(st));
	touch.acts = statement_int(st) != 0;
	touch.late = statement_int(st) != 0;
	if (touch.entry == NULL)
		return; /* of another register than those at hand */
	out->touches = arena_grow(
	    arena, out->touches, room, out->touch_count, sizeof(touch));
	out->touches[out->touch_count++] = touch;
}

int
query_aside(struct query *query, struct arena *arena, const struct book *book,
    const struct registers *registers, struct aside *out, struct fault *fault)
{
	size_t room = 0;
	int64_t id;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*out = (struct aside){ .plain.id = id };
	if (head_read(query, arena, book, out, fault) != 0)
		return -1;
	do {
		touch_read(query, arena, registers, out, &room);
		got = query_more(query, id, fault);
	} while (got == 1);
	return got < 0 ? -1 : 1;
}
