/* report_desk.h -- an audit from literals, and its page in every format. */
/* SPDX-License-Identifier: MIT */
#ifndef REPORT_DESK_H
#define REPORT_DESK_H

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/fault.h"
#include "slaudit/report.h"
#include "slaudit/rules.h"
#include "slaudit/zone.h"

enum { DESK_ROWS = 12, DESK_EXHIBITS = 4, DESK_SLES = 6 };

struct desk {
	struct arena arena;
	struct zone *zone;
	struct book book;
	struct sle items[DESK_SLES];
	struct sle *sles[DESK_SLES];
	struct export_file file;
	struct attainment rows[DESK_ROWS];
	struct exhibit exhibits[DESK_EXHIBITS];
	struct detection detection;
	struct finding_ticket tickets[2];
	struct finding finding;
	struct filed_diag diag;
	struct bin bins[2];
	struct distribution distribution;
	struct audit audit;
	char folder[32]; /* "": none yet */
};

static inline const struct wording *
desk_wording(struct arena *arena)
{
	struct complaints complaints = { 0 };
	struct fault fault = { 0 };
	struct wording *wording = NULL;

	cr_assert_eq(rules_wording(arena, SLAUDIT_SOURCE_DIR "/reports/en.yaml",
			 &wording, &complaints, &fault),
	    0, "%s: %s", fault.text,
	    complaints.count > 0 ? complaints.items[0].text : "");
	return wording;
}

static inline void
desk_init(struct desk *desk)
{
	struct fault fault = { 0 };

	memset(desk, 0, sizeof(*desk));
	cr_assert_eq(zone_open(&desk->zone, "America/Los_Angeles", &fault), 0);
	desk->book = (struct book){
		.id = "desk",
		.version = "1",
		.title = "Desk of the tests",
		.operator_name = "The operator",
		.customer_word = "TLD",
		.zone = "America/Los_Angeles",
		.zone_status = STATUS_ASSUMED,
		.source = "none",
		.sles = desk->sles,
		.digest = "b00c",
	};
	desk->file = (struct export_file){
		.name = "requests.csv",
		.mapping = "requests",
		.process = "request",
		.digest = "0123456789abcdef0123456789abcdef"
			  "0123456789abcdef0123456789abcdef",
		.cutoff = instant_parse("2021-04-01T07:00:00Z"),
		.tally = { .read = 1234, .accepted = 1234, .tickets = 1200 },
	};
	desk->audit = (struct audit){
		.book = &desk->book,
		.wording = desk_wording(&desk->arena),
		.run_id = "feed",
		.program = "slaudit 0.0.0",
		.tzdata = "2026a",
		.as_of = desk->file.cutoff,
		.from_month = month_of(2021, 3),
		.to_month = month_of(2021, 3),
		.files = &desk->file,
		.file_count = 1,
		.rows = desk->rows,
		.exhibits = desk->exhibits,
	};
}

/* Wall time within a minute; BP: the share, or SLE_NO_SHARE. */
static inline struct sle *
desk_sle(struct desk *desk, const char *id, int32_t bp)
{
	struct sle *sle = &desk->items[desk->book.sle_count];

	cr_assert_lt(desk->book.sle_count, (size_t)DESK_SLES);
	*sle = (struct sle){
		.id = id,
		.version = "1",
		.title = "Something done",
		.process = "request",
		.clock = CLOCK_ELAPSED,
		.limit = 60,
		.compliance_bp = bp,
		.valid_from = DAY_NONE,
		.valid_to = DAY_NONE,
	};
	desk->sles[desk->book.sle_count++] = sle;
	return sle;
}

/* A month with MET and MISSED cases; WITHHELD as in an extract. */
static inline struct attainment *
desk_row(struct desk *desk, const struct sle *sle, int month, uint64_t met,
    uint64_t missed)
{
	struct attainment *row = &desk->rows[desk->audit.row_count++];

	cr_assert_leq(desk->audit.row_count, (size_t)DESK_ROWS);
	*row = (struct attainment){
		.sle = sle,
		.month = month_of(2021, month),
		.withheld = desk->audit.withheld,
		.scope = met + missed,
		.n = met + missed,
		.met = met,
		.median = -1,
		.p95 = -1,
		.most = -1,
	};
	row->states[OUTCOME_MET] = met;
	row->states[OUTCOME_MISSED] = missed;
	return row;
}

/* A missed case of KEY and CUSTOMER: 61 s of 60. */
static inline struct exhibit *
desk_exhibit(struct desk *desk, const struct sle *sle, const char *key,
    const char *customer)
{
	struct exhibit *exhibit = &desk->exhibits[desk->audit.exhibit_count++];
	int64_t start = instant_parse("2021-03-08T16:00:00Z");

	cr_assert_leq(desk->audit.exhibit_count, (size_t)DESK_EXHIBITS);
	*exhibit = (struct exhibit){
		.outcome = {
			.sle = sle,
			.cycle = 1,
			.state = OUTCOME_MISSED,
			.start = start,
			.stop = start + 61,
			.at = start + 61,
			.wall = 61,
			.elapsed = 61,
			.due = start + 60,
			.late_from = start + 60,
			.margin = -1,
			.month = month_of(2021, 3),
			.start_line = 12,
			.stop_line = 14,
		},
		.ticket = {
			.process = "request",
			.key = key,
			.customer = customer,
			.line = 12,
		},
		.file = &desk->file,
	};
	return exhibit;
}

