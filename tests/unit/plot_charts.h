/* plot_charts.h -- two charts to draw, shared by the tests of plots. */
#ifndef PLOT_CHARTS_H
#define PLOT_CHARTS_H

#include "slaudit/arena.h"
#include "slaudit/page.h"

/* Shares that go up and down, a gap each ninth month, small n each seventh. */
static inline struct chart *
months_chart(
    struct arena *arena, struct node *root, const char *id, size_t months)
{
	struct chart *chart =
	    page_chart(arena, root, CHART_ATTAINMENT, id, months);

	chart->title = "4 of 12 months missed the target";
	chart->caption = "Share of requests done in time, month of completion.";
	chart->y_title = "share done in time";
	chart->x_title = "month";
	chart->mark = 900;
	chart->mark_label = "target 90 %";
	chart->gap_label = "no requests";
	chart->first_month = 2019 * 12;
	chart->low_n = 5;
	chart->n_label = "n";
	chart->met_label = "met";
	chart->over_label = "missed";
	chart->low_label = "n below 5";
	for (size_t i = 0; i < months; i++) {
		struct point *point = &chart->points[i];

		point->label =
		    arena_format(arena, "%zu-%02zu", 2019 + i / 12, i % 12 + 1);
		point->is_gap = i % 9 == 8;
		point->text = "[z]";
		if (point->is_gap)
			continue;
		point->n = i % 7 == 6 ? 3 : 1000 + i;
		point->value = i % 3 == 1 ? 700 + (int64_t)i : 950;
		point->is_over = point->value < chart->mark;
		point->text = arena_format(arena, "%d.%d %%",
		    (int)(point->value / 10), (int)(point->value % 10));
	}
	return chart;
}

static inline struct chart *
bins_chart(struct arena *arena, struct node *root, const char *id, size_t bins)
{
	struct chart *chart =
	    page_chart(arena, root, CHART_DISTRIBUTION, id, bins);

	chart->title = "35 of 154 requests took longer than 21 days";
	chart->caption = "Days from receipt to completion, 2013 to 2016.";
	chart->y_title = "requests";
	chart->x_title = "days";
	chart->mark = (int64_t)bins * 3 / 4 * 7;
	chart->mark_label = "limit 21 days";
	chart->met_label = "within the limit";
	chart->over_label = "over the limit";
	for (size_t i = 0; i < bins; i++) {
		struct point *point = &chart->points[i];

		point->from = (int64_t)i * 7;
		point->to = point->from + 7;
		point->label = arena_format(
		    arena, "%zu days to %zu days", i * 7 + 1, i * 7 + 7);
		point->value = (int64_t)(i % 5) * 250;
		point->is_over = point->from >= chart->mark;
	}
	return chart;
}

#endif
