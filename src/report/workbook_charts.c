/* workbook_charts.c -- native charts, one under the other on one sheet. */
/* SPDX-License-Identifier: MIT */
#include "workbook_internal.h"

#include <inttypes.h>

#include "walk_internal.h"
#include "workbook_data_internal.h"

#include "slaudit/colour.h"
#include "slaudit/mem.h"

enum {
	ROWS_EACH = 26,
	PRINT_PERCENT = 85, /* the width of a chart fits A4 */
	TITLE_POINTS = 12,
	AXIS_POINTS = 10,
	BREAKS_MOST = 1000 /* Excel's cap is 1,023 */
};

/* The library's own size is 480 by 288 pixels. */
static const double scale_x = 1.9;
static const double scale_y = 1.5;

struct drawing {
	struct arena *arena;
	lxw_chart *chart;
	const struct chart *source;
	const struct sheet *data;
	lxw_row_t first; /* of the rows that hold its points */
	lxw_row_t last;
};

/* In this library nought means "no colour said". */
static lxw_color_t
paint(enum colour colour)
{
	uint32_t rgb = colour_list[colour].rgb;

	return rgb == 0 ? (lxw_color_t)LXW_COLOR_BLACK : rgb;
}

static void
set_words(const struct drawing *drawing)
{
	const struct chart *source = drawing->source;
	lxw_chart *chart = drawing->chart;
	struct arena *arena = drawing->arena;
	lxw_chart_font title = { .name = arena_copy(arena, WORKBOOK_FONT),
		.size = TITLE_POINTS,
		.bold = LXW_TRUE };
	lxw_chart_font axis = { .name = arena_copy(arena, WORKBOOK_FONT),
		.size = AXIS_POINTS,
		.bold = LXW_EXPLICIT_FALSE };
	lxw_chart_line grid = { .color = paint(COLOUR_GRID), .width = 0.75F };

	chart_title_set_name(chart, source->title);
	chart_title_set_name_font(chart, &title);
	if (source->y_title != NULL)
		chart_axis_set_name(chart->y_axis, source->y_title);
	if (source->x_title != NULL)
		chart_axis_set_name(chart->x_axis, source->x_title);
	chart_axis_set_name_font(chart->y_axis, &axis);
	chart_axis_set_name_font(chart->x_axis, &axis);
	chart_axis_set_num_font(chart->y_axis, &axis);
	chart_axis_set_num_font(chart->x_axis, &axis);
	chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_TRUE);
	chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
}

static lxw_chart_series *
add_series(const struct drawing *drawing, const char *name, lxw_col_t labels,
    lxw_col_t values)
{
	lxw_chart_series *series = chart_add_series(drawing->chart, NULL, NULL);

	chart_series_set_categories(series, drawing->data->name, drawing->first,
	    labels, drawing->last, labels);
	chart_series_set_values(series, drawing->data->name, drawing->first,
	    values, drawing->last, values);
	if (name != NULL)
		chart_series_set_name(series, name);
	return series;
}

/* SHOWN says which point has which words; no point has other ones. */
static void
set_labels(const struct drawing *drawing, lxw_chart_series *series,
    const char *(*shown)(const struct drawing *, size_t))
{
	size_t count = drawing->source->point_count;
	lxw_chart_data_label *rows =
	    arena_new(drawing->arena, count, sizeof(*rows));
	lxw_chart_data_label **list =
	    arena_new(drawing->arena, count + 1, sizeof(*list));

	for (size_t i = 0; i < count; i++) {
		const char *text = shown(drawing, i);

		if (text == NULL)
			rows[i].hide = LXW_TRUE;
		else
			rows[i].value = arena_copy(drawing->arena, text);
		list[i] = &rows[i];
	}
	chart_series_set_labels(series);
	chart_series_set_labels_custom(series, list);
}

static const char *
missed_label(const struct drawing *drawing, size_t i)
{
	const struct point *point = &drawing->source->points[i];
	const char *n = drawing->source->n_label;
	const char *words = drawing->source->over_label;

	if (point->is_gap || !point->is_over || point->text == NULL)
		return NULL;
	return arena_format(drawing->arena, "%s: %s (%s %" PRIu64 ")",
	    words == NULL ? "" : words, point->text, n == NULL ? "" : n,
	    point->n);
}

