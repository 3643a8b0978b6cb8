/* write.c -- a page in every format, into one folder. */
/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "files_internal.h"

#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/report.h"

enum { SUMMARY_LINES = 25 }; /* what a mail shows without scrolling */

struct writing {
	const struct page *page;
	const char *dir;
	struct buf style;
	struct fonts *fonts;
	struct plotted *plotted;
};

/* Printers write to a stream; it is asked once whether all went well. */
static int
stream_end(FILE *stream, const char *path, struct fault *fault)
{
	int bad = ferror(stream);

	if (fclose(stream) != 0 || bad)
		return fault_set(fault, FAULT_OUTPUT, path, 0,
		    "cannot be written: %s", strerror(errno));
	return 0;
}

static FILE *
stream_start(const char *path, struct fault *fault)
{
	FILE *stream = fopen(path, "wb");

	if (stream == NULL)
		fault_set(fault, FAULT_OUTPUT, path, 0, "cannot be written: %s",
		    strerror(errno));
	return stream;
}

static int
html_write(const struct writing *w, const char *path, struct fault *fault)
{
	FILE *stream = stream_start(path, fault);
	int rc;

	if (stream == NULL)
		return -1;
	rc = html_render(
	    w->page, buf_text(&w->style), w->plotted, stream, fault);
	if (stream_end(stream, path, fault) != 0)
		rc = -1;
	return rc;
}

static int
text_write(const struct writing *w, const char *path, struct fault *fault)
{
	FILE *stream = stream_start(path, fault);

	if (stream == NULL)
		return -1;
	text_render(w->page, stream);
	return stream_end(stream, path, fault);
}

static int
workbook_write(const struct writing *w, const char *path, struct fault *fault)
{
	return xlsx_render(w->page, path, fault);
}

/* The text's first lines; where they do not hold it all, the last says so. */
static void
summary_cut(const char *text, const char *more, struct buf *out)
{
	const char *at = text;
	const char *last = text;
	int lines = 0;

	for (; *at != '\0' && lines < SUMMARY_LINES; lines++) {
		last = at;
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	if (*at == '\0') {
		buf_put(out, text);
		return;
	}
	buf_putn(out, text, (size_t)(last - text));
	buf_print(out, "%s\n", more);
}

/* The title and the first section; where that is a notice, the next, too. */
static void
head_take(const struct page *page, struct node *root, struct node head[2])
{
	const struct node *first = page->root->first;

	head[0] = *first;
	head[0].next = NULL;
	*root = *page->root;
	root->first = root->last = &head[0];
	if (first->id == NULL || strcmp(first->id, "notice") != 0 ||
	    first->next == NULL)
		return;
	head[1] = *first->next;
	head[1].next = NULL;
	head[0].next = root->last = &head[1];
}

static int
summary_write(const struct writing *w, const char *path, struct fault *fault)
{
	struct node head[2];
	struct node root;
	struct page page = *w->page;
	struct buf text = { 0 };
	char *whole = NULL;
	size_t len = 0;
	FILE *memory = open_memstream(&whole, &len);
	FILE *stream = stream_start(path, fault);
	int rc = -1;

	head_take(w->page, &root, head);
	page.root = &root;
	if (memory == NULL || stream == NULL)
		goto out;
	text_render(&page, memory);
	fclose(memory);
	memory = NULL;
	summary_cut(whole, page.words.more, &text);
	fwrite(buf_text(&text), 1, text.len, stream);
	rc = stream_end(stream, path, fault);
	stream = NULL;
out:
	if (memory != NULL)
		fclose(memory);
	if (stream != NULL)
		fclose(stream);
	free(whole);
	buf_release(&text);
	return rc;
}

static const struct {
	const char *name;
	int (*write)(
	    const struct writing *w, const char *path, struct fault *fault);
} files[] = {
	{ "index.html", html_write },
	{ "report.txt", text_write },
	{ "summary.txt", summary_write },
	{ "workbook.xlsx", workbook_write },
};

static int
files_write(const struct writing *w, struct fault *fault)
{
	struct buf path = { 0 };
	int rc = 0;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		buf_clear(&path);
		buf_print(&path, "%s/%s", w->dir, files[i].name);
		rc = files[i].write(w, buf_text(&path), fault);
		if (rc != 0)
			break;
	}
	buf_release(&path);
	return rc;
}

int
report_write(const struct page *page, const char *reports, const char *dir,
    struct fault *fault)
{
	struct writing w = { .page = page, .dir = dir };
	struct buf list = { 0 };
	int rc = -1;

	buf_print(&list, "%s/fonts.list", reports);
	if (file_get(reports, "style.css", &w.style, fault) == 0 &&
	    fonts_open(&w.fonts, buf_text(&list), fault) == 0 &&
	    plot_charts(page, w.fonts, dir, &w.plotted, fault) == 0 &&
	    files_write(&w, fault) == 0 && data_render(page, dir, fault) == 0 &&
	    environment_write(page, w.fonts, dir, fault) == 0)
		rc = manifest_write(dir, fault);
	plot_free(w.plotted);
	fonts_close(w.fonts);
	buf_release(&w.style);
	buf_release(&list);
	return rc;
}
