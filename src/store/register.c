/* register.c -- entries of registers, going in and coming back. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include "slaudit/names.h"

static const char put_sql[] =
    "INSERT INTO register_entry (export_id, line, kind, name, ticket, measure,"
    " category, event, from_at, from_until_at, to_at, to_until_at, month, code,"
    " claim, text, evidence, asked_by, asked_at, asked_until_at, decided_by,"
    " decided_at, decided_until_at, ruling, subject, members, decision, rating,"
    " minutes, vote_for, vote_against, vote_abstain, quorum)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char set_sql[] =
    "UPDATE register_entry SET state = ?, touched = ? WHERE id = ?";

static const char each_sql[] =
    "SELECT e.id, x.name, x.mapping, e.export_id, e.line, e.kind, e.name,"
    " e.ticket, e.measure, e.category, e.event, e.from_at, e.from_until_at,"
    " e.to_at, e.to_until_at, e.month, e.code, e.claim, e.text, e.evidence,"
    " e.asked_by, e.asked_at, e.asked_until_at, e.decided_by, e.decided_at,"
    " e.decided_until_at, e.ruling, e.subject, e.members, e.decision,"
    " e.rating, e.minutes, e.vote_for, e.vote_against, e.vote_abstain,"
    " e.quorum, coalesce(e.state, 'listed'), coalesce(e.touched, 0)"
    " FROM register_entry e JOIN export x ON x.id = e.export_id"
    " WHERE " STORE_STANDS
    " ORDER BY x.name, x.digest, x.mapping, x.cutoff_at, e.line, e.id";

/* --- going in ------------------------------------------------------------- */

static void
when_put(struct statement *st, const struct when *when)
{
	statement_put_unless(st, when->at, INSTANT_NONE);
	statement_put_unless(st, when->until, INSTANT_NONE);
}

static void
subject_put(struct statement *st, const struct register_entry *entry)
{
	statement_put_text(st, entry->ticket);
	statement_put_text(st, entry->measure);
	statement_put_text(st, entry->category);
	statement_put_text(st, entry->event);
	when_put(st, &entry->from);
	when_put(st, &entry->to);
	statement_put_unless(st, entry->month, MONTH_NONE);
	statement_put_text(st, entry->code);
	statement_put_text(
	    st, entry->claim < 0 ? NULL : claim_words[entry->claim]);
	statement_put_text(st, entry->text);
	statement_put_text(st, entry->evidence);
}

static void
people_put(struct statement *st, const struct register_entry *entry)
{
	statement_put_text(st, entry->asked_by);
	when_put(st, &entry->asked);
	statement_put_text(st, entry->decided_by);
	when_put(st, &entry->decided);
	statement_put_text(st, ruling_words[entry->ruling]);
	statement_put_text(st, entry->subject);
	statement_put_text(st, entry->members);
	statement_put_text(st, entry->decision);
	statement_put_text(st, entry->rating);
	statement_put_text(st, entry->minutes);
	statement_put_int(st, entry->votes_for);
	statement_put_int(st, entry->votes_against);
	statement_put_int(st, entry->votes_abstain);
	statement_put_int(st, entry->quorum);
}

int
store_put_entry(
    struct store *store, struct register_entry *entry, struct fault *fault)
{
	struct statement *st = statement_take(store, put_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, entry->export_id);
	statement_put_int(st, entry->line);
	statement_put_text(st, register_kind_words[entry->kind]);
	statement_put_text(st, entry->id);
	subject_put(st, entry);
	people_put(st, entry);
	if (statement_run(st, fault) != 0)
		return -1;
	entry->row = sqlite3_last_insert_rowid(store->db);
	return 0;
}

int
store_set_entry(struct store *store, const struct register_entry *entry,
    struct fault *fault)
{
	struct statement *st = statement_take(store, set_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_text(st, entry_state_words[entry->state]);
	statement_put_int(st, (int64_t)entry->touched);
	statement_put_int(st, entry->row);
	return statement_run(st, fault);
}

/* --- coming back ---------------------------------------------------------- */

int
store_each_entry(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_sql, fault);
}

static void
when_read(struct statement *st, struct when *out)
{
	out->at = statement_int_or(st, INSTANT_NONE);
	out->until = statement_int_or(st, INSTANT_NONE);
}

static void
subject_read(
    struct statement *st, struct arena *arena, struct register_entry *out)
{
	const char *claim;

	out->ticket = statement_copy(st, arena);
	out->measure = statement_copy(st, arena);
	out->category = statement_copy(st, arena);
	out->event = statement_copy(st, arena);
	when_read(st, &out->from);
	when_read(st, &out->to);
	out->month = (int32_t)statement_int_or(st, MONTH_NONE);
	out->code = statement_copy(st, arena);
	claim = statement_text(st);
	out->claim = claim == NULL ? -1 : names_find(claim_words, claim);
	out->text = statement_copy(st, arena);
	out->evidence = statement_copy(st, arena);
}

static int
people_read(struct statement *st, struct arena *arena,
    struct register_entry *out, struct fault *fault)
{
	int ruling;

	out->asked_by = statement_copy(st, arena);
	when_read(st, &out->asked);
	out->decided_by = statement_copy(st, arena);
	when_read(st, &out->decided);
	if (statement_name(st, ruling_words, &ruling, fault) != 0)
		return -1;
	out->ruling = (enum ruling)ruling;
	out->subject = statement_copy(st, arena);
	out->members = statement_copy(st, arena);
	out->decision = statement_copy(st, arena);
	out->rating = statement_copy(st, arena);
	out->minutes = statement_copy(st, arena);
	out->votes_for = (int32_t)statement_int(st);
	out->votes_against = (int32_t)statement_int(st);
	out->votes_abstain = (int32_t)statement_int(st);
	out->quorum = (int32_t)statement_int(st);
	return 0;
}

int
query_entry(struct query *query, struct arena *arena,
    struct register_entry *out, struct fault *fault)
{
	struct statement *st = query->st;
	int64_t id;
	int kind;
	int state;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*out = (struct register_entry){ .row = id };
	out->file = statement_copy(st, arena);
	out->of = statement_copy(st, arena);
	out->export_id = statement_int(st);
	out->line = (uint32_t)statement_int(st);
	if (statement_name(st, register_kind_words, &kind, fault) != 0)
		return -1;
	out->kind = (enum register_kind)kind;
	out->id = statement_copy(st, arena);
	subject_read(st, arena, out);
	if (people_read(st, arena, out, fault) != 0 ||
	    statement_name(st, entry_state_words, &state, fault) != 0)
		return -1;
	out->state = (enum entry_state)state;
	out->touched = (uint64_t)statement_int(st);
	query_done(query);
	return 1;
}
