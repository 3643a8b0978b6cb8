/* schema_events.h -- the names of a ticket's events are kept once for many.
 *
 * The steps of one version, each a macro: schema.c puts them in their place.
 * A timeline was [[name, at, ...], ...]; now the names stand beside it, as a
 * word that tickets share, and most events are the number of their instant. */
/* SPDX-License-Identifier: MIT */
#ifndef SCHEMA_EVENTS_H
#define SCHEMA_EVENTS_H

#include "schema_cells.h"

#define EVENTS_BEGIN                                                           \
	"DROP VIEW event;\n"                                                   \
	"DROP VIEW ticket_current;\n"                                          \
	"DROP VIEW ticket;\n"                                                  \
	"ALTER TABLE ticket_row ADD COLUMN\n"                                  \
	"  event_names ANY /* a word's id, or itself as text */"

#define EVENTS_NAMES                                                           \
	"(SELECT json_group_array(e.value ->> 0)\n"                            \
	"  FROM json_each(t.timeline) e)"

/* Those of more tickets than one become words, as many as there is room for. */
#define EVENTS_WORDS                                                           \
	"INSERT OR IGNORE INTO word (text)\n"                                  \
	"SELECT names FROM (SELECT " EVENTS_NAMES " AS names\n"                \
	"  FROM ticket_row t)\n"                                               \
	"GROUP BY names HAVING count(*) > 1\n"                                 \
	"LIMIT max(0, 65536 - (SELECT count(*) FROM word))"

#define EVENTS_APART                                                           \
	"UPDATE ticket_row AS t SET\n"                                         \
	"  event_names = coalesce((SELECT w.id FROM word w\n"                  \
	"    WHERE w.text = " EVENTS_NAMES "), " EVENTS_NAMES "),\n"           \
	"  timeline = (SELECT json_group_array(json(\n"                        \
	"    iif(json_array_length(e.value) = 2, e.value -> 1,\n"              \
	"      json_remove(e.value, '$[0]'))))\n"                              \
	"    FROM json_each(t.timeline) e)"

#define EVENTS_TICKET_VIEW                                                     \
	"CREATE VIEW ticket AS\n" TICKET_CELLS_7 "FROM ticket_row r"

/* Exports first: where none is later there may be no index of keys. */
#define EVENTS_CURRENT_VIEW                                                    \
	"CREATE VIEW ticket_current AS\n" TICKET_CELLS_7                       \
	"FROM ticket_row r CROSS JOIN export x ON x.id = r.export_id\n"        \
	"WHERE NOT EXISTS (\n"                                                 \
	"  SELECT 1 FROM export y CROSS JOIN ticket_row u\n"                   \
	"  WHERE (y.cutoff_at, y.content_digest, y.mapping)\n"                 \
	"    > (x.cutoff_at, x.content_digest, x.mapping)\n"                   \
	"  AND u.process = r.process AND u.key = r.key\n"                      \
	"  AND u.export_id = y.id)"

/* INSTANT_NONE, where a NULL says that the cell follows from others. */
#define EVENTS_NONE "-9223372036854775807 - 1"

/* Cells of an array that are not there are NULL, and so are those of a number.
 */
#define EVENTS_VIEW                                                            \
	"CREATE VIEW event AS\n"                                               \
	"SELECT t.id AS ticket_id, t.process, t.key,\n"                        \
	"  e.key AS ordinal,\n"                                                \
	"  t.event_names ->> e.key AS name,\n"                                 \
	"  iif(e.type = 'array', e.value ->> 0, e.value) AS happened_at,\n"    \
	"  nullif(coalesce(e.value ->> 2,\n"                                   \
	"    iif(e.type = 'array', e.value ->> 0, e.value)), " EVENTS_NONE     \
	")\n"                                                                  \
	"    AS until_at,\n"                                                   \
	"  coalesce(e.value ->> 1, 'second') AS grain,\n"                      \
	"  e.value ->> 4 AS party,\n"                                          \
	"  coalesce(e.value ->> 3, t.line) AS line,\n"                         \
	"  coalesce(e.value ->> 5, 0) AS count -- of a sample\n"               \
	"FROM ticket t, json_each(t.timeline) e"

#endif
