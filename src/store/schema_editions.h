/* schema_editions.h -- the tables of what was published, and of the ledger.
 *
 * The steps of one version, each a macro: schema.c puts them in their place.
 * An edition keeps texts, never row ids: those end with the next measuring. */
/* SPDX-License-Identifier: MIT */
#ifndef SCHEMA_EDITIONS_H
#define SCHEMA_EDITIONS_H

#define EDITIONS_EDITION                                                       \
	"CREATE TABLE edition (\n"                                             \
	"  id INTEGER PRIMARY KEY, -- in order of publication\n"               \
	"  audience TEXT NOT NULL,\n"                                          \
	"  from_month INTEGER NOT NULL, -- year * 12 + month - 1\n"            \
	"  to_month INTEGER NOT NULL, -- inclusive\n"                          \
	"  number INTEGER NOT NULL CHECK (number > 0),\n"                      \
	"  as_of_at INTEGER NOT NULL,\n"                                       \
	"  run TEXT NOT NULL, -- the run id\n"                                 \
	"  reason TEXT, -- why another was made; NULL of the first\n"          \
	"  manifest_digest TEXT NOT NULL,\n"                                   \
	"  UNIQUE (audience, from_month, to_month, number)\n"                  \
	") STRICT"

#define EDITIONS_INPUT                                                         \
	"CREATE TABLE edition_input ( -- what the run id is made of\n"         \
	"  edition_id INTEGER NOT NULL REFERENCES edition (id),\n"             \
	"  ordinal INTEGER NOT NULL,\n"                                        \
	"  kind TEXT NOT NULL, -- 'export', 'register', 'book' ...\n"          \
	"  name TEXT NOT NULL,\n"                                              \
	"  mapping TEXT,\n"                                                    \
	"  digest TEXT,\n"                                                     \
	"  cutoff_at INTEGER,\n"                                               \
	"  PRIMARY KEY (edition_id, ordinal)\n"                                \
	") STRICT, WITHOUT ROWID"

/* All months that the page shows; those after its period it does not. */
#define EDITIONS_FIGURE                                                        \
	"CREATE TABLE edition_figure (\n"                                      \
	"  edition_id INTEGER NOT NULL REFERENCES edition (id),\n"             \
	"  ordinal INTEGER NOT NULL, -- as on the page\n"                      \
	"  sle TEXT NOT NULL,\n"                                               \
	"  version TEXT NOT NULL,\n"                                           \
	"  month INTEGER, -- NULL: in none\n"                                  \
	"  withheld INTEGER NOT NULL CHECK (withheld IN (0, 1)),\n"            \
	"  verdict TEXT NOT NULL,\n"                                           \
	"  scope INTEGER NOT NULL,\n"                                          \
	"  met INTEGER NOT NULL,\n"                                            \
	"  missed INTEGER NOT NULL,\n"                                         \
	"  measured INTEGER NOT NULL,\n"                                       \
	"  ended INTEGER NOT NULL,\n"                                          \
	"  within INTEGER NOT NULL,\n"                                         \
	"  paused INTEGER NOT NULL,\n"                                         \
	"  over INTEGER NOT NULL,\n"                                           \
	"  undecidable INTEGER NOT NULL,\n"                                    \
	"  excluded INTEGER NOT NULL,\n"                                       \
	"  not_covered INTEGER NOT NULL,\n"                                    \
	"  defective INTEGER NOT NULL,\n"                                      \
	"  n INTEGER NOT NULL,\n"                                              \
	"  n_met INTEGER NOT NULL,\n"                                          \
	"  figure TEXT NOT NULL,\n"                                            \
	"  unit TEXT NOT NULL,\n"                                              \
	"  numerator INTEGER NOT NULL,\n"                                      \
	"  denominator INTEGER NOT NULL,\n"                                    \
	"  PRIMARY KEY (edition_id, ordinal),\n"                               \
	"  CHECK (scope = met + missed + measured + ended + within\n"          \
	"    + paused + over + undecidable + excluded + not_covered\n"         \
	"    + defective)\n"                                                   \
	") STRICT, WITHOUT ROWID"

#define EDITIONS_OUTCOME                                                       \
	"CREATE TABLE edition_outcome ( -- of the months published\n"          \
	"  edition_id INTEGER NOT NULL REFERENCES edition (id),\n"             \
	"  sle TEXT NOT NULL,\n"                                               \
	"  process TEXT NOT NULL,\n"                                           \
	"  ticket TEXT NOT NULL,\n"                                            \
	"  cycle INTEGER NOT NULL,\n"                                          \
	"  state TEXT NOT NULL,\n"                                             \
	"  elapsed_second INTEGER NOT NULL,\n"                                 \
	"  elapsed_day INTEGER NOT NULL,\n"                                    \
	"  month INTEGER NOT NULL,\n"                                          \
	"  file TEXT NOT NULL,\n"                                              \
	"  line INTEGER NOT NULL,\n"                                           \
	"  PRIMARY KEY (edition_id, sle, process, ticket, cycle)\n"            \
	") STRICT, WITHOUT ROWID"

/* docs/ledger.md has its form. */
#define EDITIONS_LEDGER                                                        \
	"CREATE TABLE ledger (\n"                                              \
	"  number INTEGER PRIMARY KEY,\n"                                      \
	"  what TEXT NOT NULL,\n"                                              \
	"  text TEXT NOT NULL, -- the entry in canonical form\n"               \
	"  hash TEXT NOT NULL -- of the text and of the hash before\n"         \
	") STRICT"

#define EDITIONS_LEDGER_INSERT                                                 \
	"CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger\n"               \
	"WHEN new.number IS NOT\n"                                             \
	"  (SELECT coalesce(max(number), 0) + 1 FROM ledger)\n"                \
	"BEGIN SELECT raise(ABORT, 'the ledger is written at its end only'); " \
	"END"

#define EDITIONS_LEDGER_UPDATE                                                 \
	"CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger\n"               \
	"BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END"

#define EDITIONS_LEDGER_DELETE                                                 \
	"CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger\n"               \
	"BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END"

#endif
