/* measure.c -- tickets to outcomes to attainment: store -> measure -> store. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

enum { TELL_EVERY = 4096 };

struct measuring {
	struct flow *flow;
	struct clocks *clocks;
	struct attain *attain;
	struct export_file *files;
	size_t file_count;
	int64_t book_id;
	int32_t first_month;
	int32_t last_month;
	struct measured *out;
};

/* --as-of where the data reaches it, else the latest cut-off; never the
 * machine's clock. */
static int64_t
as_of_pick(const struct measuring *m)
{
	int64_t asked = m->flow->run->as_of;
	int64_t latest = INSTANT_NONE;

	for (size_t i = 0; i < m->file_count; i++) {
		if (m->files[i].cutoff > latest)
			latest = m->files[i].cutoff;
	}
	return asked != INSTANT_NONE && asked < latest ? asked : latest;
}

static void
month_seen(struct measuring *m, int32_t month)
{
	if (month == MONTH_NONE)
		return;
	if (m->first_month == MONTH_NONE || month < m->first_month)
		m->first_month = month;
	if (m->last_month == MONTH_NONE || month > m->last_month)
		m->last_month = month;
}

static int
outcomes_store(struct measuring *m, const struct ticket *ticket,
    struct outcome *outcomes, size_t count, struct fault *fault)
{
	const struct export_file *file =
	    files_find(m->files, m->file_count, ticket->export_id);

	for (size_t i = 0; i < count; i++)
		outcomes[i].ticket_id = ticket->id;
	if (store_put_outcomes(
		m->flow->store, m->book_id, outcomes, count, fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		if (attain_put(m->attain, &outcomes[i],
			file->coverage == COVERAGE_EXTRACT, fault) != 0)
			return -1;
		month_seen(m, outcomes[i].month);
		m->out->states[outcomes[i].state]++;
		m->out->outcomes++;
	}
	return 0;
}

static int
tickets_measure(struct measuring *m, struct query *query, struct fault *fault)
{
	struct arena batch = { 0 };
	struct ticket ticket;
	struct outcome *outcomes;
	int got;

	while ((got = query_ticket(
		    query, &batch, &m->flow->vocab, &ticket, fault)) > 0) {
		const struct export_file *file =
		    files_find(m->files, m->file_count, ticket.export_id);
		int64_t at =
		    file->cutoff < m->out->as_of ? file->cutoff : m->out->as_of;
		size_t count = measure_ticket(
		    &batch, m->clocks, m->flow->book, &ticket, at, &outcomes);

		got = outcomes_store(m, &ticket, outcomes, count, fault);
		arena_release(&batch);
		if (got != 0)
			break;
		if (++m->out->tickets % TELL_EVERY == 0)
			flow_tell(m->flow, "measure", m->out->tickets, 0);
	}
	arena_release(&batch);
	return got == 0 ? 0 : -1;
}

static int
attainment_store(struct measuring *m, struct fault *fault)
{
	struct arena arena = { 0 };
	struct attained rows;
	int rc = attain_rows(
	    m->attain, &arena, m->first_month, m->last_month, &rows, fault);

	for (size_t i = 0; i < rows.count && rc == 0; i++)
		rc = store_put_attainment(
		    m->flow->store, m->book_id, &rows.items[i], fault);
	arena_release(&arena);
	return rc;
}

static int
facts_store(struct measuring *m, struct fault *fault)
{
	struct store *store = m->flow->store;
	char text[INSTANT_TEXT];

	instant_text(m->out->as_of, text);
	if (store_set_fact(store, "as_of", text, fault) != 0)
		return -1;
	return store_set_fact(
	    store, "book_digest", m->flow->book->digest, fault);
}

static const struct mapping *
mapping_find(const struct book *book, const char *id)
{
	for (size_t i = 0; i < book->mapping_count; i++) {
		if (strcmp(book->mappings[i]->id, id) == 0)
			return book->mappings[i];
	}
	return NULL;
}

/* A changed limit needs no new reading; a changed mapping does: what stands in
 * the store is not what the book would read. */
static int
readings_check(struct measuring *m, struct fault *fault)
{
	struct flow *flow = m->flow;

	for (size_t i = 0; i < m->file_count; i++) {
		const struct export_file *file = &m->files[i];
		const struct mapping *mapping =
		    mapping_find(flow->book, file->mapping);

		if (mapping == NULL ||
		    strcmp(file->reading_digest,
			mapping_digest(&flow->arena, flow->book, mapping)) != 0)
			return fault_set(fault, FAULT_STORE, flow->run->store,
			    0,
			    "%s was read by another mapping '%s' than that of "
			    "%s: ingest it again",
			    file->name, file->mapping, flow->run->rules);
	}
	return 0;
}

static int
all_measure(struct measuring *m, struct fault *fault)
{
	struct query *query = NULL;
	int rc;

	if (readings_check(m, fault) != 0 ||
	    store_clear_results(m->flow->store, fault) != 0 ||
	    store_put_book(m->flow->store, m->flow->book, &m->book_id, fault) !=
		0 ||
	    store_each_ticket(m->flow->store, &query, fault) != 0)
		return -1;
	rc = tickets_measure(m, query, fault);
	query_close(query);
	if (rc != 0)
		return -1;
	if (attainment_store(m, fault) != 0)
		return -1;
	return facts_store(m, fault);
}

int
flow_measure(struct flow *flow, struct measured *out, struct fault *fault)
{
	struct arena arena = { 0 };
	struct measuring m = {
		.flow = flow,
		.first_month = MONTH_NONE,
		.last_month = MONTH_NONE,
		.out = out,
	};
	int rc = -1;

	*out = (struct measured){ 0 };
	if (files_load(flow, &arena, &m.files, &m.file_count, fault) != 0)
		goto out;
	out->as_of = as_of_pick(&m);
	if (m.file_count == 0) {
		fault_set(fault, FAULT_STORE, flow->run->store, 0,
		    "holds no export: run ingest first");
		goto out;
	}
	if (clocks_open(&m.clocks, flow->book, fault) != 0)
		goto out;
	m.attain = attain_new(flow->book, ATTAIN_BUDGET);
	rc = all_measure(&m, fault);
out:
	attain_free(m.attain);
	clocks_close(m.clocks);
	arena_release(&arena);
	return rc;
}
