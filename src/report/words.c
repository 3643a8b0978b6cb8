/* words.c -- what every format says around the content. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

static void
sheet_words_fill(const struct making *m, struct sheet_words *words)
{
	words->summary = say(m, "sheet.summary", NULL);
	words->contents = say(m, "sheet.contents", NULL);
	words->notes = say(m, "sheet.notes", NULL);
	words->charts = say(m, "sheet.charts", NULL);
	words->months = say(m, "sheet.months", NULL);
	words->months_note = say(m, "sheet.months-note", NULL);
	words->bins = say(m, "sheet.bins", NULL);
	words->chart = say(m, "sheet.chart", NULL);
	words->month = say(m, "sheet.month", NULL);
	words->share = say(m, "sheet.share", NULL);
	words->target = say(m, "sheet.target", NULL);
	words->n = say(m, "sheet.n", NULL);
	words->printed = say(m, "sheet.printed", NULL);
	words->range = say(m, "sheet.range", NULL);
	words->within = say(m, "sheet.within", NULL);
	words->beyond = say(m, "sheet.beyond", NULL);
}

void
page_words_fill(const struct making *m, struct page *page)
{
	struct page_words *words = &page->words;

	page->language = m->wording->language;
	sheet_words_fill(m, &page->sheets);
	words->note = say(m, "page.note", NULL);
	words->contents = say(m, "page.contents", NULL);
	words->skip = say(m, "page.skip", NULL);
	words->figures = say(m, "page.figures", NULL);
	words->result = say(m, "page.result", NULL);
	words->count = say(m, "page.count", NULL);
	words->more = say(m, "page.more", NULL);
	words->footer = "";
}
