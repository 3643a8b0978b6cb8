/* schema_known.h -- which files a run knows, and one file cut off twice.
 *
 * The steps of version 8, each a macro: schema.c puts them in their place. */
/* SPDX-License-Identifier: MIT */
#ifndef SCHEMA_KNOWN_H
#define SCHEMA_KNOWN_H

/* A file that comes again unchanged with a later cut-off says more than it did
 * before: that nothing happened since. So both stand, and what makes an export
 * one of its own is content, mapping and cut-off. */
#define KNOWN_DEFER "PRAGMA defer_foreign_keys = ON"
#define KNOWN_SAVE "CREATE TABLE export_7 AS SELECT * FROM export"
#define KNOWN_DROP "DROP TABLE export"
#define KNOWN_EXPORT                                                           \
	"CREATE TABLE export (\n"                                              \
	"  id INTEGER PRIMARY KEY,\n"                                          \
	"  name TEXT NOT NULL,\n"                                              \
	"  digest TEXT NOT NULL, -- SHA-256\n"                                 \
	"  mapping TEXT NOT NULL,\n"                                           \
	"  process TEXT NOT NULL,\n"                                           \
	"  coverage TEXT NOT NULL,\n"                                          \
	"  size_byte INTEGER NOT NULL,\n"                                      \
	"  cutoff_at INTEGER NOT NULL, -- UTC seconds\n"                       \
	"  cutoff_from TEXT,\n"                                                \
	"  zone TEXT,\n"                                                       \
	"  reading_digest TEXT, -- of the mapping it was read by\n"            \
	"  row_read INTEGER NOT NULL,\n"                                       \
	"  row_accepted INTEGER NOT NULL,\n"                                   \
	"  row_rejected INTEGER NOT NULL,\n"                                   \
	"  line_blank INTEGER NOT NULL,\n"                                     \
	"  ticket_count INTEGER NOT NULL,\n"                                   \
	"  content_digest TEXT NOT NULL DEFAULT '',\n"                         \
	"  line_skipped INTEGER NOT NULL DEFAULT 0,\n"                         \
	"  register TEXT, -- its kind; NULL: it holds tickets\n"               \
	"  known INTEGER NOT NULL DEFAULT 1 -- to the results: not cut\n"      \
	"    CHECK (known IN (0, 1)), -- off after what they look at\n"        \
	"  UNIQUE (content_digest, mapping, cutoff_at),\n"                     \
	"  CHECK (row_read = row_accepted + row_rejected)\n"                   \
	") STRICT"
#define KNOWN_BACK                                                             \
	"INSERT INTO export (id, name, digest, mapping, process, coverage,\n"  \
	"  size_byte, cutoff_at, cutoff_from, zone, reading_digest,\n"         \
	"  row_read, row_accepted, row_rejected, line_blank,\n"                \
	"  ticket_count, content_digest, line_skipped, register)\n"            \
	"SELECT id, name, digest, mapping, process, coverage, size_byte,\n"    \
	"  cutoff_at, cutoff_from, zone, reading_digest, row_read,\n"          \
	"  row_accepted, row_rejected, line_blank, ticket_count,\n"            \
	"  content_digest, line_skipped, register FROM export_7"
#define KNOWN_FORGET "DROP TABLE export_7"

/* Exports first: where none is later there may be no index of keys. */
#define KNOWN_CURRENT                                                          \
	"FROM ticket_row r CROSS JOIN export x ON x.id = r.export_id\n"        \
	"WHERE x.known AND NOT EXISTS (\n"                                     \
	"  SELECT 1 FROM export y CROSS JOIN ticket_row u\n"                   \
	"  WHERE y.known\n"                                                    \
	"  AND (y.cutoff_at, y.content_digest, y.mapping)\n"                   \
	"    > (x.cutoff_at, x.content_digest, x.mapping)\n"                   \
	"  AND u.process = r.process AND u.key = r.key\n"                      \
	"  AND u.export_id = y.id)"

#endif