/* One of everything that a page can show. */
static inline void
desk_fill(struct desk *desk)
{
	struct sle *sle = desk_sle(desk, "A.1", 9500);

	desk_row(desk, sle, 1, 0, 0);
	desk_row(desk, sle, 2, 20, 0);
	desk_row(desk, sle, 3, 19, 2)->states[OUTCOME_WITHIN] = 1;
	desk->rows[2].scope++;
	desk_exhibit(desk, sle, "T-1", "example");
	desk->tickets[0] = (struct finding_ticket){
		.key = "T-1", .file = "requests.csv", .line = 14
	};
	desk->detection = (struct detection){ .id = "any",
		.version = "1",
		.title = "Any miss",
		.klass = CLASS_NOTICE };
	desk->finding = (struct finding){ .rule = &desk->detection,
		.sle = sle,
		.from_month = month_of(2021, 3),
		.to_month = month_of(2021, 3),
		.met = 19,
		.n = 21,
		.tickets = desk->tickets,
		.ticket_count = 1 };
	desk->audit.findings = &desk->finding;
	desk->audit.finding_count = 1;
	desk->diag = (struct filed_diag){ { .code = DIAG_TIME,
					      .line = 9,
					      .field = 2,
					      .name = "at",
					      .value = "soon" },
		"requests.csv" };
	desk->audit.diags = &desk->diag;
	desk->audit.diag_count = 1;
	desk->file.tally.diags[DIAG_TIME] = 1;
	desk->bins[0] = (struct bin){ 0, 60, 19 };
	desk->bins[1] = (struct bin){ 60, 120, 2 };
	desk->distribution = (struct distribution){ .sle = sle,
		.n = 21,
		.over = 2,
		.least = 1,
		.median = 30,
		.p95 = 61,
		.most = 61,
		.bins = desk->bins,
		.bin_count = 2 };
	desk->audit.distributions = &desk->distribution;
	desk->audit.distribution_count = 1;
}

static inline struct page *
desk_page(struct desk *desk)
{
	return report_page(&desk->arena, &desk->audit, desk->zone);
}

static inline const char *
desk_dir(struct desk *desk)
{
	if (desk->folder[0] == '\0') {
		strcpy(desk->folder, "/tmp/slaudit-report.XXXXXX");
		cr_assert_not_null(mkdtemp(desk->folder));
	}
	return desk->folder;
}

static inline const char *
desk_text(struct desk *desk, const struct page *page)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);
	const char *made;

	text_render(page, out);
	fclose(out);
	made = arena_copy(&desk->arena, bytes);
	free(bytes);
	return made;
}

static inline const char *
desk_html(struct desk *desk, const struct page *page)
{
	struct fault fault = { 0 };
	struct fonts *fonts = NULL;
	struct plotted *plotted = NULL;
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);
	const char *made;

	cr_assert_eq(fonts_open(&fonts,
			 SLAUDIT_SOURCE_DIR "/reports/fonts.list", &fault),
	    0, "%s", fault.text);
	cr_assert_eq(plot_charts(page, fonts, desk_dir(desk), &plotted, &fault),
	    0, "%s", fault.text);
	cr_assert_eq(
	    html_render(page, "p { color: black }", plotted, out, &fault), 0,
	    "%s", fault.text);
	fclose(out);
	made = arena_copy(&desk->arena, bytes);
	free(bytes);
	plot_free(plotted);
	fonts_close(fonts);
	return made;
}

/* DIR/data/ID.csv after data_render. */
static inline const char *
desk_csv(struct desk *desk, const char *id)
{
	const char *path =
	    arena_format(&desk->arena, "%s/data/%s.csv", desk_dir(desk), id);
	char *bytes = arena_new(&desk->arena, 1 << 16, 1);
	FILE *file = fopen(path, "rb");

	cr_assert_not_null(file, "%s", path);
	fread(bytes, 1, (1 << 16) - 1, file);
	fclose(file);
	return bytes;
}

static inline void
desk_close(struct desk *desk)
{
	char command[80];

	if (desk->folder[0] != '\0') {
		snprintf(command, sizeof(command), "rm -rf '%s'", desk->folder);
		cr_expect_eq(system(command), 0);
	}
	zone_close(desk->zone);
	arena_release(&desk->arena);
}

/* The node of kind KIND and id ID below NODE, or NULL. */
static inline const struct node *
desk_find(const struct node *node, enum node_kind kind, const char *id)
{
	for (; node != NULL; node = node->next) {
		const struct node *below;

		if (node->kind == kind && node->id != NULL &&
		    strcmp(node->id, id) == 0)
			return node;
		below = desk_find(node->first, kind, id);
		if (below != NULL)
			return below;
	}
	return NULL;
}

static inline const struct table *
desk_table(const struct page *page, const char *id)
{
	const struct node *node = desk_find(page->root, NODE_TABLE, id);

	cr_assert_not_null(node, "no table %s", id);
	return node->table;
}

static inline const struct cell *
desk_cell(const struct table *table, size_t row, const char *column)
{
	for (size_t c = 0; c < table->column_count; c++) {
		if (strcmp(table->columns[c].id, column) == 0)
			return &table->cells[row * table->column_count + c];
	}
	cr_assert_fail("no column %s", column);
	return NULL;
}

#endif
