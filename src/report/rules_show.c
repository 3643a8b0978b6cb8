/* rules_show.c -- a rule book as text: each rule, how sure, who says so. */
/* SPDX-License-Identifier: MIT */
#include "rules_show.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/names.h"
#include "slaudit/report.h"

#include "text_internal.h"

enum { GAP = 2 };

void
show_cells(struct showing *s, const int *widths, const char *const *cells,
    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t used = text_width(cells[i]);
		size_t width = (size_t)widths[i];

		buf_put(s->out, cells[i]);
		if (i + 1 < count)
			text_pad(
			    s->out, used <= width ? width - used + GAP : 1);
	}
	buf_putc(s->out, '\n');
}

void
show_heading(struct showing *s, const char *text)
{
	buf_print(s->out, "\n%s\n", text);
	for (size_t i = 0; i < text_width(text); i++)
		buf_putc(s->out, '-');
	buf_putc(s->out, '\n');
}

const char *
show_status(const struct showing *s, enum status status)
{
	const struct making *m = &s->making;

	return arena_format(m->arena, "%s %s",
	    say(m, key_of(m, "status-sign", status_words[status]), NULL),
	    say_status(m, status));
}

const char *
show_day(const struct showing *s, int32_t day)
{
	char text[INSTANT_TEXT];

	if (day == DAY_NONE)
		return say(&s->making, "rules-show.open-end", NULL);
	day_text(day, text);
	return arena_copy(s->making.arena, text);
}

static void
head_show(struct showing *s)
{
	const struct making *m = &s->making;
	const struct book *book = s->book;

	text_wrap(s->out, "", "",
	    say(m, "rules-show.title", "title", book->title, "book", book->id,
		"version", book->version, NULL));
	text_wrap(s->out, "", "",
	    say(m, "rules-show.head", "operator", book->operator_name, "zone",
		book->zone, "status", show_status(s, book->zone_status),
		"source", book->source, NULL));
	if (say_retention(m, book) != NULL)
		text_wrap(s->out, "", "", say_retention(m, book));
	text_wrap(s->out, "", "",
	    s->day == DAY_NONE
		? say(m, "rules-show.all", NULL)
		: say(m, "rules-show.at", "date", show_day(s, s->day), NULL));
	buf_putc(s->out, '\n');
	for (int i = 0; i < STATUSES; i++)
		text_wrap(s->out, "", "    ",
		    arena_format(m->arena, "%s: %s",
			show_status(s, (enum status)i),
			say(m, key_of(m, "status-means", status_words[i]),
			    NULL)));
}

void
report_rules(struct arena *arena, const struct book *book,
    const struct wording *wording, int32_t day, FILE *out)
{
	struct buf text = { 0 };
	struct showing s = {
		.making = { .arena = arena,
		    .wording = wording,
		    .customer_word = book->customer_word },
		.book = book,
		.day = day,
		.out = &text,
	};

	head_show(&s);
	show_sles(&s);
	show_calendars(&s);
	show_mappings(&s);
	show_detections(&s);
	show_qualities(&s);
	show_defined(&s);
	fwrite(text.text, 1, text.len, out);
	buf_release(&text);
}
