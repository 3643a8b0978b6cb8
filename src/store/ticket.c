/* ticket.c -- tickets with their timelines, going in, a batch at a time. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

static const char put_sql[] =
    "INSERT INTO ticket_row SELECT NULL, * FROM incoming_ticket";

static const char next_sql[] =
    "SELECT coalesce(max(id), 0) + 1 FROM ticket_row";

static const char export_sql[] = "SELECT 1 FROM export WHERE id = ?";

/* In the order of the table, so that the engine copies nothing about; the id
 * is its own. */
enum column {
	COLUMN_EXPORT,
	COLUMN_LINE,
	COLUMN_PROCESS,
	COLUMN_KEY,
	COLUMN_CATEGORY,
	COLUMN_CUSTOMER,
	COLUMN_CLASS,
	COLUMN_CHANNEL,
	COLUMN_STATUS,
	COLUMN_TIMELINE,
	COLUMN_ATTRIBUTES,
	COLUMN_NAMES,
};

enum { WORDS = COLUMN_TIMELINE }; /* of a row, by column */

struct ticket_row {
	const struct ticket *ticket;
	int64_t words[WORDS]; /* 0: the text itself, or NULL */
	const char *timeline;
	size_t timeline_len;
	const char *attributes; /* NULL: none */
	int64_t attributes_word;
	const char *names; /* of its events */
	int64_t names_word;
};

/* Names of events that are longer are hardly those of another ticket, too. */
enum { NAMES_SHARED = 255 };

/* Within one batch a pointer stands for one text: most words are interned, and
 * a table by pointer finds nearly all of them. */
enum { MEMOS = 512 }; /* a power of two */
struct memo {
	const char *text;
	int64_t id;
};

struct batch {
	struct store *store;
	struct memo memos[MEMOS];
	struct arena arena; /* of texts of this batch */
};

static const char *
word_of(const struct ticket *ticket, int column)
{
	switch (column) {
	case COLUMN_PROCESS:
		return ticket->process;
	case COLUMN_CATEGORY:
		return ticket->category;
	case COLUMN_CUSTOMER:
		return ticket->customer;
	case COLUMN_CLASS:
		return ticket->customer_class;
	case COLUMN_CHANNEL:
		return ticket->channel;
	case COLUMN_STATUS:
		return ticket->status;
	default:
		return NULL;
	}
}

/* A word's id, or where it has none the text itself. */
static void
give_either(sqlite3_context *out, int64_t word, const char *text)
{
	if (word != 0)
		sqlite3_result_int64(out, word);
	else if (text != NULL)
		sqlite3_result_text(out, text, -1, SQLITE_STATIC);
}

static void
give_cell(sqlite3_context *out, const void *rows, size_t i, int column)
{
	const struct ticket_row *row = &((const struct ticket_row *)rows)[i];

	switch (column) {
	case COLUMN_EXPORT:
		sqlite3_result_int64(out, row->ticket->export_id);
		break;
	case COLUMN_LINE:
		sqlite3_result_int64(out, row->ticket->line);
		break;
	case COLUMN_KEY:
		sqlite3_result_text(out, row->ticket->key, -1, SQLITE_STATIC);
		break;
	case COLUMN_TIMELINE:
		sqlite3_result_text64(out, row->timeline, row->timeline_len,
		    SQLITE_STATIC, SQLITE_UTF8);
		break;
	case COLUMN_ATTRIBUTES:
		give_either(out, row->attributes_word, row->attributes);
		break;
	case COLUMN_NAMES:
		give_either(out, row->names_word, row->names);
		break;
	default:
		give_either(
		    out, row->words[column], word_of(row->ticket, column));
		break;
	}
}

int
tickets_serve(struct store *store, struct fault *fault)
{
	store->incoming_tickets = (struct incoming){
		.declaration = "CREATE TABLE incoming (export_id, line,"
			       " process, key, category, customer,"
			       " customer_class, channel, status, timeline,"
			       " attributes, event_names)",
		.cell = give_cell,
	};
	return incoming_serve(
	    store, "incoming_ticket", &store->incoming_tickets, fault);
}

void
tickets_forget(struct store *store)
{
	store->known_export = 0;
	store->first_ticket = 0;
	store->next_ticket = 0;
}

int
store_next_ticket_id(struct store *store, int64_t *out, struct fault *fault)
{
	struct statement *st;
	int got;

	if (store->next_ticket == 0) {
		st = statement_take(store, next_sql, fault);
		if (st == NULL)
			return -1;
		got = statement_step(st, fault);
		if (got == 1)
			store->next_ticket = statement_int(st);
		statement_release(st);
		if (got != 1)
			return -1;
		store->first_ticket = store->next_ticket;
	}
	*out = store->next_ticket;
	return 0;
}

