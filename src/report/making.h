/* making.h -- what the sections of a page share while it is made. */
/* SPDX-License-Identifier: MIT */
#ifndef MAKING_H
#define MAKING_H

#include "slaudit/audit.h"
#include "slaudit/page.h"
#include "slaudit/zone.h"

struct making {
	struct arena *arena;
	const struct wording *wording;
	const struct zone *zone;
	const char *customer_word;
};

/* The text of KEY with {name} marks filled: name, value pairs up to a NULL.
 * In the arena. */
const char *say(const struct making *m, const char *key, ...);
/* "state.open-over": a word of an enum as a key, blanks as dashes and without
 * commas. */
const char *key_of(const struct making *m, const char *group, const char *word);
const char *say_count(const struct making *m, uint64_t n); /* "1,234" */

const char *say_month(const struct making *m, int32_t month); /* March 2021 */
const char *say_duration(const struct making *m, int64_t seconds);
const char *say_days(const struct making *m, int64_t days);
/* Open hours: a day of 24 of them would be taken for a working day. */
const char *say_hours(const struct making *m, int64_t seconds);
const char *say_figure(const struct making *m, const struct outcome *outcome);
/* Left before the limit, or over it with a minus. */
const char *say_margin(const struct making *m, const struct outcome *outcome);
const char *say_limit(const struct making *m, const struct sle *sle);
/* The same, and which side of it is the good one. */
const char *say_bound(const struct making *m, const struct sle *sle);
/* The figure that an average or a percentile is held by, as it is printed. */
const char *say_quotient(const struct making *m, const struct sle *sle,
    const struct quotient *figure);
/* What clock it runs on, and how days are counted. */
const char *say_clock(const struct making *m, const struct sle *sle);
const char *say_share(const struct making *m, int64_t tenths);
/* "118 of 120" things that were counted. */
const char *say_sample(
    const struct making *m, int64_t correct, int64_t checked);
/* "99.1 % (2,654,321 of 2,678,400 s up; 1 h not observed)": a month of which
 * something was observed. */
const char *say_available(const struct making *m, const struct attainment *row);
/* What must keep the limit: "95 %" of the cases, "the average". */
const char *say_target(const struct making *m, const struct sle *sle);
/* How long what was audited is kept; NULL: the book does not say. */
const char *say_retention(const struct making *m, const struct book *book);
/* Hundredths of a percent: "95 %", "99.95 %". */
const char *say_points(const struct making *m, int32_t bp);
/* Less of a limit is left than that: "20 %". */
const char *say_at_risk(const struct making *m, const struct book *book);
/* "requests.csv:12" or "requests.csv:12, 14": where start and stop stand. */
const char *say_evidence(const struct making *m, const struct exhibit *exhibit);
/* Has the event on LINE at INSTANT no time of day? */
bool is_date_only(const struct ticket *ticket, int64_t instant, uint32_t line);
/* "2021-03-08 (date only)" where the event that stands there is one. */
const char *say_event(const struct making *m, const struct ticket *ticket,
    int64_t instant, uint32_t line);
const char *say_instant(const struct making *m, int64_t instant);
const char *say_state(const struct making *m, enum outcome_state state);
/* Of a case of SLE: met and missed say less where a figure decides. */
const char *say_case(
    const struct making *m, const struct sle *sle, enum outcome_state state);
const char *say_status(const struct making *m, enum status status);
const char *say_class(const struct making *m, enum finding_class klass);
const char *say_verdict(const struct making *m, enum verdict verdict);
/* "рф (xn--p1ai)": a name outside ASCII with the form the zone file has. */
const char *say_customer(const struct making *m, const char *customer);

struct cell cell_text(const char *text);
struct cell cell_name(const char *text);
struct cell cell_count(const struct making *m, uint64_t n);
struct cell cell_balance(const struct making *m, int64_t n); /* or below 0 */
struct cell cell_seconds(const struct making *m, int64_t seconds);
struct cell cell_share(const struct making *m, int64_t tenths);
/* What a month attained: its share, or the figure in its place; ROW may be
 * NULL. Data files have the latter as numbers, not here. */
