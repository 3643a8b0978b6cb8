/* schema_registers.h -- the tables of registers and of what they changed.
 *
 * The steps of one version, each a macro: schema.c puts them in their place. */
/* SPDX-License-Identifier: MIT */
#ifndef SCHEMA_REGISTERS_H
#define SCHEMA_REGISTERS_H

/* A register is a file as received, like an export, but without tickets: the
 * column has its kind, or NULL. */
#define REGISTERS_EXPORT                                                       \
	"ALTER TABLE export ADD COLUMN\n"                                      \
	"  register TEXT"

#define REGISTERS_ENTRY                                                        \
	"CREATE TABLE register_entry (\n"                                      \
	"  id INTEGER PRIMARY KEY,\n"                                          \
	"  export_id INTEGER NOT NULL REFERENCES export (id),\n"               \
	"  line INTEGER NOT NULL,\n"                                           \
	"  kind TEXT NOT NULL,\n"                                              \
	"  name TEXT NOT NULL, -- its id in the register\n"                    \
	"  ticket TEXT,\n"                                                     \
	"  measure TEXT,\n"                                                    \
	"  category TEXT,\n"                                                   \
	"  event TEXT,\n"                                                      \
	"  from_at INTEGER, -- or what a corrected time was\n"                 \
	"  from_until_at INTEGER, -- a date lasts until its end\n"             \
	"  to_at INTEGER, -- or what it becomes\n"                             \
	"  to_until_at INTEGER,\n"                                             \
	"  month INTEGER, -- year * 12 + month - 1\n"                          \
	"  code TEXT, -- of reason or cause\n"                                 \
	"  claim TEXT,\n"                                                      \
	"  text TEXT,\n"                                                       \
	"  evidence TEXT,\n"                                                   \
	"  asked_by TEXT,\n"                                                   \
	"  asked_at INTEGER,\n"                                                \
	"  asked_until_at INTEGER,\n"                                          \
	"  decided_by TEXT,\n"                                                 \
	"  decided_at INTEGER,\n"                                              \
	"  decided_until_at INTEGER,\n"                                        \
	"  ruling TEXT NOT NULL,\n"                                            \
	"  subject TEXT, -- from here on: of the committee\n"                  \
	"  members TEXT,\n"                                                    \
	"  decision TEXT,\n"                                                   \
	"  rating TEXT,\n"                                                     \
	"  minutes TEXT,\n"                                                    \
	"  vote_for INTEGER NOT NULL,\n"                                       \
	"  vote_against INTEGER NOT NULL,\n"                                   \
	"  vote_abstain INTEGER NOT NULL,\n"                                   \
	"  quorum INTEGER NOT NULL,\n"                                         \
	"  state TEXT, -- what became of it; NULL: not yet measured\n"         \
	"  touched INTEGER -- outcomes\n"                                      \
	") STRICT"

#define REGISTERS_PLAIN                                                        \
	"CREATE TABLE outcome_plain ( -- on all data, of what entries touch\n" \
	"  id INTEGER PRIMARY KEY, -- that of the outcome\n"                   \
	"  ticket_id INTEGER NOT NULL,\n"                                      \
	"  sle_id INTEGER NOT NULL,\n"                                         \
	"  cycle INTEGER NOT NULL,\n"                                          \
	"  state INTEGER NOT NULL, -- an outcome_state's id\n"                 \
	"  after_state INTEGER NOT NULL, -- after exclusions\n"                \
	"  start_at INTEGER,\n"                                                \
	"  stop_at INTEGER,\n"                                                 \
	"  judged_at INTEGER,\n"                                               \
	"  wall_second INTEGER NOT NULL,\n"                                    \
	"  elapsed_second INTEGER NOT NULL,\n"                                 \
	"  elapsed_day INTEGER NOT NULL,\n"                                    \
	"  due_at INTEGER,\n"                                                  \
	"  late_from_at INTEGER,\n"                                            \
	"  margin INTEGER NOT NULL,\n"                                         \
	"  month INTEGER,\n"                                                   \
	"  start_line INTEGER NOT NULL,\n"                                     \
	"  stop_line INTEGER NOT NULL\n"                                       \
	") STRICT"

#define REGISTERS_TOUCH                                                        \
	"CREATE TABLE register_touch ( -- which entry touches which outcome\n" \
	"  outcome_id INTEGER NOT NULL REFERENCES outcome_plain (id),\n"       \
	"  entry_id INTEGER NOT NULL REFERENCES register_entry (id),\n"        \
	"  acts INTEGER NOT NULL CHECK (acts IN (0, 1)), -- it is another\n"   \
	"  late INTEGER NOT NULL CHECK (late IN (0, 1)), -- decided after\n"   \
	"    -- the month was over, when its figure could be computed\n"       \
	"  PRIMARY KEY (outcome_id, entry_id)\n"                               \
	") STRICT, WITHOUT ROWID"

/* The table attainment has the official figures. */
#define REGISTERS_BEFORE                                                       \
	"CREATE TABLE attainment_before (\n"                                   \
	"  id INTEGER PRIMARY KEY,\n"                                          \
	"  basis TEXT NOT NULL, -- 'all data' or 'after exclusions'\n"         \
	"  sle_id INTEGER NOT NULL REFERENCES sle (id),\n"                     \
	"  month INTEGER, -- year * 12 + month - 1; NULL: in none\n"           \
	"  withheld INTEGER NOT NULL CHECK (withheld IN (0, 1)),\n"            \
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
	"  n_met INTEGER NOT NULL CHECK (n_met <= n),\n"                       \
	"  median_second INTEGER,\n"                                           \
	"  p95_second INTEGER,\n"                                              \
	"  most_second INTEGER,\n"                                             \
	"  figure TEXT NOT NULL,\n"                                            \
	"  unit TEXT NOT NULL,\n"                                              \
	"  numerator INTEGER NOT NULL,\n"                                      \
	"  denominator INTEGER NOT NULL,\n"                                    \
	"  planned_second INTEGER NOT NULL,\n"                                 \
	"  unobserved_second INTEGER NOT NULL,\n"                              \
	"  CHECK (scope = met + missed + measured + ended + within\n"          \
	"    + paused + over + undecidable + excluded + not_covered\n"         \
	"    + defective)\n"                                                   \
	") STRICT"

#endif
