/* plot.c -- every chart of a page as SVG and PNG. */
/* SPDX-License-Identifier: MIT */
#include "plot_internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-svg.h>

#include "fonts_internal.h"
#include "walk_internal.h"

#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/outfile.h"
#include "slaudit/report.h"

enum { PNG_SCALE = 2 }; /* sharp on dense screens and at 200 % */

struct drawing {
	char *id;
	struct buf svg;
	struct drawing *next;
};

struct plotted {
	struct drawing *first;
	struct drawing *last;
};

void
plot_layout(struct scene *scene, const struct chart *chart)
{
	switch (chart->kind) {
	case CHART_ATTAINMENT:
		attainment_layout(scene, chart);
		break;
	case CHART_DISTRIBUTION:
		distribution_layout(scene, chart);
		break;
	}
}

static cairo_status_t
keep_bytes(void *closure, const unsigned char *bytes, unsigned len)
{
	struct buf *out = closure;

	buf_putn(out, (const char *)bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

/* Errors stick to the context and the surface, and are asked for once. */
static int
paint(
    cairo_t *cr, const struct scene *scene, const char *id, struct fault *fault)
{
	cairo_status_t status;

	scene_paint(scene, cr);
	cairo_show_page(cr);
	status = cairo_status(cr);
	if (status == CAIRO_STATUS_SUCCESS)
		return 0;
	return fault_set(fault, FAULT_OUTPUT, id, 0, "cannot draw: %s",
	    cairo_status_to_string(status));
}

/* cairo numbers surfaces over the whole process: counted from the drawing's
 * first instead, a chart is the same whatever was drawn before. */
static void
number_anew(struct buf *svg)
{
	static const char mark[] = "surface";
	struct buf out = { 0 };
	const char *at = buf_text(svg);
	const char *found;
	long first = -1;

	while ((found = strstr(at, mark)) != NULL) {
		char *end;
		long number = strtol(found + sizeof(mark) - 1, &end, 10);

		if (first < 0)
			first = number;
		buf_putn(&out, at, (size_t)(found - at));
		buf_print(&out, "%s%ld", mark, number - first);
		at = end;
	}
	buf_put(&out, at);
	buf_release(svg);
	*svg = out;
}

static int
draw_svg(const struct scene *scene, const char *id, struct buf *out,
    struct fault *fault)
{
	cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
	    keep_bytes, out, SCENE_WIDTH, scene->height);
	cairo_t *cr;
	int rc;

	cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX);
	cr = cairo_create(surface);
	rc = paint(cr, scene, id, fault);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	cairo_surface_destroy(surface);
	number_anew(out);
	return rc;
}

static int
draw_png(const struct scene *scene, const char *id, struct buf *out,
    struct fault *fault)
{
	cairo_surface_t *surface =
	    cairo_image_surface_create(CAIRO_FORMAT_RGB24,
		SCENE_WIDTH * PNG_SCALE, (int)(scene->height * PNG_SCALE));
	cairo_t *cr = cairo_create(surface);
	int rc;

	cairo_scale(cr, PNG_SCALE, PNG_SCALE);
	rc = paint(cr, scene, id, fault);
	cairo_destroy(cr);
	if (rc == 0 &&
	    cairo_surface_write_to_png_stream(surface, keep_bytes, out) !=
		CAIRO_STATUS_SUCCESS)
		rc = fault_set(fault, FAULT_OUTPUT, id, 0,
		    "cannot make a PNG of the chart");
	cairo_surface_destroy(surface);
	return rc;
}

static int
write_file(const char *dir, const char *id, const char *suffix,
    const struct buf *bytes, struct fault *fault)
{
	struct buf path = { 0 };
	FILE *stream;
	bool is_whole = false;
	int rc = 0;

	buf_print(&path, "%s/%s.%s", dir, id, suffix);
	errno = 0;
	stream = fopen(buf_text(&path), "wb");
	if (stream != NULL) {
		is_whole =
		    fwrite(bytes->text, 1, bytes->len, stream) == bytes->len;
		is_whole = fclose(stream) == 0 && is_whole;
	}
	if (!is_whole)
		rc = fault_set(fault, FAULT_OUTPUT, buf_text(&path), 0, "%s",
		    strerror(errno));
	buf_release(&path);
	return rc;
}