struct cell cell_attained(const struct making *m, const struct attainment *row);
/* What decided it, as numbers for data files. */
enum quotient_part { QUOTIENT_UNIT, QUOTIENT_NUMERATOR, QUOTIENT_DENOMINATOR };
struct cell cell_quotient(const struct making *m, const struct attainment *row,
    enum quotient_part part);
struct cell cell_instant(const struct making *m, int64_t instant);
/* The same, but a date alone where the ticket's event on LINE has no time of
 * day. */
struct cell cell_event(const struct making *m, const struct ticket *ticket,
    int64_t instant, uint32_t line);
struct cell cell_month(const struct making *m, int32_t month);
/* TEXT, or the shorthand for none where it is NULL or empty. */
struct cell cell_or_none(const struct making *m, const char *text);
struct cell cell_target(const struct making *m, const struct sle *sle);
struct cell cell_state(const struct making *m, enum outcome_state state);
struct cell cell_case(const struct making *m, const struct outcome *outcome);
struct cell cell_verdict(const struct making *m, enum verdict verdict);
struct cell cell_figure(const struct making *m, const struct outcome *outcome);
/* The same of a case with its ticket, which knows what was counted. */
struct cell cell_took(const struct making *m, const struct outcome *outcome,
    const struct ticket *ticket);
struct cell cell_margin(const struct making *m, const struct outcome *outcome);
struct cell cell_line(const struct making *m, uint32_t line); /* 0: none */
struct cell cell_customer(const struct making *m, const char *customer);
struct cell cell_none(const char *shorthand);
/* Whose move the last known event was, as the export says. */
struct cell cell_party(const struct making *m, const struct exhibit *exhibit);

/* A column whose title is the wording "column.ID". */
struct column column_of(const struct making *m, const char *id, bool numeric);
/* Only in sheets and data files. */
struct column column_data(const struct making *m, const char *id, bool numeric);
struct column column_head(const struct making *m, const char *id);

/* A table whose caption is "table.ID" and, when empty, "table.ID.empty". */
struct table *table_add(const struct making *m, struct node *parent,
    const char *id, const struct column *columns, size_t column_count,
    size_t rows);
/* COUNT is the number of columns: a cell too few is our own defect. */
void row_set(
    struct table *table, size_t row, const struct cell *cells, size_t count);
struct node *part_add(
    const struct making *m, struct node *parent, const char *id);
void para_add(const struct making *m, struct node *parent, const char *text);
void note_add(const struct making *m, struct node *parent, const char *text);

/* What the run id is made of; for data files. */
void inputs_add(
    const struct making *m, const struct audit *audit, struct node *section);

/* A table of the months of availability, where there are any. */
void availability_table(
    const struct making *m, const struct audit *audit, struct node *section);

/* The words around the content: sheets, contents, notes. */
void page_words_fill(const struct making *m, struct page *page);

/* --- sums over the period ------------------------------------------------- */

struct period_sum {            /* one SLE id over the months of the report */
	const struct sle *sle; /* the last month's version */
	bool changed;          /* months of the period have several versions */
	bool has_month;
	uint64_t scope;
	uint64_t states[OUTCOME_STATES];
	uint64_t n;
	uint64_t met;
	uint64_t months_judged;
	uint64_t months_missed;
	uint64_t months_unsupplied; /* no file covers them */
	uint64_t months_partial;    /* ... or not to their end */
	uint64_t months_seen;
	bool withheld;
	const struct attainment *single; /* the row of a one-month period */
};

/* Every SLE id of the book, in its order; *OUT in the arena. Outcomes in no
 * month are included, but for those known to have begun after the period. */
size_t period_sums(
    const struct making *m, const struct audit *audit, struct period_sum **out);
bool period_is_month(const struct audit *audit);
const char *say_period(const struct making *m, const struct audit *audit);
/* Does it end before the month of the as-of time? */
bool period_is_past(const struct making *m, const struct audit *audit);
/* In no month, and its clock started after the period's end? */
bool began_later(const struct making *m, const struct audit *audit,
    const struct outcome *outcome);

/* Does what is known of SLE's id rest on an extract? */
bool sle_withheld(const struct audit *audit, const struct sle *sle);
/* Has SLE's id a miss in the period, or in the last months up to its end? Its
 * charts stand on the page, others are files: CHART is marked, *FILED counts
 * those. */
