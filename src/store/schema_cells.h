/* schema_cells.h -- the cells of a ticket and its words, version by version.
 *
 * The steps of schema.c are made of them: never edited, once released. */
/* SPDX-License-Identifier: MIT */
#ifndef SCHEMA_CELLS_H
#define SCHEMA_CELLS_H

/* Version 3: a column of version 2 to a word's id, or itself; and back. */
#define WORD_IN(column)                                                        \
	"coalesce((SELECT id FROM word WHERE text = t." #column                \
	"), t." #column ")"
#define WORD_OUT(column)                                                       \
	",\n  CASE typeof(r." #column ") WHEN 'integer' THEN\n"                \
	"    (SELECT text FROM word WHERE id = r." #column ")\n"               \
	"    ELSE r." #column " END AS " #column

#define WORDS_IN                                                               \
	WORD_IN(category)                                                      \
	", " WORD_IN(customer) ", " WORD_IN(customer_class) ", " WORD_IN(      \
	    channel) ", " WORD_IN(status)

/* Version 3: a timeline of version 2, without what follows from the rest. */
#define TIMELINE_3                                                             \
	"SELECT json_group_array(json_array(e.value ->> 0, e.value ->> 1,\n"   \
	"    nullif(e.value ->> 3, 'second'),\n"                               \
	"    nullif(e.value ->> 2, e.value ->> 1),\n"                          \
	"    nullif(e.value ->> 5, t.line), e.value ->> 4))\n"                 \
	"  FROM json_each(t.timeline) e"

#define TICKET_CELLS                                                           \
	"SELECT r.id, r.export_id, r.line" WORD_OUT(                           \
	    process) ",\n  r.key" WORD_OUT(category) WORD_OUT(customer)        \
	    WORD_OUT(customer_class) WORD_OUT(channel)                         \
		WORD_OUT(status) ",\n  r.timeline\n"

#define TICKET_CELLS_4                                                         \
	"SELECT r.id, r.export_id, r.line" WORD_OUT(                           \
	    process) ",\n  r.key" WORD_OUT(category) WORD_OUT(customer)        \
	    WORD_OUT(customer_class) WORD_OUT(channel) WORD_OUT(status)        \
		WORD_OUT(attributes) ",\n  r.timeline\n"

/* Version 7: with the names of its events. */
#define TICKET_CELLS_7                                                         \
	"SELECT r.id, r.export_id, r.line" WORD_OUT(                           \
	    process) ",\n  r.key" WORD_OUT(category) WORD_OUT(customer)        \
	    WORD_OUT(customer_class) WORD_OUT(channel) WORD_OUT(status)        \
		WORD_OUT(attributes) WORD_OUT(event_names) ",\n  r.timeline\n"

#endif
