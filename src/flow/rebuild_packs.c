/* rebuild_packs.c -- what the folders of published packs say of themselves. */
/* SPDX-License-Identifier: MIT */
#include "rebuild_internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/grid_reader.h"
#include "slaudit/instant.h"
#include "slaudit/outfile.h"
#include "slaudit/report.h"

static const char edition_mark[] = "-edition-";

/* "2021-03-edition-1", "2013-09_2016-09-edition-2"; else false. */
static bool
name_parse(struct arena *arena, const char *name, struct edition *out)
{
	const char *mark = strstr(name, edition_mark);
	const char *period;
	size_t first;
	char *end;
	long number;

	if (mark == NULL)
		return false;
	number = strtol(mark + sizeof(edition_mark) - 1, &end, 10);
	if (*end != '\0' || number < 1 || number > 9999)
		return false;
	period = arena_copyn(arena, name, (size_t)(mark - name));
	first = strcspn(period, "_");
	out->from_month = month_parse(arena_copyn(arena, period, first));
	out->to_month = period[first] == '_' ? month_parse(period + first + 1)
					     : out->from_month;
	out->number = (int)number;
	return out->from_month != MONTH_NONE && out->to_month != MONTH_NONE;
}

/* --- what it was made of -------------------------------------------------- */

static const char *
cell_or_null(const struct grid *grid, size_t row, const char *name)
{
	const char *cell = grid_cell(grid, row, name);

	return cell == NULL || cell[0] == '\0' || cell[0] == '[' ? NULL : cell;
}

static void
input_take(struct edition *edition, const struct grid *grid, size_t row)
{
	const char *at = cell_or_null(grid, row, "input_cutoff");
	const struct edition_input input = {
		.kind = grid_cell(grid, row, "input_kind"),
		.name = grid_cell(grid, row, "input_name"),
		.mapping = cell_or_null(grid, row, "input_mapping"),
		.digest = cell_or_null(grid, row, "input_value"),
		.cutoff = at == NULL ? INSTANT_NONE : instant_parse(at),
	};

	if (strcmp(input.kind, "edition") == 0) {
		edition->reason = input.digest;
		return;
	}
	if (strcmp(input.kind, "as-of") == 0)
		edition->as_of = input.cutoff;
	edition->inputs[edition->input_count++] = input;
}

static int
inputs_take(struct flow *flow, struct published_pack *pack, struct fault *fault)
{
	struct edition *edition = &pack->edition;
	const char *path =
	    arena_format(&flow->arena, "%s/data/inputs.csv", pack->folder);
	struct grid grid;

	if (grid_read(&flow->arena, path, &grid, fault) != 0)
		return -1;
	if (grid.height > 0 && grid_cell(&grid, 0, "input_kind") == NULL)
		return fault_set(fault, FAULT_OUTPUT, path, 1,
		    "does not say what the pack was made of");
	edition->as_of = INSTANT_NONE;
	edition->inputs =
	    arena_new(&flow->arena, grid.height + 1, sizeof(*edition->inputs));
	for (size_t i = 0; i < grid.height; i++)
		input_take(edition, &grid, i);
	if (edition->as_of == INSTANT_NONE)
		return fault_set(fault, FAULT_OUTPUT, path, 0,
		    "does not say as of when the pack was made");
	return 0;
}

/* LEDGER is "NUMBER HASH". A pack without one comes by its time. */
static int64_t
ledger_number(struct flow *flow, const char *folder)
{
	const char *path = arena_format(&flow->arena, "%s/LEDGER", folder);
	FILE *file = fopen(path, "rb");
	char text[32] = "";
	size_t len;

	if (file == NULL)
		return 0;
	len = fread(text, 1, sizeof(text) - 1, file);
	text[len] = '\0';
	fclose(file);
	return strtoll(text, NULL, 10);
}

static int
pack_check(struct flow *flow, const char *folder, struct fault *fault)
{
	const char *bad;
	int got = manifest_check(&flow->arena, folder, &bad, fault);

	if (got > 0)
		return fault_set(fault, FAULT_OUTPUT, folder, 0,
		    "was changed since it was published: %s is not what "
		    "MANIFEST says",
		    bad);
	return got;
}

