/* schema.c -- the tables, as steps from one version to the next. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <stdio.h>

#include "schema_cells.h"
#include "schema_editions.h"
#include "schema_events.h"
#include "schema_known.h"
#include "schema_places.h"
#include "schema_quality.h"
#include "schema_registers.h"

#define TEXT_OF(number) TEXT_OF_IT(number)
#define TEXT_OF_IT(number) #number

/* INSTANT_NONE, where a NULL says that the cell follows from others. */
#define NONE "-9223372036854775807 - 1"

/* Version 3: the id of an outcome of version 2. */
#define OUTCOME_ID "(o.ticket_id << 33) | (o.sle_id << 14) | o.cycle"

/* In order; a step once released is never edited, the next one is added
 * below. A column _at is an instant in UTC seconds, _second a length, _day a
 * count of days; a month is year * 12 + month - 1. */
static const struct step {
	int version; /* that holds when the step was done */
	const char *sql;
} steps[] = {
	{ 1,
	    "CREATE TABLE export (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  name TEXT NOT NULL,\n"
	    "  digest TEXT NOT NULL, -- SHA-256\n"
	    "  mapping TEXT NOT NULL,\n"
	    "  process TEXT NOT NULL,\n"
	    "  coverage TEXT NOT NULL,\n"
	    "  size_byte INTEGER NOT NULL,\n"
	    "  cutoff_at INTEGER NOT NULL, -- UTC seconds\n"
	    "  cutoff_from TEXT,\n"
	    "  zone TEXT,\n"
	    "  reading_digest TEXT, -- of the mapping it was read by\n"
	    "  row_read INTEGER NOT NULL,\n"
	    "  row_accepted INTEGER NOT NULL,\n"
	    "  row_rejected INTEGER NOT NULL,\n"
	    "  line_blank INTEGER NOT NULL,\n"
	    "  ticket_count INTEGER NOT NULL,\n"
	    "  UNIQUE (digest, mapping),\n"
	    "  CHECK (row_read = row_accepted + row_rejected)\n"
	    ") STRICT" },
	{ 1,
	    "CREATE TABLE diag_tally (\n"
	    "  export_id INTEGER NOT NULL REFERENCES export (id),\n"
	    "  code TEXT NOT NULL,\n"
	    "  count INTEGER NOT NULL,\n"
	    "  PRIMARY KEY (export_id, code)\n"
	    ") STRICT, WITHOUT ROWID" },
	{ 1,
	    "CREATE TABLE diag (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  export_id INTEGER NOT NULL REFERENCES export (id),\n"
	    "  line INTEGER NOT NULL,\n"
	    "  field INTEGER NOT NULL, -- from 1; 0: the whole row\n"
	    "  code TEXT NOT NULL,\n"
	    "  name TEXT,\n"
	    "  value TEXT,\n"
	    "  text TEXT,\n"
	    "  key TEXT\n"
	    ") STRICT" },
	{ 1,
	    "CREATE TABLE ticket (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  export_id INTEGER NOT NULL REFERENCES export (id),\n"
	    "  line INTEGER NOT NULL,\n"
	    "  process TEXT NOT NULL,\n"
	    "  key TEXT NOT NULL,\n"
	    "  category TEXT,\n"
	    "  customer TEXT,\n"
	    "  customer_class TEXT,\n"
	    "  channel TEXT,\n"
	    "  status TEXT,\n"
	    "  timeline TEXT NOT NULL, -- see the view event\n"
	    "  UNIQUE (process, key, export_id)\n"
	    ") STRICT" },
	{ 1,
	    "CREATE INDEX ticket_customer ON ticket (customer)\n"
	    "  WHERE customer IS NOT NULL" },
	{ 1,
	    "CREATE VIEW event AS\n"
	    "SELECT t.id AS ticket_id, t.process, t.key,\n"
	    "  e.key AS ordinal,\n"
	    "  json_extract(e.value, '$[0]') AS name,\n"
	    "  json_extract(e.value, '$[1]') AS happened_at,\n"
	    "  json_extract(e.value, '$[2]') AS until_at,\n"
	    "  json_extract(e.value, '$[3]') AS grain,\n"
	    "  json_extract(e.value, '$[4]') AS party,\n"
	    "  json_extract(e.value, '$[5]') AS line\n"
	    "FROM ticket t, json_each(t.timeline) e" },
	{ 1,
	    "CREATE VIEW ticket_current AS\n"
	    "SELECT t.* FROM ticket t JOIN export x ON x.id = t.export_id\n"
	    "WHERE NOT EXISTS (\n"
	    "  SELECT 1 FROM ticket u JOIN export y ON y.id = u.export_id\n"
	    "  WHERE u.process = t.process AND u.key = t.key\n"
	    "  AND (y.cutoff_at, y.digest, y.mapping)\n"
	    "    > (x.cutoff_at, x.digest, x.mapping))" },
	{ 1,
	    "CREATE TABLE book (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  name TEXT NOT NULL,\n"
	    "  version TEXT NOT NULL,\n"
	    "  title TEXT,\n"
	    "  zone TEXT,\n"
	    "  digest TEXT NOT NULL UNIQUE\n"
	    ") STRICT" },
	{ 1,
	    "CREATE TABLE sle (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  book_id INTEGER NOT NULL REFERENCES book (id),\n"
	    "  ordinal INTEGER NOT NULL, -- place in the book\n"
	    "  name TEXT NOT NULL,\n"
	    "  version TEXT NOT NULL,\n"
	    "  title TEXT,\n"
	    "  process TEXT,\n"
	    "  clock TEXT NOT NULL,\n"
	    "  limit_second INTEGER,\n"
	    "  limit_day INTEGER,\n"
	    "  day_rule TEXT NOT NULL,\n"
	    "  compliance_bp INTEGER, -- share * 10000\n"
	    "  status TEXT NOT NULL,\n"
	    "  source TEXT,\n"
	    "  file TEXT,\n"
	    "  line INTEGER NOT NULL,\n"
	    "  UNIQUE (book_id, name, version)\n"
	    ") STRICT" },
	{ 1,
	    "CREATE TABLE detection (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  book_id INTEGER NOT NULL REFERENCES book (id),\n"
	    "  name TEXT NOT NULL,\n"
	    "  version TEXT NOT NULL,\n"
	    "  title TEXT,\n"
	    "  kind TEXT NOT NULL,\n"
	    "  class TEXT NOT NULL,\n"
	    "  status TEXT NOT NULL,\n"
	    "  source TEXT,\n"
	    "  adopted_by TEXT,\n"
	    "  file TEXT,\n"
	    "  line INTEGER NOT NULL,\n"
	    "  UNIQUE (book_id, name, version)\n"
	    ") STRICT" },
	{ 1,
	    "CREATE TABLE outcome_state (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  word TEXT NOT NULL UNIQUE\n"
	    ") STRICT" },
	{ 1,
	    "INSERT INTO outcome_state VALUES (0, 'met'), (1, 'missed'),\n"
	    "  (2, 'measured'), (3, 'ended'), (4, 'open, within'),\n"
	    "  (5, 'open, paused'), (6, 'open, over'), (7, "
	    "'undecidable'),\n"
	    "  (8, 'excluded'), (9, 'not covered'), (10, 'defective')" },
	{ 1,
	    "CREATE TABLE outcome (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  ticket_id INTEGER NOT NULL REFERENCES ticket (id),\n"
	    "  sle_id INTEGER NOT NULL REFERENCES sle (id),\n"
	    "  cycle INTEGER NOT NULL,\n"
	    "  state INTEGER NOT NULL REFERENCES outcome_state (id),\n"
	    "  start_at INTEGER, -- NULL: the clock never started\n"
	    "  stop_at INTEGER, -- NULL: still open\n"
	    "  judged_at INTEGER,\n"
	    "  wall_second INTEGER NOT NULL,\n"
	    "  elapsed_second INTEGER NOT NULL, -- on the SLE's clock\n"
	    "  elapsed_day INTEGER NOT NULL, -- day clocks by date\n"
	    "  due_at INTEGER,\n"
	    "  late_from_at INTEGER,\n"
	    "  margin INTEGER NOT NULL, -- in the limit's unit\n"
	    "  month INTEGER, -- year * 12 + month - 1\n"
	    "  start_line INTEGER NOT NULL,\n"
	    "  stop_line INTEGER NOT NULL, -- 0: open\n"
	    "  UNIQUE (ticket_id, sle_id, cycle)\n"
	    ") STRICT" },
	{ 1,
	    "CREATE TABLE variant (\n"
	    "  outcome_id INTEGER NOT NULL REFERENCES outcome (id),\n"
	    "  ordinal INTEGER NOT NULL,\n"
	    "  day_rule TEXT NOT NULL,\n"
	    "  state INTEGER NOT NULL REFERENCES outcome_state (id),\n"
	    "  due_at INTEGER,\n"
	    "  PRIMARY KEY (outcome_id, ordinal)\n"
	    ") STRICT, WITHOUT ROWID" },
	{ 1,
	    "CREATE TABLE attainment (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  sle_id INTEGER NOT NULL REFERENCES sle (id),\n"
	    "  month INTEGER, -- year * 12 + month - 1; NULL: in none\n"
	    "  withheld INTEGER NOT NULL CHECK (withheld IN (0, 1)),\n"
	    "  scope INTEGER NOT NULL,\n"
	    "  met INTEGER NOT NULL,\n"
	    "  missed INTEGER NOT NULL,\n"
	    "  measured INTEGER NOT NULL,\n"
	    "  ended INTEGER NOT NULL,\n"
	    "  within INTEGER NOT NULL,\n"
	    "  paused INTEGER NOT NULL,\n"
	    "  over INTEGER NOT NULL,\n"
	    "  undecidable INTEGER NOT NULL,\n"
	    "  excluded INTEGER NOT NULL,\n"
	    "  not_covered INTEGER NOT NULL,\n"
	    "  defective INTEGER NOT NULL,\n"
	    "  n INTEGER NOT NULL, -- judged\n"
	    "  n_met INTEGER NOT NULL CHECK (n_met <= n),\n"
	    "  median_second INTEGER,\n"
	    "  p95_second INTEGER,\n"
	    "  most_second INTEGER,\n"
	    "  UNIQUE (sle_id, month),\n"
	    "  CHECK (scope = met + missed + measured + ended + within\n"
	    "    + paused + over + undecidable + excluded + not_covered\n"
	    "    + defective)\n"
	    ") STRICT" },
	{ 1,
	    "CREATE UNIQUE INDEX attainment_no_month\n"
	    "  ON attainment (sle_id) WHERE month IS NULL" },
	{ 1,
	    "CREATE TABLE finding (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  detection_id INTEGER NOT NULL REFERENCES detection (id),\n"
	    "  sle_id INTEGER NOT NULL REFERENCES sle (id),\n"
	    "  from_month INTEGER, -- both inclusive\n"
	    "  to_month INTEGER,\n"
	    "  n INTEGER NOT NULL,\n"
	    "  n_met INTEGER NOT NULL CHECK (n_met <= n)\n"
	    ") STRICT" },
	{ 1,
	    "CREATE TABLE finding_ticket (\n"
	    "  finding_id INTEGER NOT NULL REFERENCES finding (id),\n"
	    "  ordinal INTEGER NOT NULL,\n"
	    "  ticket_id INTEGER NOT NULL REFERENCES ticket (id),\n"
	    "  outcome_id INTEGER REFERENCES outcome (id),\n"
	    "  line INTEGER NOT NULL,\n"
	    "  elapsed_second INTEGER NOT NULL,\n"
	    "  PRIMARY KEY (finding_id, ordinal)\n"
	    ") STRICT, WITHOUT ROWID" },
	{ 1,
	    "CREATE TABLE fact (\n"
	    "  name TEXT PRIMARY KEY,\n"
	    "  value TEXT NOT NULL\n"
	    ") STRICT, WITHOUT ROWID" },
	{ 1,
	    "CREATE VIEW evidence AS -- where each outcome comes from\n"
	    "SELECT o.id AS outcome_id,\n"
	    "  s.name AS sle, s.version AS sle_version,\n"
	    "  b.name AS book, b.digest AS book_digest,\n"
	    "  t.process, t.key, o.cycle, w.word AS state,\n"
	    "  o.start_at, o.stop_at, o.elapsed_second, o.elapsed_day,\n"
	    "  x.name AS export, x.digest AS export_digest,\n"
	    "  o.start_line, o.stop_line\n"
	    "FROM outcome o\n"
	    "JOIN outcome_state w ON w.id = o.state\n"
	    "JOIN sle s ON s.id = o.sle_id\n"
	    "JOIN book b ON b.id = s.book_id\n"
	    "JOIN ticket t ON t.id = o.ticket_id\n"
	    "JOIN export x ON x.id = t.export_id" },
	/* Version 1 read no wrappers: what was received was the content. */
	{ 2,
	    "ALTER TABLE export ADD COLUMN\n"
	    "  content_digest TEXT NOT NULL DEFAULT ''" },
	{ 2, "UPDATE export SET content_digest = digest" },
	{ 2,
	    "CREATE UNIQUE INDEX export_content\n"
	    "  ON export (content_digest, mapping)" },
	{ 2,
	    "ALTER TABLE export ADD COLUMN\n"
	    "  line_skipped INTEGER NOT NULL DEFAULT 0" },
	{ 2, "DROP VIEW ticket_current" },
	{ 2,
	    "CREATE VIEW ticket_current AS\n"
	    "SELECT t.* FROM ticket t JOIN export x ON x.id = t.export_id\n"
	    "WHERE NOT EXISTS (\n"
	    "  SELECT 1 FROM ticket u JOIN export y ON y.id = u.export_id\n"
	    "  WHERE u.process = t.process AND u.key = t.key\n"
	    "  AND (y.cutoff_at, y.content_digest, y.mapping)\n"
	    "    > (x.cutoff_at, x.content_digest, x.mapping))" },
	/* Version 3 makes rows narrow. A word that tickets share is kept
	 * once; an outcome's id says which ticket, SLE and cycle it is of;
	 * what follows from its other cells is NULL. Views show all of it
	 * under the names of version 2. */
	{ 3, "DROP VIEW evidence" },
	{ 3, "DROP VIEW ticket_current" },
	{ 3, "DROP VIEW event" },
	{ 3,
	    "CREATE TABLE word (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  text TEXT NOT NULL UNIQUE\n"
	    ") STRICT" },
	{ 3,
	    "INSERT INTO word (text)\n"
	    "SELECT process FROM ticket UNION\n"
	    "SELECT category FROM ticket WHERE category IS NOT NULL UNION\n"
	    "SELECT customer_class FROM ticket\n"
	    "  WHERE customer_class IS NOT NULL UNION\n"
	    "SELECT channel FROM ticket WHERE channel IS NOT NULL UNION\n"
	    "SELECT status FROM ticket WHERE status IS NOT NULL" },
	{ 3,
	    "INSERT OR IGNORE INTO word (text)\n"
	    "SELECT DISTINCT customer FROM ticket\n"
	    "WHERE customer IS NOT NULL LIMIT 65536" },
	{ 3,
	    "CREATE TABLE ticket_row (\n"
	    "  id INTEGER PRIMARY KEY,\n"
	    "  export_id INTEGER NOT NULL, -- of an export\n"
	    "  line INTEGER NOT NULL,\n"
	    "  process INTEGER NOT NULL, -- a word's id\n"
	    "  key TEXT NOT NULL,\n"
	    "  category ANY, -- these: a word's id, or itself as text\n"
	    "  customer ANY,\n"
	    "  customer_class ANY,\n"
	    "  channel ANY,\n"
	    "  status ANY,\n"
	    "  timeline TEXT NOT NULL -- see the view event\n"
	    ") STRICT" },
	{ 3,
	    "INSERT INTO ticket_row\n"
	    "SELECT t.id, t.export_id, t.line, w.id, t.key,\n  " WORDS_IN
	    ",\n  (" TIMELINE_3 ")\n"
	    "FROM ticket t JOIN word w ON w.text = t.process" },
	{ 3,
	    "CREATE TABLE outcome_row (\n"
	    "  id INTEGER PRIMARY KEY, -- ticket << 33 | sle << 14 | "
	    "cycle\n"
	    "  state INTEGER NOT NULL, -- an outcome_state's id\n"
	    "  start_at INTEGER, -- NULL: the clock never started\n"
	    "  stop_at INTEGER, -- NULL: still open\n"
	    "  elapsed_second INTEGER NOT NULL, -- on the SLE's clock\n"
	    "  due_at INTEGER,\n"
	    "  late_from_at INTEGER, -- NULL: as due_at\n"
	    "  month INTEGER, -- year * 12 + month - 1\n"
	    "  start_line INTEGER NOT NULL,\n"
	    "  judged_at INTEGER, -- NULL: as stop_at\n"
	    "  wall_second INTEGER, -- NULL: judged_at - start_at\n"
	    "  elapsed_day INTEGER, -- day clocks by date; NULL: 0\n"
	    "  margin INTEGER, -- NULL: the limit less what has elapsed\n"
	    "  stop_line INTEGER -- NULL: as start_line, or 0 if open\n"
	    ") STRICT" },
	{ 3,
	    "INSERT INTO outcome_row\n"
	    "SELECT " OUTCOME_ID ", o.state,\n"
	    "  o.start_at, o.stop_at, o.elapsed_second, o.due_at,\n"
	    "  iif(o.late_from_at IS o.due_at, NULL,\n"
	    "    coalesce(o.late_from_at, " NONE ")),\n"
	    "  o.month, o.start_line,\n"
	    "  iif(o.judged_at IS o.stop_at, NULL,\n"
	    "    coalesce(o.judged_at, " NONE ")),\n"
	    "  nullif(o.wall_second, coalesce(o.judged_at - o.start_at, "
	    "0)),\n"
	    "  nullif(o.elapsed_day, 0),\n"
	    "  nullif(o.margin, coalesce(s.limit_second - "
	    "o.elapsed_second,\n"
	    "    s.limit_day - o.elapsed_day, 0)),\n"
	    "  nullif(o.stop_line, iif(o.stop_at IS NULL, 0, o.start_line))\n"
	    "FROM outcome o JOIN sle s ON s.id = o.sle_id ORDER BY 1" },
	{ 3, "ALTER TABLE variant RENAME TO variant_2" },
	{ 3,
	    "CREATE TABLE variant (\n"
	    "  outcome_id INTEGER NOT NULL REFERENCES outcome_row (id),\n"
	    "  ordinal INTEGER NOT NULL,\n"
	    "  day_rule TEXT NOT NULL,\n"
	    "  state INTEGER NOT NULL REFERENCES outcome_state (id),\n"
	    "  due_at INTEGER,\n"
	    "  turns INTEGER NOT NULL -- 1: not the outcome's own state\n"
	    "    CHECK (turns IN (0, 1)),\n"
	    "  PRIMARY KEY (outcome_id, ordinal)\n"
	    ") STRICT, WITHOUT ROWID" },
	{ 3,
	    "INSERT INTO variant\n"
	    "SELECT " OUTCOME_ID ", v.ordinal,\n"
	    "  v.day_rule, v.state, v.due_at, v.state <> o.state\n"
	    "FROM variant_2 v JOIN outcome o ON o.id = v.outcome_id" },
	{ 3, "ALTER TABLE finding_ticket RENAME TO finding_ticket_2" },
	{ 3,
	    "CREATE TABLE finding_ticket (\n"
	    "  finding_id INTEGER NOT NULL REFERENCES finding (id),\n"
	    "  ordinal INTEGER NOT NULL,\n"
	    "  ticket_id INTEGER NOT NULL REFERENCES ticket_row (id),\n"
	    "  outcome_id INTEGER REFERENCES outcome_row (id),\n"
	    "  line INTEGER NOT NULL,\n"
	    "  elapsed_second INTEGER NOT NULL,\n"
	    "  PRIMARY KEY (finding_id, ordinal)\n"
	    ") STRICT, WITHOUT ROWID" },
	{ 3,
	    "INSERT INTO finding_ticket\n"
	    "SELECT p.finding_id, p.ordinal, p.ticket_id,\n"
	    "  " OUTCOME_ID ", p.line,\n"
	    "  p.elapsed_second\n"
	    "FROM finding_ticket_2 p LEFT JOIN outcome o\n"
	    "  ON o.id = p.outcome_id" },
	{ 3, "DROP TABLE finding_ticket_2" },
	{ 3, "DROP TABLE variant_2" },
	{ 3, "DROP TABLE outcome" },
	{ 3, "DROP TABLE ticket" },
	/* A load may drop it, and another make it again: load.c. */
	{ 3,
	    "CREATE UNIQUE INDEX ticket_key\n"
	    "  ON ticket_row (process, key, export_id)" },
	{ 3,
	    "CREATE INDEX variant_turning ON variant (outcome_id)\n"
	    "  WHERE turns" },
	/* Version 2 knew limits on each case only, and shares of them. What
	 * decides a month is a quotient of a unit; over 0: it has none. */
	{ 3, "ALTER TABLE sle ADD COLUMN type TEXT NOT NULL DEFAULT 'max'" },
	{ 3, "ALTER TABLE sle ADD COLUMN percentile INTEGER" },
	{ 3,
	    "ALTER TABLE attainment ADD COLUMN\n"
	    "  figure TEXT NOT NULL DEFAULT 'share'" },
	{ 3,
	    "ALTER TABLE attainment ADD COLUMN\n"
	    "  unit TEXT NOT NULL DEFAULT 'case'" },
	{ 3,
	    "ALTER TABLE attainment ADD COLUMN\n"
	    "  numerator INTEGER NOT NULL DEFAULT 0" },
	{ 3,
	    "ALTER TABLE attainment ADD COLUMN\n"
	    "  denominator INTEGER NOT NULL DEFAULT 0" },
	{ 3, "UPDATE attainment SET numerator = n_met, denominator = n" },
	{ 3, "CREATE VIEW ticket AS\n" TICKET_CELLS "FROM ticket_row r" },
	/* Exports first: where none is later there may be no index of keys. */
	{ 3,
	    "CREATE VIEW ticket_current AS\n" TICKET_CELLS
	    "FROM ticket_row r CROSS JOIN export x ON x.id = r.export_id\n"
	    "WHERE NOT EXISTS (\n"
	    "  SELECT 1 FROM export y CROSS JOIN ticket_row u\n"
	    "  WHERE (y.cutoff_at, y.content_digest, y.mapping)\n"
	    "    > (x.cutoff_at, x.content_digest, x.mapping)\n"
	    "  AND u.process = r.process AND u.key = r.key\n"
	    "  AND u.export_id = y.id)" },
	{ 3,
	    "CREATE VIEW event AS\n"
	    "SELECT t.id AS ticket_id, t.process, t.key,\n"
	    "  e.key AS ordinal,\n"
	    "  e.value ->> 0 AS name,\n"
	    "  e.value ->> 1 AS happened_at,\n"
	    "  nullif(coalesce(e.value ->> 3, e.value ->> 1), " NONE ")\n"
	    "    AS until_at,\n"
	    "  coalesce(e.value ->> 2, 'second') AS grain,\n"
	    "  e.value ->> 5 AS party,\n"
	    "  coalesce(e.value ->> 4, t.line) AS line,\n"
	    "  coalesce(e.value ->> 6, 0) AS count -- of a sample\n"
	    "FROM ticket t, json_each(t.timeline) e" },
	{ 3,
	    "CREATE VIEW outcome AS\n"
	    "SELECT r.id, r.id >> 33 AS ticket_id,\n"
	    "  r.id >> 14 & 524287 AS sle_id, r.id & 16383 AS cycle,\n"
	    "  r.state, r.start_at, r.stop_at,\n"
	    "  nullif(coalesce(r.judged_at, r.stop_at), " NONE ")\n"
	    "    AS judged_at,\n"
	    "  coalesce(r.wall_second,\n"
	    "    nullif(coalesce(r.judged_at, r.stop_at), " NONE ")\n"
	    "    - r.start_at, 0) AS wall_second,\n"
	    "  r.elapsed_second, coalesce(r.elapsed_day, 0) AS "
	    "elapsed_day,\n"
	    "  r.due_at,\n"
	    "  nullif(coalesce(r.late_from_at, r.due_at), " NONE ")\n"
	    "    AS late_from_at,\n"
	    "  coalesce(r.margin, (SELECT coalesce(\n"
	    "      s.limit_second - r.elapsed_second,\n"
	    "      s.limit_day - coalesce(r.elapsed_day, 0), 0)\n"
	    "    FROM sle s WHERE s.id = r.id >> 14 & 524287)) AS margin,\n"
	    "  r.month, r.start_line,\n"
	    "  coalesce(r.stop_line, iif(r.stop_at IS NULL, 0, "
	    "r.start_line))\n"
	    "    AS stop_line\n"
	    "FROM outcome_row r" },
	{ 3,
	    "CREATE VIEW evidence AS -- where each outcome comes from\n"
	    "SELECT o.id AS outcome_id,\n"
	    "  s.name AS sle, s.version AS sle_version,\n"
	    "  b.name AS book, b.digest AS book_digest,\n"
	    "  t.process, t.key, o.cycle, w.word AS state,\n"
	    "  o.start_at, o.stop_at, o.elapsed_second, o.elapsed_day,\n"
	    "  x.name AS export, x.digest AS export_digest,\n"
	    "  o.start_line, o.stop_line\n"
	    "FROM outcome o\n"
	    "JOIN outcome_state w ON w.id = o.state\n"
	    "JOIN sle s ON s.id = o.sle_id\n"
	    "JOIN book b ON b.id = s.book_id\n"
	    "JOIN ticket t ON t.id = o.ticket_id\n"
	    "JOIN export x ON x.id = t.export_id" },
	/* Version 4 keeps what a book's attributes say of a ticket, as the
	 * text of a JSON object, which is a word like others. */
	{ 4, "DROP VIEW ticket_current" },
	{ 4, "DROP VIEW ticket" },
	{ 4,
	    "ALTER TABLE ticket_row ADD COLUMN\n"
	    "  attributes ANY /* a word's id, or itself as text */" },
	{ 4, "CREATE VIEW ticket AS\n" TICKET_CELLS_4 "FROM ticket_row r" },
	{ 4,
	    "CREATE VIEW ticket_current AS\n" TICKET_CELLS_4
	    "FROM ticket_row r CROSS JOIN export x ON x.id = r.export_id\n"
	    "WHERE NOT EXISTS (\n"
	    "  SELECT 1 FROM export y CROSS JOIN ticket_row u\n"
	    "  WHERE (y.cutoff_at, y.content_digest, y.mapping)\n"
	    "    > (x.cutoff_at, x.content_digest, x.mapping)\n"
	    "  AND u.process = r.process AND u.key = r.key\n"
	    "  AND u.export_id = y.id)" },
	{ 5, REGISTERS_EXPORT },
	{ 5, REGISTERS_ENTRY },
	{ 5, REGISTERS_PLAIN },
	{ 5, REGISTERS_TOUCH },
	{ 5, REGISTERS_BEFORE },
	/* Version 6: availability. With the seconds observed, which are the
	 * denominator, these make the month. */
	{ 6,
	    "ALTER TABLE attainment ADD COLUMN\n"
	    "  planned_second INTEGER NOT NULL DEFAULT 0" },
	{ 6,
	    "ALTER TABLE attainment ADD COLUMN\n"
	    "  unobserved_second INTEGER NOT NULL DEFAULT 0" },
	{ 7, PLACES_BEGIN },
	{ 7, PLACES_OUTCOME },
	{ 7, PLACES_VARIANT },
	{ 7, PLACES_FINDING },
	{ 7, PLACES_END },
	{ 7, PLACES_VIEW },
	{ 7, PLACES_EVIDENCE },
	{ 7, EVENTS_BEGIN },
	{ 7, EVENTS_WORDS },
	{ 7, EVENTS_APART },
	{ 7, EVENTS_TICKET_VIEW },
	{ 7, EVENTS_CURRENT_VIEW },
	{ 7, EVENTS_VIEW },
	/* Version 8: files that a run does not know, and known cut-offs. */
	{ 8, KNOWN_DEFER },
	{ 8, KNOWN_SAVE },
	{ 8, KNOWN_DROP },
	{ 8, KNOWN_EXPORT },
	{ 8, KNOWN_BACK },
	{ 8, KNOWN_FORGET },
	{ 8, "DROP VIEW ticket_current" },
	{ 8, "CREATE VIEW ticket_current AS\n" TICKET_CELLS_7 KNOWN_CURRENT },
	/* Version 9: what was published, and the ledger. */
	{ 9, EDITIONS_EDITION },
	{ 9, EDITIONS_INPUT },
	{ 9, EDITIONS_FIGURE },
	{ 9, EDITIONS_OUTCOME },
	{ 9, EDITIONS_LEDGER },
	{ 9, EDITIONS_LEDGER_INSERT },
	{ 9, EDITIONS_LEDGER_UPDATE },
	{ 9, EDITIONS_LEDGER_DELETE },
	/* Version 11 keeps control totals. */
	{ 11, QUALITY_CONTROL_TOTAL },
};

enum { STEPS = sizeof(steps) / sizeof(steps[0]) };

int
schema_newest(void)
{
	return steps[STEPS - 1].version;
}

int
schema_migrate(struct store *store, int64_t from, struct fault *fault)
{
	static const char sign[] =
	    "PRAGMA application_id = " TEXT_OF(SCHEMA_APPLICATION);
	char number[64];

	for (size_t i = 0; i < STEPS; i++) {
		if (steps[i].version > from &&
		    store_exec(store, steps[i].sql, fault) != 0)
			return -1;
	}
	snprintf(number, sizeof(number), "PRAGMA user_version = %d",
	    schema_newest());
	if (store_exec(store, sign, fault) != 0)
		return -1;
	return store_exec(store, number, fault);
}
