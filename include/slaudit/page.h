/* page.h -- a report as a tree, before any format. (model)
 *
 * Built once, printed by strangers: text, html, xlsx, csv. Every figure is
 * typed, so that each format writes the same number; words are final (from
 * the wording file). The page knows no layout. */
#ifndef SLAUDIT_PAGE_H
#define SLAUDIT_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"

enum node_kind {
	NODE_PAGE,    /* text: the title */
	NODE_SECTION, /* text: the heading; id: its anchor */
	NODE_PARA,    /* text */
	NODE_NOTE, /* text that must not be overlooked: withheld, provisional */
	NODE_LIST, /* children: NODE_PARA */
	NODE_TABLE, /* table */
	NODE_CHART, /* chart */
};

enum cell_kind {
	CELL_TEXT,
	CELL_NAME,    /* from an export: any script, never markup or formula */
	CELL_COUNT,   /* number */
	CELL_SHARE,   /* number = tenths of a percent */
	CELL_SECONDS, /* number = a duration */
	CELL_DAYS,    /* number = days by date */
	CELL_INSTANT, /* number = instant; text = printed in the book's zone */
	CELL_MONTH,   /* number = month */
	CELL_NONE,    /* text = shorthand: "[z]", "[x]" */
};

struct cell {
	const char *text; /* as printed for people, in every format */
	int64_t number;
	const char *raw;  /* what CSV has in place of text; may be NULL */
	const char *href; /* "#anchor" or file of the pack; may be NULL */
	enum cell_kind kind;
	bool is_bad; /* a miss or the like: the eye should find it */
};

struct column {
	const char *id; /* for CSV headers and sheet tables: "limit_seconds" */
	const char *title; /* for people */
	const char *unit;  /* may be NULL */
	bool numeric;      /* right-aligned */
	bool is_row_header;
	bool data_only; /* for sheets and CSV; pages have no room for it */
};

struct table {
	const char *id; /* sheet and CSV file name */
	const char *caption;
	const char *empty; /* what to say when there are no rows */
	bool data_only;    /* for sheets and CSV; a chart shows it on pages */
	struct column *columns;
	size_t column_count;
	struct cell *cells; /* row by row */
	size_t row_count;
};

enum chart_kind { CHART_ATTAINMENT, CHART_DISTRIBUTION };

struct point {             /* attainment: one month; distribution: one bin */
	const char *label; /* month, or the bin's range in words */
	bool is_gap;       /* no requests, or withheld */
	int64_t value;     /* tenths of a percent; or count in the bin */
	uint64_t n;        /* under the point */
	int64_t from;      /* bin: over this many seconds (or days) ... */
	int64_t to;        /* ... up to and with this many */
	bool is_over;      /* bin lies beyond the limit; month was missed */
	const char *text;  /* value as printed; of a gap its shorthand, "[z]" */
	const char *side;  /* in place of the chart's words for it; or NULL */
};

struct chart {
	enum chart_kind kind;
	const char *id;      /* charts/ID.svg */
	const char *title;   /* the message */
	const char *caption; /* measure, source, period, n, as-of */
	const char *alt;     /* what it shows, in a sentence */
	const char *y_title;
	const char *x_title;
	struct point *points;
	size_t point_count;
	int64_t mark;           /* target in tenths; or limit in x units */
	const char *mark_label; /* "target 95 %"; NULL: no mark */
	const char *gap_label;  /* "no requests" */
	int64_t first_month;    /* attainment: for native sheet charts */
	uint64_t low_n;         /* points with fewer are hollow; 0: none is */
	const char *n_label;    /* of the row of n: "n" */
	const char *n_title;    /* head of its column; NULL: as everywhere */
	const char *met_label;  /* key to the markers and bars: "met" */
	const char *over_label; /* "missed", "over the limit" */
	const char *low_label;  /* "hollow: n below 5" */
	const char *x_unit;     /* distribution: "second" or "day" */
	bool is_filed;          /* a file and a sheet, not on the page */
};

struct node {
	enum node_kind kind;
	const char *text;
	const char *id;
	struct table *table;
	struct chart *chart;
	struct node *first;
	struct node *last;
	struct node *next;
};

/* What only a workbook needs to say. Names of sheets have 31 characters at
 * most, no brackets, slashes, colons, stars or question marks. The section
 * whose id is "notes" becomes the notes sheet, with all its paragraphs. */
struct sheet_words {
	const char *summary;     /* sheet: title, paragraphs, contents */
	const char *contents;    /* heading of the list of sheets */
	const char *notes;       /* sheet: what the shorthands mean */
	const char *charts;      /* sheet: native charts, nothing else */
	const char *months;      /* sheet: what the attainment charts draw */
	const char *months_note; /* a value is left empty where [z] stands */
	const char *bins;        /* sheet: what the distributions draw */
	const char *chart;       /* heads of the columns of these two */
	const char *month;
	const char *share;
	const char *target;
	const char *n;
	const char *printed;
	const char *range;
	const char *within;
	const char *beyond;
};

/* What pages and texts say around the content. */
struct page_words {
	const char *note;     /* "Note": begins what must not be overlooked */
	const char *contents; /* heading of the list of sections */
	const char *skip;     /* link past that list */
	const char *figures;  /* caption of the table under a chart; the
				 chart's title is read out behind it */
	const char *result;   /* column: met or missed */
	const char *count;    /* column: how many in a bin */
	const char *footer;   /* which run this is */
	const char *more;     /* where the rest of a summary stands */
};

struct page {
	struct node *root;
	const char *language; /* "en" */
	const char *run_id;   /* SHA-256 text */
	int64_t as_of;        /* stamps in every format */
	const char *author;   /* document property */
	const char *evidence; /* lines for environment.txt; may be NULL */
	struct sheet_words sheets;
	struct page_words words;
};

/* Append a child to PARENT (NULL: it is the root); returns it. In ARENA, TEXT
 * copied; it may be NULL. */
struct node *page_add(struct arena *arena, struct node *parent,
    enum node_kind kind, const char *text);
/* A table with ROWS rows; cells CELL_TEXT "", caption and empty "". COLUMNS
 * are copied, their words are not. */
struct table *page_table(struct arena *arena, struct node *parent,
    const char *id, const struct column *columns, size_t column_count,
    size_t rows);
struct cell *table_cell(struct table *table, size_t row, size_t column);
struct chart *page_chart(struct arena *arena, struct node *parent,
    enum chart_kind kind, const char *id, size_t points);

#endif