/* The engine does not check this reference of each row; we do, once. */
static int
export_check(struct store *store, int64_t id, struct fault *fault)
{
	struct statement *st;
	int got;

	if (id == store->known_export && id != 0)
		return 0;
	st = statement_take(store, export_sql, fault);
	if (st == NULL)
		return -1;
	statement_put_int(st, id);
	got = statement_step(st, fault);
	statement_release(st);
	if (got == 0)
		return fault_set(fault, FAULT_STORE, store->path, 0,
		    "a ticket of export %" PRId64 ", which is not here", id);
	if (got > 0)
		store->known_export = id;
	return got < 0 ? -1 : 0;
}

static int
word_find(struct batch *batch, const char *text, bool always, int64_t *id,
    struct fault *fault)
{
	size_t place = ((uintptr_t)text ^ (uintptr_t)text >> 9) % MEMOS;
	struct memo *memo = &batch->memos[place];

	if (memo->text != text || (memo->id == 0 && always)) {
		if (lexicon_put(batch->store, text, always, id, fault) != 0)
			return -1;
		*memo = (struct memo){ .text = text, .id = *id };
	}
	*id = memo->id;
	return 0;
}

static int
words_find(struct batch *batch, struct ticket_row *row, struct fault *fault)
{
	for (int i = 0; i < WORDS; i++) {
		const char *text = word_of(row->ticket, i);
		bool always = i == COLUMN_PROCESS;

		if (text != NULL &&
		    word_find(batch, text, always, &row->words[i], fault) != 0)
			return -1;
	}
	return 0;
}

static int
attributes_find(
    struct batch *batch, struct ticket_row *row, struct fault *fault)
{
	struct buf text = { 0 };
	int rc;

	if (row->ticket->attribute_count == 0)
		return 0;
	attributes_text(row->ticket, &text);
	rc = lexicon_put(
	    batch->store, buf_text(&text), false, &row->attributes_word, fault);
	if (rc == 0 && row->attributes_word == 0)
		row->attributes = arena_copy(&batch->arena, buf_text(&text));
	buf_release(&text);
	return rc;
}

static int
names_find(struct batch *batch, struct ticket_row *row, const char *names,
    struct fault *fault)
{
	row->names = names;
	if (strlen(names) > NAMES_SHARED)
		return 0;
	return word_find(batch, names, false, &row->names_word, fault);
}

static int
rows_fill(struct batch *batch, struct ticket_row *rows,
    const struct ticket *tickets, const struct ticket_texts *texts,
    size_t count, struct fault *fault)
{
	size_t from = 0;

	for (size_t i = 0; i < count; i++) {
		rows[i].ticket = &tickets[i];
		rows[i].timeline = texts->text + from;
		rows[i].timeline_len = texts->ends[i] - from;
		from = texts->ends[i];
		if (export_check(batch->store, tickets[i].export_id, fault) !=
			0 ||
		    words_find(batch, &rows[i], fault) != 0 ||
		    names_find(batch, &rows[i], texts->names[i], fault) != 0 ||
		    attributes_find(batch, &rows[i], fault) != 0)
			return -1;
	}
	return 0;
}

int
store_put_tickets(struct store *store, struct ticket *tickets, size_t count,
    const struct ticket_texts *texts, struct fault *fault)
{
	struct batch batch = { .store = store };
	struct ticket_texts made;
	struct ticket_row *rows;
	int64_t first;
	int rc = -1;

	if (count == 0)
		return 0;
	if (store_next_ticket_id(store, &first, fault) != 0)
		return -1;
	if (texts == NULL) { /* nobody made them beforehand */
		store_texts(tickets, count, &batch.arena, &made);
		texts = &made;
	}
	rows = mem_new(count, sizeof(*rows));
	if (rows_fill(&batch, rows, tickets, texts, count, fault) != 0 ||
	    incoming_store(store, put_sql, &store->incoming_tickets, rows,
		count, fault) != 0)
		goto out;
	/* The engine counts on from the greatest id, too. */
	if (sqlite3_last_insert_rowid(store->db) != first + (int64_t)count - 1)
		mem_die("tickets have other ids than foretold");
	for (size_t i = 0; i < count; i++)
		tickets[i].id = first + (int64_t)i;
	store->next_ticket = first + (int64_t)count;
	rc = 0;
out:
	arena_release(&batch.arena);
	free(rows);
	return rc;
}
