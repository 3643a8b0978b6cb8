/* schema_places.h -- outcomes lie in the order of their ids.
 *
 * The steps of one version, each a macro: schema.c puts them in their place.
 * An id was the number of its row, and for each row that came in the engine
 * looked for its place among all. Now rows are only ever added at the end, and
 * an id is found by halving (place.c). What refers to an outcome by its id
 * can no longer be checked by the engine. The place stands last: the engine
 * then takes the cells before it as they come. */
/* SPDX-License-Identifier: MIT */
#ifndef SCHEMA_PLACES_H
#define SCHEMA_PLACES_H

#define PLACES_BEGIN                                                           \
	"DROP VIEW evidence;\n"                                                \
	"DROP VIEW outcome;\n"                                                 \
	"CREATE TABLE finding_ticket_6 AS SELECT * FROM finding_ticket;\n"     \
	"CREATE TABLE variant_6 AS SELECT * FROM variant;\n"                   \
	"CREATE TABLE outcome_row_6 AS SELECT * FROM outcome_row;\n"           \
	"DROP TABLE finding_ticket;\n"                                         \
	"DROP TABLE variant;\n"                                                \
	"DROP TABLE outcome_row"

#define PLACES_OUTCOME                                                         \
	"CREATE TABLE outcome_row (\n"                                         \
	"  id INTEGER NOT NULL, -- ticket << 33 | sle << 14 | cycle\n"         \
	"  state INTEGER NOT NULL, -- an outcome_state's id\n"                 \
	"  start_at INTEGER, -- NULL: the clock never started\n"               \
	"  stop_at INTEGER, -- NULL: still open\n"                             \
	"  elapsed_second INTEGER NOT NULL, -- on the SLE's clock\n"           \
	"  due_at INTEGER,\n"                                                  \
	"  late_from_at INTEGER, -- NULL: as due_at\n"                         \
	"  month INTEGER, -- year * 12 + month - 1\n"                          \
	"  start_line INTEGER NOT NULL,\n"                                     \
	"  judged_at INTEGER, -- NULL: as stop_at\n"                           \
	"  wall_second INTEGER, -- NULL: judged_at - start_at\n"               \
	"  elapsed_day INTEGER, -- day clocks by date; NULL: 0\n"              \
	"  margin INTEGER, -- NULL: the limit less what has elapsed\n"         \
	"  stop_line INTEGER, -- NULL: as start_line, or 0 if open\n"          \
	"  place INTEGER PRIMARY KEY -- in the order of ids\n"                 \
	") STRICT;\n"                                                          \
	"INSERT INTO outcome_row SELECT *, NULL FROM outcome_row_6\n"          \
	"  ORDER BY id"

#define PLACES_VARIANT                                                         \
	"CREATE TABLE variant (\n"                                             \
	"  outcome_id INTEGER NOT NULL,\n"                                     \
	"  ordinal INTEGER NOT NULL,\n"                                        \
	"  day_rule TEXT NOT NULL,\n"                                          \
	"  state INTEGER NOT NULL REFERENCES outcome_state (id),\n"            \
	"  due_at INTEGER,\n"                                                  \
	"  turns INTEGER NOT NULL -- 1: not the outcome's own state\n"         \
	"    CHECK (turns IN (0, 1)),\n"                                       \
	"  PRIMARY KEY (outcome_id, ordinal)\n"                                \
	") STRICT, WITHOUT ROWID;\n"                                           \
	"INSERT INTO variant SELECT * FROM variant_6;\n"                       \
	"CREATE INDEX variant_turning ON variant (outcome_id)\n"               \
	"  WHERE turns"

#define PLACES_FINDING                                                         \
	"CREATE TABLE finding_ticket (\n"                                      \
	"  finding_id INTEGER NOT NULL REFERENCES finding (id),\n"             \
	"  ordinal INTEGER NOT NULL,\n"                                        \
	"  ticket_id INTEGER NOT NULL REFERENCES ticket_row (id),\n"           \
	"  outcome_id INTEGER,\n"                                              \
	"  line INTEGER NOT NULL,\n"                                           \
	"  elapsed_second INTEGER NOT NULL,\n"                                 \
	"  PRIMARY KEY (finding_id, ordinal)\n"                                \
	") STRICT, WITHOUT ROWID;\n"                                           \
	"INSERT INTO finding_ticket SELECT * FROM finding_ticket_6"

#define PLACES_END                                                             \
	"DROP TABLE finding_ticket_6;\n"                                       \
	"DROP TABLE variant_6;\n"                                              \
	"DROP TABLE outcome_row_6"

/* INSTANT_NONE, where a NULL says that the cell follows from others. */
#define PLACES_NONE "-9223372036854775807 - 1"

#define PLACES_VIEW                                                            \
	"CREATE VIEW outcome AS\n"                                             \
	"SELECT r.id, r.id >> 33 AS ticket_id,\n"                              \
	"  r.id >> 14 & 524287 AS sle_id, r.id & 16383 AS cycle,\n"            \
	"  r.state, r.start_at, r.stop_at,\n"                                  \
	"  nullif(coalesce(r.judged_at, r.stop_at), " PLACES_NONE ")\n"        \
	"    AS judged_at,\n"                                                  \
	"  coalesce(r.wall_second,\n"                                          \
	"    nullif(coalesce(r.judged_at, r.stop_at), " PLACES_NONE ")\n"      \
	"    - r.start_at, 0) AS wall_second,\n"                               \
	"  r.elapsed_second, coalesce(r.elapsed_day, 0) AS elapsed_day,\n"     \
	"  r.due_at,\n"                                                        \
	"  nullif(coalesce(r.late_from_at, r.due_at), " PLACES_NONE ")\n"      \
	"    AS late_from_at,\n"                                               \
	"  coalesce(r.margin, (SELECT coalesce(\n"                             \
	"      s.limit_second - r.elapsed_second,\n"                           \
	"      s.limit_day - coalesce(r.elapsed_day, 0), 0)\n"                 \
	"    FROM sle s WHERE s.id = r.id >> 14 & 524287)) AS margin,\n"       \
	"  r.month, r.start_line,\n"                                           \
	"  coalesce(r.stop_line,\n"                                            \
	"    iif(r.stop_at IS NULL, 0, r.start_line)) AS stop_line,\n"         \
	"  r.place\n"                                                          \
	"FROM outcome_row r"

#define PLACES_EVIDENCE                                                        \
	"CREATE VIEW evidence AS -- where each outcome comes from\n"           \
	"SELECT o.id AS outcome_id,\n"                                         \
	"  s.name AS sle, s.version AS sle_version,\n"                         \
	"  b.name AS book, b.digest AS book_digest,\n"                         \
	"  t.process, t.key, o.cycle, w.word AS state,\n"                      \
	"  o.start_at, o.stop_at, o.elapsed_second, o.elapsed_day,\n"          \
	"  x.name AS export, x.digest AS export_digest,\n"                     \
	"  o.start_line, o.stop_line\n"                                        \
	"FROM outcome o\n"                                                     \
	"JOIN outcome_state w ON w.id = o.state\n"                             \
	"JOIN sle s ON s.id = o.sle_id\n"                                      \
	"JOIN book b ON b.id = s.book_id\n"                                    \
	"JOIN ticket t ON t.id = o.ticket_id\n"                                \
	"JOIN export x ON x.id = t.export_id"

#endif
