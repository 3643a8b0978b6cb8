/* section_quality.c -- what is wrong with the data, before any figure: what it
 * withholds first. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/names.h"

enum { ROWS_ON_PAGE = 200 };

/* --- of the rows, kind by kind ----------------------------------------------
 */

struct kind { /* one code in one file */
	enum level level;
	enum diag_code code;
	enum diag_gate gate;
	const struct export_file *file;
	size_t place;
};

static int
by_level(const void *left, const void *right)
{
	const struct kind *a = left;
	const struct kind *b = right;

	if (a->level != b->level)
		return a->level < b->level ? -1 : 1;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return (a->code > b->code) - (a->code < b->code);
}

static size_t
kinds_find(const struct making *m, const struct audit *audit, struct kind **out)
{
	size_t count = 0;

	*out = arena_new(
	    m->arena, audit->file_count * DIAG_CODES + 1, sizeof(**out));
	for (size_t i = 0; i < audit->file_count; i++) {
		const struct export_file *file = &audit->files[i];

		for (int c = 0; c < DIAG_CODES; c++) {
			enum diag_code code = (enum diag_code)c;
			enum diag_gate gate =
			    quality_gate(audit->book, code, file->process);

			if (file->tally.diags[c] == 0)
				continue;
			(*out)[count++] =
			    (struct kind){ level_of(diag_severity(code), gate),
				    code, gate, file, i };
		}
	}
	if (count > 1)
		qsort(*out, count, sizeof(**out), by_level);
	return count;
}

static void
kind_row(const struct making *m, struct table *table, size_t row,
    const struct kind *kind)
{
	const struct cell cells[] = {
		cell_name(kind->file->name),
		cell_text(diag_word(kind->code)),
		cell_defect(m, kind->code),
		cell_text(say_level(m, kind->level)),
		cell_count(m, kind->file->tally.diags[kind->code]),
		cell_text(diag_text(kind->code)),
		cell_text(say_gate(m, kind->gate)),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

/* A line per kind; the rows themselves stand near the end of the page. */
static void
kinds_table(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "file"),
		column_of(m, "trouble", false),
		column_of(m, "defect", false),
		column_of(m, "level", false),
		column_of(m, "times_seen", true),
		column_of(m, "meaning", false),
		column_of(m, "withholds", false),
	};
	struct kind *kinds;
	size_t count = kinds_find(m, audit, &kinds);
	struct table *table = table_add(m, section, "troubles", columns,
	    sizeof(columns) / sizeof(columns[0]), count);

	for (size_t i = 0; i < count; i++)
		kind_row(m, table, i, &kinds[i]);
}

/* --- of the data as a whole -------------------------------------------------
 */