/* --- all of them ---------------------------------------------------------- */

static int
by_publication(const void *left, const void *right)
{
	const struct published_pack *a = left;
	const struct published_pack *b = right;
	const struct edition *x = &a->edition;
	const struct edition *y = &b->edition;

	if (a->ledger != b->ledger)
		return a->ledger < b->ledger ? -1 : 1;
	if (x->as_of != y->as_of)
		return x->as_of < y->as_of ? -1 : 1;
	if (x->from_month != y->from_month)
		return x->from_month < y->from_month ? -1 : 1;
	if (x->to_month != y->to_month)
		return x->to_month < y->to_month ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static bool
same_period(const struct published_pack *a, const struct published_pack *b)
{
	return a->edition.from_month == b->edition.from_month &&
	    a->edition.to_month == b->edition.to_month;
}

/* Edition 2 without edition 1 would be made anew as edition 1. */
static int
numbers_check(
    const struct published_pack *packs, size_t count, struct fault *fault)
{
	for (size_t i = 0; i < count; i++) {
		int before = 0;

		for (size_t j = 0; j < i; j++)
			before += same_period(&packs[i], &packs[j]);
		if (packs[i].edition.number != before + 1)
			return fault_set(fault, FAULT_OUTPUT, packs[i].folder,
			    0,
			    "edition %d is not there, or was not published "
			    "before it",
			    before + 1);
	}
	return 0;
}

int
packs_find(struct flow *flow, struct published_pack **out, size_t *count,
    struct fault *fault)
{
	const char *root = arena_format(
	    &flow->arena, "%s/%s", flow->run->out, pack_audience(flow));
	struct published_pack *packs;
	const char **names;
	size_t all;

	*count = 0;
	if (outdir_list(&flow->arena, root, &names, &all, fault) != 0)
		return -1;
	packs = arena_new(&flow->arena, all + 1, sizeof(*packs));
	for (size_t i = 0; i < all; i++) {
		struct published_pack *pack = &packs[*count];

		*pack = (struct published_pack){ .name = names[i] };
		if (!name_parse(&flow->arena, names[i], &pack->edition))
			continue;
		pack->folder =
		    arena_format(&flow->arena, "%s/%s", root, names[i]);
		pack->ledger = ledger_number(flow, pack->folder);
		if (pack_check(flow, pack->folder, fault) != 0 ||
		    inputs_take(flow, pack, fault) != 0)
			return -1;
		(*count)++;
	}
	if (*count == 0)
		return fault_set(
		    fault, FAULT_OUTPUT, root, 0, "holds no published pack");
	qsort(packs, *count, sizeof(*packs), by_publication);
	*out = packs;
	return numbers_check(packs, *count, fault);
}

/* --- one made again ------------------------------------------------------- */

static int
figures_compare(const char *folder, const char *fresh,
    struct rebuilt_edition *out, struct fault *fault)
{
	static const char *const keys[] = { "expectation", "month", "version" };
	const char *file = "data/attainment.csv";
	struct arena *arena = out->arena;
	struct grid old;
	struct grid now;

	if (grid_read(arena, arena_format(arena, "%s/%s", folder, file), &old,
		fault) != 0 ||
	    grid_read(arena, arena_format(arena, "%s/%s", fresh, file), &now,
		fault) != 0)
		return -1;
	grid_compare(arena, &old, &now, keys, sizeof(keys) / sizeof(keys[0]),
	    &out->differences);
	out->figures = old.height;
	out->how = out->differences.count > 0 ? REBUILT_OTHER : REBUILT_FIGURES;
	return 0;
}

int
pack_compare(struct flow *flow, const struct audit *audit, const char *folder,
    const char *fresh, struct rebuilt_edition *out, struct fault *fault)
{
	struct published_pack pack = { .folder = folder };
	struct buf why = { 0 };

	if (inputs_take(flow, &pack, fault) != 0)
		return -1;
	inputs_compare(&pack.edition, audit->inputs, audit->input_count, &why);
	out->why = arena_copy(out->arena, buf_text(&why));
	buf_release(&why);
	return figures_compare(folder, fresh, out, fault);
}
