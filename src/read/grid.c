/* grid.c -- a CSV file of a pack, whole, through libcsv. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/grid_reader.h"

#include <csv.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/fault.h"

enum { BYTES_MOST = 64 << 20, PIECE = 1 << 16 };

struct gathering {
	struct arena *arena;
	struct grid *grid;
	const char *path;
	struct fault *fault;
	const char **cells; /* of the row at hand, and of all before it */
	size_t count;
	size_t room;
	size_t row_cells; /* of them the row at hand has */
	uint32_t line;    /* on which it ends: what is our own has no others */
	bool failed;
};

static void
cell_take(void *text, size_t len, void *context)
{
	struct gathering *g = context;

	g->cells = arena_grow(
	    g->arena, g->cells, &g->room, g->count, sizeof(*g->cells));
	g->cells[g->count++] =
	    text == NULL ? "" : arena_copyn(g->arena, text, len);
	g->row_cells++;
}

static void
refuse(struct gathering *g, const char *why)
{
	if (!g->failed)
		fault_set(g->fault, FAULT_INPUT, g->path, g->line, "%s", why);
	g->failed = true;
}

static void
heads_take(struct gathering *g)
{
	struct grid *grid = g->grid;

	grid->heads = g->cells;
	grid->width = g->count;
	g->cells = NULL;
	g->count = g->room = 0;
	for (size_t i = 0; i < grid->width; i++) {
		for (size_t j = 0; j < i; j++) {
			if (strcmp(grid->heads[i], grid->heads[j]) == 0)
				refuse(g, "two columns have one name");
		}
	}
}

static void
row_end(int character, void *context)
{
	struct gathering *g = context;

	(void)character;
	g->line++;
	if (g->grid->heads == NULL)
		heads_take(g);
	else if (g->row_cells != g->grid->width)
		refuse(g, "the row has fewer or more cells than the head");
	else
		g->grid->height++;
	g->row_cells = 0;
}

static int
pieces_read(struct gathering *g, FILE *in)
{
	char piece[PIECE];
	struct csv_parser parser;
	size_t all = 0;
	size_t len;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return fault_set(
		    g->fault, FAULT_INPUT, g->path, 0, "no memory");
	while (!g->failed && (len = fread(piece, 1, PIECE, in)) > 0) {
		all += len;
		if (all > BYTES_MOST)
			refuse(g, "is larger than 64 MiB");
		else if (csv_parse(
			     &parser, piece, len, cell_take, row_end, g) != len)
			refuse(g, "the quotation marks do not match");
	}
	if (!g->failed && csv_fini(&parser, cell_take, row_end, g) != 0)
		refuse(g, "the quotation marks do not match");
	csv_free(&parser);
	return g->failed ? -1 : 0;
}

int
grid_read(struct arena *arena, const char *path, struct grid *out,
    struct fault *fault)
{
	struct gathering g = {
		.arena = arena, .grid = out, .path = path, .fault = fault
	};
	FILE *in = fopen(path, "rb");
	int rc;

	*out = (struct grid){ 0 };
	if (in == NULL)
		return fault_set(
		    fault, FAULT_INPUT, path, 0, "%s", strerror(errno));
	rc = pieces_read(&g, in);
	if (rc == 0 && ferror(in))
		rc = fault_set(
		    fault, FAULT_INPUT, path, 0, "%s", strerror(errno));
	fclose(in);
	out->cells = g.cells;
	if (rc == 0 && out->heads == NULL)
		rc = fault_set(fault, FAULT_INPUT, path, 0,
		    "is empty: no head stands there");
	return rc;
}
