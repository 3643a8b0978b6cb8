/* attributes.c -- the attributes of a ticket, as columns of data files. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

size_t
attribute_columns(
    const struct making *m, const struct book *book, struct column *columns)
{
	for (size_t i = 0; i < book->attribute_count; i++)
		columns[i] = (struct column){
			.id = arena_format(
			    m->arena, "attribute_%s", book->attributes[i].word),
			.title = book->attributes[i].title,
			.data_only = true,
		};
	return book->attribute_count;
}

size_t
attribute_cells(const struct making *m, const struct book *book,
    const struct ticket *ticket, struct cell *cells)
{
	for (size_t i = 0; i < book->attribute_count; i++) {
		const char *word =
		    ticket_attribute(ticket, book->attributes[i].word);

		cells[i] = word == NULL
		    ? cell_none(say(m, "shorthand.unknown", NULL))
		    : cell_name(word);
	}
	return book->attribute_count;
}
