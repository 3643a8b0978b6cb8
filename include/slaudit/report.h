/* report.h -- an audit to a page, a page to formats. (report)
 *
 * Same audit, same bytes, under any locale, zone, user or folder. */
#ifndef SLAUDIT_REPORT_H
#define SLAUDIT_REPORT_H

#include <stdio.h>

#include "slaudit/arena.h"
#include "slaudit/audit.h"
#include "slaudit/page.h"

struct buf;
struct fault;
struct zone;

/* The committee's page. ZONE: the book's. */
struct page *report_page(
    struct arena *arena, const struct audit *audit, const struct zone *zone);

/* One ticket with its outcomes, each with the calendar that its clock ran on
 * (NULL for 24x7): every event, segment, rule and sum behind the verdicts. */
struct calendar;
struct explanation {
	const struct book *book;
	const struct wording *wording;
	const struct ticket *ticket;
	const struct export_file *file;
	int64_t as_of; /* of the measuring; INSTANT_NONE: the file's cut-off */
	const struct outcome *outcomes;
	const struct calendar *const *calendars; /* one an outcome */
	size_t outcome_count;
	/* where registers were read: the ticket above has corrected times */
	const struct ticket *received; /* as the file has it; may be NULL */
	const struct registers *registers;
	const struct aside *asides; /* of this ticket */
	size_t aside_count;
};
/* When it had been due, had the clock never paused; INSTANT_NONE: it cannot
 * pause, or nobody knows. */
int64_t report_unmoved(const struct explanation *story, size_t index);
struct page *report_explain(struct arena *arena,
    const struct explanation *story, const struct zone *zone);

/* A published file with all that came of it: of either kind one is there. */
struct published;
struct reconciled;
struct compared;
struct reconcile_story {
	const struct wording *wording;
	const struct book *book; /* NULL: no rule book is at hand */
	const struct published *published;
	const struct reconciled *claims;
	const struct compared *list;
};
struct page *report_reconcile(
    struct arena *arena, const struct reconcile_story *story);
/* What other readings of the rules would change. ZONE: the book's. */
struct whatifs;
struct page *report_whatif(
    struct arena *arena, const struct whatifs *all, const struct zone *zone);

/* All packs of a folder; and that page as the file PATH. */
struct archive;
struct page *report_archive(struct arena *arena, const struct archive *archive,
    const struct zone *zone);
int report_archive_write(const struct page *page, const char *reports,
    const char *path, struct fault *fault);

void text_render(const struct page *page, FILE *out);

/* One self-contained file: SHEET is the style sheet's text; charts are
 * embedded. SVGS: one per chart, in page order. */
struct plotted;
int html_render(const struct page *page, const char *sheet,
    const struct plotted *plotted, FILE *out, struct fault *fault);

/* Every table of the page as DIR/data/ID.csv. */
int data_render(const struct page *page, const char *dir, struct fault *fault);
int xlsx_render(const struct page *page, const char *path, struct fault *fault);
const char *xlsx_version(void); /* of the library that writes it */

/* The private font set: the files of reports/fonts.list and no others.
 * FAULT_OUTPUT names a font that is missing, and its package. Not to be
 * opened by two threads at once: fontconfig has one default configuration. */
struct fonts;
int fonts_open(struct fonts **out, const char *list_path, struct fault *fault);
void fonts_close(struct fonts *fonts);
/* How many letters of TEXT no font can draw. */
size_t fonts_missing(struct fonts *fonts, const char *text);
/* For the evidence: a line per library version, a line per font file with its
 * SHA-256, in the order loaded. */
int fonts_evidence(
    const struct fonts *fonts, struct buf *out, struct fault *fault);

/* Charts: each drawn once as SVG and PNG into DIR/charts, kept for html.
 * *OUT: plot_free(). FAULT_OUTPUT. */
int plot_charts(const struct page *page, struct fonts *fonts, const char *dir,
    struct plotted **out, struct fault *fault);
void plot_free(struct plotted *plotted);
/* SVG text of the chart ID, or NULL. */
const char *plot_svg(const struct plotted *plotted, const char *id);
/* What would be drawn, in whole pixels, a line per piece: its kind (text, line,
 * box, mark), X Y WIDTH HEIGHT, its colour's use, words like dashed, hatched,
 * hollow, dot, diamond, turned; of a text then "| " and the text. The first
 * line is "scene WIDTH HEIGHT". For tests: it shows where a label ended up. */
void plot_scene(const struct chart *chart, struct fonts *fonts,
    const char *language, struct buf *out);

/* A rule book as text, at most 100 columns wide: its expectations (those in
 * force on the local day DAY; DAY_NONE: every version) with status, limits and
 * source, its calendars, mappings and detection policies, and how many
 * expectations are defined from which day on. */
void report_rules(struct arena *arena, const struct book *book,
    const struct wording *wording, int32_t day, FILE *out);

/* Yields 1 where the pack in DIR is not what its MANIFEST says; then *BAD, in
 * ARENA, is the first file of which that is so. */
int manifest_check(struct arena *arena, const char *dir, const char **bad,
    struct fault *fault);

/* Everything above into DIR (the temporary folder of an outdir):
 * index.html, report.txt, workbook.xlsx, charts/, data/. REPORTS: the folder
 * of style.css and fonts.list. */
int report_write(const struct page *page, const char *reports, const char *dir,
    struct fault *fault);

#endif
