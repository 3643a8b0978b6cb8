/* registers.c -- people's words: file -> read -> store -> memory. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/names.h"
#include "slaudit/reader.h"
#include "slaudit/register_reader.h"

/* --- into the store ------------------------------------------------------- */

static int
rows_put(struct flow *flow, const struct export_file *file,
    struct register_rows *rows, struct fault *fault)
{
	for (size_t i = 0; i < rows->count; i++) {
		rows->entries[i].export_id = file->id;
		if (store_put_entry(flow->store, &rows->entries[i], fault) != 0)
			return -1;
	}
	for (size_t i = 0; i < rows->diag_count; i++) {
		if (store_put_diag(
			flow->store, file->id, &rows->diags[i], fault) != 0)
			return -1;
	}
	return 0;
}

static int
register_put(struct flow *flow, struct incoming *in, struct fault *fault)
{
	struct export_file *file = &in->ingest.file;
	const struct register_input input = {
		.path = in->path,
		.name = file->name,
		.book = flow->book,
		.map = in->map,
	};
	struct register_rows rows;

	if (register_read(&flow->arena, &input, &rows, fault) != 0)
		return -1;
	file->tally = rows.tally;
	if (!tally_check(&file->tally))
		mem_die("entries read are not entries accepted plus rejected");
	if (store_put_export(flow->store, file, fault) != 0 ||
	    rows_put(flow, file, &rows, fault) != 0)
		return -1;
	return store_set_tally(flow->store, file, fault);
}

/* Which of two would count, nobody can tell. */
static int
twin_refuse(
    struct flow *flow, const struct export_file *file, struct fault *fault)
{
	struct export_file other;
	int got =
	    store_find_register(flow->store, &flow->arena, file, &other, fault);

	if (got <= 0)
		return got;
	return fault_set(fault, FAULT_INPUT, file->name, 0,
	    "another file of register %s with this name has the same cut-off: "
	    "give the newer one a later cut-off",
	    file->mapping);
}

/* The same content by the same reading changes nothing; another of that name
 * takes its place where it is cut off later, whenever it comes. */
int
register_ingest(struct flow *flow, struct incoming *in, struct fault *fault)
{
	struct export_file known;
	struct export_file *file = &in->ingest.file;
	int got =
	    store_find_export(flow->store, &flow->arena, file, &known, fault);

	if (got > 0 &&
	    strcmp(known.reading_digest, file->reading_digest) == 0) {
		*file = known;
		in->ingest.result = INGEST_SAME;
		return 0;
	}
	if (got > 0) {
		if (store_drop_export(flow->store, known.id, fault) != 0)
			return -1;
		in->ingest.result = INGEST_AGAIN;
	}
	if (got < 0 || twin_refuse(flow, file, fault) != 0)
		return -1;
	return register_put(flow, in, fault);
}

int
registers_ingest(struct flow *flow, struct incoming *files, struct fault *fault)
{
	for (size_t i = 0; i < flow->run->export_count; i++) {
		struct incoming *in = &files[i];

		if (in->map == NULL)
			continue;
		if (reader_digest(in->path, &in->ingest.file, fault) != 0 ||
		    register_ingest(flow, in, fault) != 0)
			return -1;
	}
	return 0;
}

/* --- and back ------------------------------------------------------------- */

/* An id says which entry is meant: two of them would be two stories. */
static int
ids_check(const struct registers *registers, struct fault *fault)
{
	for (size_t i = 0; i < registers->count; i++) {
		const struct register_entry *a = &registers->items[i];

		for (size_t j = 0; j < i; j++) {
			const struct register_entry *b = &registers->items[j];

			if (strcmp(a->of, b->of) == 0 &&
			    strcmp(a->id, b->id) == 0)
				return fault_set(fault, FAULT_INPUT, a->file,
				    a->line,
				    "entry '%.80s' of register %s stands in "
				    "%s:%u, too: one id, one entry",
				    a->id, a->of, b->file, (unsigned)b->line);
		}
	}
	return 0;
}

int
registers_load(struct flow *flow, struct fault *fault)
{
	struct registers *registers = &flow->registers;
	struct query *query = NULL;
	struct register_entry entry;
	size_t room = 0;
	int got;

	*registers = (struct registers){ 0 };
	if (store_each_entry(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_entry(query, &flow->arena, &entry, fault)) > 0) {
		registers->items = arena_grow(&flow->arena, registers->items,
		    &room, registers->count, sizeof(entry));
		registers->items[registers->count++] = entry;
	}
	query_close(query);
	registers_index(&flow->arena, registers);
	return got < 0 ? -1 : ids_check(registers, fault);
}

int
register_files_load(struct flow *flow, struct arena *arena,
    struct export_file **out, size_t *count, struct fault *fault)
{
	struct query *query = NULL;
	struct export_file file;
	size_t room = 0;
	int got;

	*out = NULL;
	*count = 0;
	if (store_each_register(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_export(query, arena, &file, fault)) > 0) {
		*out = arena_grow(arena, *out, &room, *count, sizeof(file));
		(*out)[(*count)++] = file;
	}
	query_close(query);
	return got;
}

/* --- which it is ---------------------------------------------------------- */

/* Yields 1: it is one, and FILE says so. */
int
register_open(struct flow *flow, struct incoming *in, struct fault *fault)
{
	struct export_file *file = &in->ingest.file;
	int got = register_choose(flow->book, in->path, &in->map, fault);

	if (got <= 0) {
		in->map = NULL;
		return got;
	}
	file->mapping = in->map->form.id;
	file->process = "";
	file->register_kind = register_kind_words[in->map->kind];
	file->zone = in->map->form.zone;
	file->reading_digest =
	    register_digest(&flow->arena, flow->book, in->map);
	return 1;
}

/* What was written down as a measure or a reason is held against the book when
 * it is read. */
int
registers_check(struct flow *flow, struct fault *fault)
{
	struct export_file *files;
	size_t count;

	if (register_files_load(flow, &flow->arena, &files, &count, fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct register_map *map =
		    register_find(flow->book, files[i].mapping);

		if (map == NULL ||
		    strcmp(files[i].reading_digest,
			register_digest(&flow->arena, flow->book, map)) != 0)
			return fault_set(fault, FAULT_STORE, flow->run->store,
			    0,
			    "%s was read as another register '%s' than that of "
			    "%s: ingest it again",
			    files[i].name, files[i].mapping, flow->run->rules);
	}
	return 0;
}