void picture_place(const struct making *m, const struct audit *audit,
    const struct sle *sle, struct chart *chart, uint64_t *filed);
void pictures_filed_say(const struct making *m, const struct audit *audit,
    struct node *section, uint64_t filed);
/* The ids of such, or NULL; *ALL: there are no others. */
const char *withheld_names(
    const struct making *m, const struct audit *audit, bool *all);

/* --- what is wrong with the data ------------------------------------------ */

/* "gating", "warning" or "note"; and in that order. */
enum level { LEVEL_GATING, LEVEL_WARNING, LEVEL_NOTE, LEVELS };
enum level level_of(enum diag_severity severity, enum diag_gate gate);
const char *say_level(const struct making *m, enum level level);
/* What is withheld. */
const char *say_gate(const struct making *m, enum diag_gate gate);
/* A finding as a sentence, without its tickets. */
const char *say_finding(const struct making *m, const struct audit *audit,
    const struct quality_finding *finding);
/* What was measured in place of a claim. */
const char *say_in_place(const struct making *m,
    const struct quality_finding *finding, const struct quality_ticket *ticket);
struct cell cell_defect(const struct making *m, enum diag_code code);

/* No file covers any month of it: there is no figure. */
bool sum_unsupplied(const struct period_sum *sum);
/* Its one month is not covered to its end: a figure, and no verdict. */
bool sum_provisional(const struct period_sum *sum);
/* In place of a figure of what was not supplied. */
struct cell cell_unsupplied(const struct making *m);
/* TEXT, marked where the ROW is of a month that is not over in the data. */
const char *say_provisional(
    const struct making *m, const struct attainment *row, const char *text);

/* Which processes have no file; of which a month is not whole. */
void missing_say(
    const struct making *m, const struct audit *audit, struct node *section);
void partial_say(
    const struct making *m, const struct audit *audit, struct node *section);

/* --- the sections, in the order of the page ------------------------------- */

void part_short(
    const struct making *m, const struct audit *audit, struct node *page);
void part_supplies(
    const struct making *m, const struct audit *audit, struct node *page);
void part_read(
    const struct making *m, const struct audit *audit, struct node *page);
void part_changes(
    const struct making *m, const struct audit *audit, struct node *page);
void part_quality(
    const struct making *m, const struct audit *audit, struct node *page);
void part_expectations(
    const struct making *m, const struct audit *audit, struct node *page);
void part_exceptions(
    const struct making *m, const struct audit *audit, struct node *page);
void part_registers(
    const struct making *m, const struct audit *audit, struct node *page);
void part_apart(
    const struct making *m, const struct audit *audit, struct node *page);
void part_open(
    const struct making *m, const struct audit *audit, struct node *page);
void part_readings(
    const struct making *m, const struct audit *audit, struct node *page);
void part_profiles(
    const struct making *m, const struct audit *audit, struct node *page);
void part_findings(
    const struct making *m, const struct audit *audit, struct node *page);
void part_history(
    const struct making *m, const struct audit *audit, struct node *page);
void part_times(
    const struct making *m, const struct audit *audit, struct node *page);
void part_rules(
    const struct making *m, const struct audit *audit, struct node *page);
void part_trouble(
    const struct making *m, const struct audit *audit, struct node *page);
void part_notes(
    const struct making *m, const struct audit *audit, struct node *page);

/* --- k of N, groups of customers, families -------------------------------- */

/* The sentence of it that stands on top; and whether the wording of the best
 * rating is open, NULL where the book speaks of none. */
const char *kofn_say(const struct making *m, const struct audit *audit);
const char *kofn_best(const struct making *m, const struct audit *audit);
void part_kofn(
    const struct making *m, const struct audit *audit, struct node *page);
void part_customers(
    const struct making *m, const struct audit *audit, struct node *page);
void part_families(
    const struct making *m, const struct audit *audit, struct node *page);
/* What BY, a breakdown, is called on paper. */
const char *say_breakdown(
    const struct making *m, const struct book *book, const char *by);
/* A column for data files of each attribute of the book, into COLUMNS; and
 * their cells. Both give how many. */
size_t attribute_columns(
    const struct making *m, const struct book *book, struct column *columns);
size_t attribute_cells(const struct making *m, const struct book *book,
    const struct ticket *ticket, struct cell *cells);

#endif