static const char *
target_label(const struct drawing *drawing, size_t i)
{
	if (i + 1 < drawing->source->point_count)
		return NULL;
	return drawing->source->mark_label;
}

static const char *
within_label(const struct drawing *drawing, size_t i)
{
	const struct point *point = &drawing->source->points[i];

	if (point->is_over)
		return NULL;
	return arena_format(drawing->arena, "%" PRId64, point->value);
}

static const char *
beyond_label(const struct drawing *drawing, size_t i)
{
	const struct point *point = &drawing->source->points[i];

	if (!point->is_over)
		return NULL;
	return arena_format(drawing->arena, "%" PRId64, point->value);
}

/* Missed months in the colour for it; their labels say the same in words. */
static void
set_points(const struct drawing *drawing, lxw_chart_series *series)
{
	size_t count = drawing->source->point_count;
	lxw_chart_fill over = { .color = paint(COLOUR_OVER) };
	lxw_chart_line edge = { .color = paint(COLOUR_INK) };
	lxw_chart_point plain = { 0 };
	lxw_chart_point missed = { .fill = &over, .line = &edge };
	lxw_chart_point **list =
	    arena_new(drawing->arena, count + 1, sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = drawing->source->points[i].is_over ? &missed : &plain;
	chart_series_set_points(series, list);
}

static void
draw_share(const struct drawing *drawing, const char *name)
{
	lxw_chart_series *series =
	    add_series(drawing, name, MONTHS_MONTH, MONTHS_SHARE);
	lxw_chart_line line = { .color = paint(COLOUR_DATA), .width = 2.25F };
	lxw_chart_fill fill = { .color = paint(COLOUR_DATA) };

	chart_series_set_line(series, &line);
	chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
	chart_series_set_marker_size(series, 8);
	chart_series_set_marker_fill(series, &fill);
	chart_series_set_marker_line(series, &line);
	set_points(drawing, series);
	set_labels(drawing, series, missed_label);
	chart_series_set_labels_position(
	    series, LXW_CHART_LABEL_POSITION_BELOW);
}

static void
draw_target(const struct drawing *drawing)
{
	lxw_chart_series *series = add_series(
	    drawing, drawing->source->mark_label, MONTHS_MONTH, MONTHS_TARGET);
	/* On the side of the line where the last point is not. */
	bool is_over =
	    drawing->source->points[drawing->source->point_count - 1].is_over;
	lxw_chart_line line = { .color = paint(COLOUR_LIMIT),
		.width = 1.5F,
		.dash_type = LXW_CHART_LINE_DASH_DASH };

	chart_series_set_line(series, &line);
	chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
	set_labels(drawing, series, target_label);
	chart_series_set_labels_position(series,
	    is_over ? LXW_CHART_LABEL_POSITION_ABOVE
		    : LXW_CHART_LABEL_POSITION_BELOW);
}

static void
draw_months(const struct drawing *drawing, const struct sheet_words *words)
{
	lxw_chart *chart = drawing->chart;

	draw_share(drawing, words->share);
	if (drawing->source->mark_label != NULL)
		draw_target(drawing);
	chart_axis_set_min(chart->y_axis, 0);
	chart_axis_set_max(chart->y_axis, 1);
	chart_axis_set_major_unit(chart->y_axis, 0.2);
	chart_axis_set_num_format(chart->y_axis, "0 %");
	chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
}

static void
draw_bins(const struct drawing *drawing, const struct sheet_words *words)
{
	lxw_chart_series *within =
	    add_series(drawing, words->within, BINS_RANGE, BINS_WITHIN);
	lxw_chart_series *beyond =
	    add_series(drawing, words->beyond, BINS_RANGE, BINS_BEYOND);
	lxw_chart_fill fill = { .color = paint(COLOUR_DATA) };
	lxw_chart_line edge = { .color = paint(COLOUR_INK) };
	lxw_chart_pattern stripes = {
		.fg_color = paint(COLOUR_OVER),
		.bg_color = paint(COLOUR_PAPER),
		.type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
	};

	chart_series_set_fill(within, &fill);
	chart_series_set_pattern(beyond, &stripes);
	chart_series_set_line(beyond, &edge);
	set_labels(drawing, within, within_label);
	set_labels(drawing, beyond, beyond_label);
	chart_series_set_labels_position(
	    within, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
	chart_series_set_labels_position(
	    beyond, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
	/* In one place: of two columns one is always nought. */
	chart_set_series_overlap(drawing->chart, 100);
	chart_set_series_gap(drawing->chart, 15);
	chart_axis_set_min(drawing->chart->y_axis, 0);
	chart_legend_set_position(drawing->chart, LXW_CHART_LEGEND_BOTTOM);
}

static void
draw_chart(struct workbook *book, const struct drawing *drawing)
{
	const struct sheet_words *words = &book->page->sheets;

	set_words(drawing);
	switch (drawing->source->kind) {
	case CHART_ATTAINMENT:
		draw_months(drawing, words);
		break;
	case CHART_DISTRIBUTION:
		draw_bins(drawing, words);
		break;
	}
}

static void
add_chart(struct workbook *book, const struct sheet *sheet, lxw_row_t row,
    struct drawing *drawing)
{
	bool is_line = drawing->source->kind == CHART_ATTAINMENT;
	lxw_chart_options options = {
		.x_scale = scale_x,
		.y_scale = scale_y,
	};

	if (drawing->source->alt != NULL)
		options.description =
		    arena_copy(&book->arena, drawing->source->alt);
	drawing->arena = &book->arena;
	drawing->chart = workbook_add_chart(
	    book->book, is_line ? LXW_CHART_LINE : LXW_CHART_COLUMN);
	draw_chart(book, drawing);
	worksheet_insert_chart_opt(
	    sheet->cells, row, 0, drawing->chart, &options);
}

static lxw_row_t
chart_row(size_t index)
{
	return (lxw_row_t)(1 + index * ROWS_EACH);
}

/* A chart to a page. */
static void
break_pages(struct workbook *book, const struct sheet *sheet, size_t count)
{
	lxw_row_t *rows = arena_new(&book->arena, count + 1, sizeof(*rows));

	if (count > BREAKS_MOST)
		count = BREAKS_MOST;
	for (size_t i = 1; i < count; i++)
		rows[i - 1] = chart_row(i) - 1;
	if (count > 1)
		worksheet_set_h_pagebreaks(sheet->cells, rows);
}

void
charts_write(struct workbook *book, const struct sheet *sheet)
{
	const struct sheet *months = sheet_find(book, SHEET_MONTHS);
	const struct sheet *bins = sheet_find(book, SHEET_BINS);
	lxw_row_t next_month = months ? table_top(months) + 1 : 0;
	lxw_row_t next_bin = bins ? table_top(bins) + 1 : 0;
	size_t count = 0;
	const struct node *node;
	struct walk walk;

	put_text(book, sheet, 0, 0, sheet->name, LOOK_TITLE);
	worksheet_set_landscape(sheet->cells);
	worksheet_set_paper(sheet->cells, PAPER_A4);
	worksheet_set_print_scale(sheet->cells, PRINT_PERCENT);
	walk_start(&walk, book->page->root);
	while ((node = walk_next(&walk)) != NULL) {
		bool is_line;
		lxw_row_t *next;
		struct drawing drawing = { .source = node->chart };

		if (node->kind != NODE_CHART || node->chart->point_count == 0)
			continue;
		is_line = node->chart->kind == CHART_ATTAINMENT;
		next = is_line ? &next_month : &next_bin;
		drawing.data = is_line ? months : bins;
		if (drawing.data == NULL)
			mem_die("a chart has no sheet with its data");
		drawing.first = *next;
		*next += (lxw_row_t)node->chart->point_count;
		drawing.last = *next - 1;
		add_chart(book, sheet, chart_row(count), &drawing);
		count++;
	}
	break_pages(book, sheet, count);
}