static void
finding_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct quality_finding *finding)
{
	const struct process *process =
	    book_process(audit->book, finding->process);
	const struct cell cells[] = {
		cell_text(diag_word(finding->code)),
		cell_defect(m, finding->code),
		cell_text(
		    say_level(m, level_of(finding->severity, finding->gate))),
		cell_text(process == NULL ? finding->process : process->title),
		cell_name(say_finding(m, audit, finding)),
		cell_count(m, finding->ticket_count),
		cell_text(say_gate(m, finding->gate)),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static bool
is_of(const struct quality_finding *finding, enum level level)
{
	return level_of(finding->severity, finding->gate) == level;
}

static size_t
findings_of(const struct quality *quality, enum level level)
{
	size_t count = 0;

	for (size_t i = 0; i < quality->finding_count; i++)
		count += is_of(&quality->findings[i], level);
	return count;
}

/* The gravest first, down to those of LAST. */
static struct table *
findings_list(const struct making *m, const struct audit *audit,
    struct node *section, const char *id, enum level last)
{
	const struct quality *quality = &audit->quality;
	const struct column columns[] = {
		column_head(m, "trouble"),
		column_of(m, "defect", false),
		column_of(m, "level", false),
		column_of(m, "process", false),
		column_of(m, "what_found", false),
		column_of(m, "tickets", true),
		column_of(m, "withholds", false),
	};
	struct table *table;
	size_t count = 0;
	size_t row = 0;

	for (int level = 0; level <= (int)last; level++)
		count += findings_of(quality, (enum level)level);
	table = table_add(m, section, id, columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (int level = 0; level <= (int)last; level++) {
		for (size_t i = 0; i < quality->finding_count; i++) {
			if (is_of(&quality->findings[i], (enum level)level))
				finding_row(m, audit, table, row++,
				    &quality->findings[i]);
		}
	}
	return table;
}

static bool
has_bunching(const struct quality *quality)
{
	for (size_t i = 0; i < quality->finding_count; i++) {
		if (quality->findings[i].code == DIAG_BUNCHING)
			return true;
	}
	return false;
}

/* What changes nothing is counted on the page and listed in data files. */
static void
findings_table(
    const struct making *m, const struct audit *audit, struct node *section)
{
	size_t notes = findings_of(&audit->quality, LEVEL_NOTE);
	struct table *all =
	    findings_list(m, audit, section, "quality", LEVEL_NOTE);

	all->data_only = notes > 0;
	if (notes > 0) {
		findings_list(m, audit, section, "quality_told", LEVEL_WARNING);
		para_add(m, section,
		    say(m, "quality.notes", "n", say_count(m, notes), "file",
			"data/quality.csv", NULL));
	}
	if (has_bunching(&audit->quality))
		note_add(m, section, say(m, "quality.no-accusation", NULL));
}

/* --- what the export claims --------------------------------------------------
 */

static const char *
say_part(const struct making *m, enum claim_part part)
{
	static const char *const words[] = { "elapsed", "due", "breached" };

	return say(m, key_of(m, "claimed", words[part]), NULL);
}

static void
claim_row(const struct making *m, struct table *table, size_t row,
    const struct quality_finding *finding, const struct quality_ticket *ticket)
{
	const struct cell cells[] = {
		cell_name(ticket->key),
		cell_text(finding->sle->id),
		cell_text(say_part(m, ticket->part)),
		cell_name(ticket->claimed),
		cell_text(say_in_place(m, finding, ticket)),
		cell_name(ticket->file),
		cell_count(m, ticket->line),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static size_t
claims_count(const struct quality *quality)
{
	size_t count = 0;

	for (size_t i = 0; i < quality->finding_count; i++) {
		if (quality->findings[i].code == DIAG_CLAIM)
			count += quality->findings[i].ticket_count;
	}
	return count;
}

static void
claims_table(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct quality *quality = &audit->quality;
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "expectation", false),
		column_of(m, "claim_of", false),
		column_of(m, "claimed", false),
		column_of(m, "was_measured", false),
		column_of(m, "file", false),
		column_of(m, "line", true),
	};
	size_t count = claims_count(quality);
	struct table *table;
	size_t row = 0;

	if (quality->claims == 0)
		return;
	table = table_add(m, section, "claims", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	table->data_only = count > ROWS_ON_PAGE;
	for (size_t i = 0; i < quality->finding_count; i++) {
		const struct quality_finding *finding = &quality->findings[i];

		for (size_t t = 0;
		     finding->code == DIAG_CLAIM && t < finding->ticket_count;
		     t++)
			claim_row(
			    m, table, row++, finding, &finding->tickets[t]);
	}
}

/* --- which checks ran --------------------------------------------------------
 */

static const char *
say_processes(const struct making *m, const struct quality_rule *rule)
{
	const char *text = NULL;

	if (rule->processes.count == 0)
		return say(m, "quality.every-process", NULL);
	for (size_t i = 0; i < rule->processes.count; i++)
		text = text == NULL ? rule->processes.items[i]
				    : arena_format(m->arena, "%s, %s", text,
					  rule->processes.items[i]);
	return text;
}

static void
run_row(const struct making *m, struct table *table, size_t row,
    const struct quality_run *run)
{
	const struct quality_rule *rule = run->rule;
	const struct cell cells[] = {
		cell_text(quality_words[rule->check]),
		cell_text(say_processes(m, rule)),
		cell_count(m, run->looked),
		cell_count(m, run->found),
		cell_text(say_status(m, rule->status)),
		cell_or_none(m, rule->source),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
runs_table(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct quality *quality = &audit->quality;
	const struct column columns[] = {
		column_head(m, "check"),
		column_of(m, "process", false),
		column_of(m, "looked", true),
		column_of(m, "found_count", true),
		column_of(m, "status", false),
		column_of(m, "source", false),
	};
	struct table *table = table_add(m, section, "checks", columns,
	    sizeof(columns) / sizeof(columns[0]), quality->run_count);

	for (size_t i = 0; i < quality->run_count; i++)
		run_row(m, table, i, &quality->runs[i]);
}

void
part_quality(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "quality");

	para_add(m, section, say(m, "quality.lead", NULL));
	kinds_table(m, audit, section);
	findings_table(m, audit, section);
	claims_table(m, audit, section);
	runs_table(m, audit, section);
}
