/* published_columns.c -- which column of a published file is what. */
/* SPDX-License-Identifier: MIT */
#include "published_internal.h"

#include <string.h>

struct binder {
	const struct header *header;
	bool plain;
	struct buf *complaint;
	bool good;
};

static size_t
column_find(struct binder *binder, const char *name)
{
	size_t found = COLUMN_NONE;

	if (name == NULL || !binder->good)
		return COLUMN_NONE;
	for (size_t i = 0; i < binder->header->count; i++) {
		if (strcmp(binder->header->names[i], name) != 0)
			continue;
		if (found != COLUMN_NONE) {
			buf_print(binder->complaint,
			    "column %s stands twice in the header", name);
			binder->good = false;
		}
		found = i;
	}
	if (found == COLUMN_NONE && !binder->plain) {
		buf_print(binder->complaint,
		    "column %s is missing in the header", name);
		binder->good = false;
	}
	return found;
}

/* --- the plain header ----------------------------------------------------- */

static const char *const plain_columns[] = { "period", "from", "to", "measure",
	"finding", "percentage", "n", "met", "missed", "text", "source", NULL };

const struct publication *
publication_plain(struct arena *arena)
{
	static const char date[] = "%Y-%m-%d";
	struct publication *plain = arena_new(arena, 1, sizeof(*plain));
	struct figure_rule *rule = arena_new(arena, 1, sizeof(*rule));

	*rule = (struct figure_rule){ .named_by = "measure",
		.percentage = "percentage",
		.n = "n",
		.met = "met",
		.missed = "missed" };
	plain->form.id = "plain";
	plain->form.delimiter = ',';
	plain->form.encoding = "UTF-8";
	plain->form.formats = arena_new(arena, 1, sizeof(char *));
	plain->form.formats[0] = date;
	plain->form.format_count = 1;
	plain->kind = PUBLISHED_FIGURES;
	plain->period = "period";
	plain->from = "from";
	plain->to = "to";
	plain->finding = "finding";
	plain->text = "text";
	plain->figures = rule;
	plain->figure_count = 1;
	return plain;
}

static bool
is_plain(const char *name)
{
	for (size_t i = 0; plain_columns[i] != NULL; i++) {
		if (strcmp(plain_columns[i], name) == 0)
			return true;
	}
	return false;
}

/* A slip in a name would lose the column in silence. */
static bool
plain_check(const struct bound_columns *columns, const struct binder *binder)
{
	for (size_t i = 0; i < binder->header->count; i++) {
		if (is_plain(binder->header->names[i]))
			continue;
		buf_print(binder->complaint,
		    "column %zu, '%.40s', is none of the plain header (", i + 1,
		    binder->header->names[i]);
		for (size_t k = 0; plain_columns[k] != NULL; k++)
			buf_print(binder->complaint, "%s%s", k == 0 ? "" : ", ",
			    plain_columns[k]);
		buf_put(binder->complaint,
		    "), and no part of published: is for this file");
		return false;
	}
	if (columns->period == COLUMN_NONE &&
	    (columns->from == COLUMN_NONE || columns->to == COLUMN_NONE)) {
		buf_put(binder->complaint,
		    "the header names no column period, nor from and to");
		return false;
	}
	return true;
}

/* --- any header ----------------------------------------------------------- */

static void
figures_bind(struct binder *binder, const struct publication *form,
    struct bound_figure *out)
{
	for (size_t i = 0; i < form->figure_count; i++) {
		const struct figure_rule *rule = &form->figures[i];

		out[i] = (struct bound_figure){
			.named_by = column_find(binder, rule->named_by),
			.percentage = column_find(binder, rule->percentage),
			.n = column_find(binder, rule->n),
			.met = column_find(binder, rule->met),
			.missed = column_find(binder, rule->missed),
		};
	}
}

bool
columns_bind(struct bound_columns *out, const struct publication *form,
    bool plain, const struct header *header, struct arena *arena,
    struct buf *complaint)
{
	struct binder binder = { header, plain, complaint, true };

	out->period = column_find(&binder, form->period);
	out->from = column_find(&binder, form->from);
	out->to = column_find(&binder, form->to);
	out->finding = column_find(&binder, form->finding);
	out->text = column_find(&binder, form->text);
	out->customer = column_find(&binder, form->form.customer.column);
	out->status = column_find(&binder, form->form.status_field.column);
	out->date = column_find(&binder, form->date);
	out->key =
	    arena_new(arena, form->form.key_count + 1, sizeof(*out->key));
	for (size_t i = 0; i < form->form.key_count; i++)
		out->key[i] = column_find(&binder, form->form.key[i]);
	out->figures =
	    arena_new(arena, form->figure_count + 1, sizeof(*out->figures));
	figures_bind(&binder, form, out->figures);
	return binder.good && (!plain || plain_check(out, &binder));
}