static struct drawing *
add_drawing(struct plotted *plotted, const char *id)
{
	struct drawing *drawing = mem_new(1, sizeof(*drawing));

	drawing->id = mem_copy(id);
	if (plotted->last != NULL)
		plotted->last->next = drawing;
	else
		plotted->first = drawing;
	plotted->last = drawing;
	return drawing;
}

/* Ids come from rule books and name files. */
static int
check_id(const struct plotted *plotted, const char *id, struct fault *fault)
{
	if (id == NULL || id[0] == '\0' || id[0] == '.' || strchr(id, '/'))
		return fault_set(fault, FAULT_OUTPUT, id, 0,
		    "a chart's id cannot name a file");
	if (plot_svg(plotted, id) != NULL)
		return fault_set(
		    fault, FAULT_OUTPUT, id, 0, "two charts have this id");
	return 0;
}

static int
draw_chart(struct plotted *plotted, const struct chart *chart,
    struct fonts *fonts, const char *dir, struct fault *fault)
{
	struct scene scene = { .fonts = fonts };
	struct drawing *drawing;
	struct buf png = { 0 };
	int rc = -1;

	if (check_id(plotted, chart->id, fault) != 0)
		return -1;
	drawing = add_drawing(plotted, chart->id);
	plot_layout(&scene, chart);
	if (draw_svg(&scene, chart->id, &drawing->svg, fault) != 0)
		goto out;
	if (write_file(dir, chart->id, "svg", &drawing->svg, fault) != 0)
		goto out;
	rc = 0;
	if (chart->is_filed) /* most of the time goes into packing PNGs */
		goto out;
	rc = draw_png(&scene, chart->id, &png, fault);
	if (rc == 0)
		rc = write_file(dir, chart->id, "png", &png, fault);
out:
	buf_release(&png);
	scene_release(&scene);
	return rc;
}

static int
draw_all(struct plotted *plotted, const struct page *page, struct fonts *fonts,
    const char *dir, struct fault *fault)
{
	const struct node *node;
	struct walk walk;

	walk_start(&walk, page->root);
	while ((node = walk_next(&walk)) != NULL) {
		if (node->kind != NODE_CHART)
			continue;
		if (draw_chart(plotted, node->chart, fonts, dir, fault) != 0)
			return -1;
	}
	return 0;
}

int
plot_charts(const struct page *page, struct fonts *fonts, const char *dir,
    struct plotted **out, struct fault *fault)
{
	struct plotted *plotted = mem_new(1, sizeof(*plotted));
	struct buf folder = { 0 };
	int rc = -1;

	buf_print(&folder, "%s/charts", dir);
	fonts_speak(fonts, page->language);
	if (outdir_make(buf_text(&folder), fault) == 0 &&
	    draw_all(plotted, page, fonts, buf_text(&folder), fault) == 0) {
		*out = plotted;
		plotted = NULL;
		rc = 0;
	}
	buf_release(&folder);
	plot_free(plotted);
	return rc;
}

void
plot_free(struct plotted *plotted)
{
	struct drawing *next;

	if (plotted == NULL)
		return;
	for (struct drawing *d = plotted->first; d != NULL; d = next) {
		next = d->next;
		buf_release(&d->svg);
		free(d->id);
		free(d);
	}
	free(plotted);
}

const char *
plot_svg(const struct plotted *plotted, const char *id)
{
	for (const struct drawing *d = plotted->first; d != NULL; d = d->next)
		if (strcmp(d->id, id) == 0)
			return buf_text(&d->svg);
	return NULL;
}

void
plot_scene(const struct chart *chart, struct fonts *fonts, const char *language,
    struct buf *out)
{
	struct scene scene = { .fonts = fonts };

	fonts_speak(fonts, language);
	plot_layout(&scene, chart);
	scene_print(&scene, out);
	scene_release(&scene);
}
