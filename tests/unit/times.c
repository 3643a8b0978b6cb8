/* times.c -- compiled formats: what they make of a text is what reading it item
 * by item makes of it. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/read/read_internal.h"
#include "../../src/read/time_internal.h"
#include "slaudit/fault.h"
#include "slaudit/zone.h"

enum { FORMATS = 64, TEXT_ROOM = 128, ROUNDS = 300000 };

/* What no book of ours says, but one could, sensible or not. */
static const char *const odd[] = { "%Y%m%d", "%Y%m%d%H%M%S", "%d.%m.%Y",
	"%d%m%Y%H:%M", "%Y-%m-%d %z %H:%M", "%Y-%m-%d%z", "%H:%M",
	"%Y-%m-%d %H", "%Y-%m-%d %I:%M", "%p %I:%M %d/%m/%Y",
	"%Y-%m-%d %H:%M %p", "%I:%M%p%p %d/%m/%Y", "%Y-%m-%d %d", "%q%Y-%m-%d",
	"%Y-%m-%d %", "", "%%%Y%%%m%%%d%%", "100%% %Y-%m-%d %H:%M",
	"on the day of %Y-%m-%d at %H:%M:%S", "%Y-%m-%d%H:%M:%S%z%z",
	"%m/%d/%Y %I:%M:%S %p %z" };

/* nftw() hands nothing on. */
static char found[FORMATS][TEXT_ROOM];
static size_t found_count;
static size_t books_count; /* formats that stand in books, each once */

static void
format_put(const char *text, size_t len)
{
	cr_assert_lt(len, TEXT_ROOM);
	for (size_t i = 0; i < found_count; i++) {
		if (strlen(found[i]) == len &&
		    strncmp(found[i], text, len) == 0)
			return;
	}
	cr_assert_lt(found_count, FORMATS);
	memcpy(found[found_count], text, len);
	found[found_count++][len] = '\0';
}

/* Quoted texts with a year in them. */
static int
book_search(
    const char *path, const struct stat *info, int type, struct FTW *walk)
{
	const char *dot = strrchr(path, '.');
	char line[1024];
	FILE *file;

	(void)info;
	(void)walk;
	if (type != FTW_F || dot == NULL || strcmp(dot, ".yaml") != 0)
		return 0;
	file = fopen(path, "r");
	while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
		char *from = line;

		while ((from = strchr(from, '"')) != NULL) {
			size_t len = strcspn(++from, "\"\n");
			char *year = strstr(from, "%Y");

			if (year != NULL && year < from + len)
				format_put(from, len);
			from += len + (from[len] == '"');
		}
	}
	if (file != NULL)
		fclose(file);
	return 0;
}

static void
formats_find(void)
{
	static const char *const folders[] = { "/rules", "/fixtures",
		"/tests/real/rules" };

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		char path[4096];

		snprintf(
		    path, sizeof(path), SLAUDIT_SOURCE_DIR "%s", folders[i]);
		cr_assert_eq(nftw(path, book_search, 8, FTW_PHYS), 0);
	}
	books_count = found_count;
	cr_assert_geq(books_count, 8, "only %zu formats", books_count);
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
		format_put(odd[i], strlen(odd[i]));
}

/* --- texts ------------------------------------------------------------ */

static uint32_t
below(uint64_t *state, uint32_t bound)
{
	*state = *state * 6364136223846793005 + 1442695040888963407;
	return (uint32_t)(*state >> 33) % bound;
}

/* WILD: any digits; else mostly what the part may be. */
static void
number_print(
    struct buf *text, const struct part *part, uint64_t *state, bool wild)
{
	int span = part->most - part->least + 1;
	int value = part->least + (int)below(state, (uint32_t)span);

	if (part->digits == 4)
		value = 1968 + (int)below(state, 72);
	if (wild)
		value = (int)below(state, part->digits == 4 ? 10000 : 100);
	buf_print(text, "%0*d", below(state, 8) == 0 ? 1 : part->digits, value);
}

static void
item_print(struct buf *text, char letter, uint64_t *state, bool wild)
{
	static const char *const offsets[] = { "Z", "+02:00", "-0730", "+03",
		"+24:00", "+1", "z", "-00:60" };
	static const char *const halves[] = { "AM", "PM", "am", "pM", "A",
		"XM" };
	const struct part *part = part_find(letter);

	if (letter == 'z')
		buf_put(text, offsets[below(state, wild ? 8 : 4)]);
	else if (letter == 'p')
		buf_put(text, halves[below(state, wild ? 6 : 4)]);
	else if (part != NULL)
		number_print(text, part, state, wild);
	else
		buf_putc(text, letter == '\0' ? '%' : letter);
}

/* A text as FORMAT has it; in half of the cases something is amiss. */
static void
text_make(struct buf *text, const char *format, uint64_t *state)
{
	static const char bytes[] = "0123456789-/:. TZ+APMm%\xc3";
	bool wild = below(state, 4) == 0;

	text->len = 0;
	while (*format != '\0') {
		if (*format == '%')
			item_print(text, *++format, state, wild);
		else
			buf_putc(text, *format);
		format += *format != '\0';
	}
	if (text->len == 0 || below(state, 2) == 0)
		return;
	switch (below(state, 4)) {
	case 0: /* cut short */
		text->len = below(state, (uint32_t)text->len);
		break;
	case 1: /* something after it */
		buf_putc(text, bytes[below(state, sizeof(bytes))]);
		break;
	default: /* another byte somewhere, perhaps NUL */
		text->text[below(state, (uint32_t)text->len)] =
		    bytes[below(state, sizeof(bytes))];
	}
}

/* --- laws ------------------------------------------------------------- */

static bool
stamps_equal(const struct timestamp *a, const struct timestamp *b)
{
	return a->at == b->at && a->until == b->until && a->grain == b->grain &&
	    a->fit == b->fit && a->had_offset == b->had_offset;
}

/* In memory of just its length, so that a byte too far shows. */
static enum time_verdict
both_read(const struct times *times, const struct mapping *mapping,
    const struct buf *text)
{
	char *exact = malloc(text->len == 0 ? 1 : text->len);
	struct timestamp fast = { 0 };
	struct timestamp plain = { 0 };
	enum time_verdict verdict;
	enum time_verdict want;

	memcpy(exact, buf_text(text), text->len);
	verdict = times_read(times, exact, text->len, &fast);
	want = times_read_plainly(times, exact, text->len, &plain);
	cr_assert(verdict == want &&
		(want != TIME_FITS || stamps_equal(&fast, &plain)),
	    "%s by %s and %zu more: %d, item by item %d", buf_text(text),
	    mapping->formats[0], mapping->format_count - 1, (int)verdict,
	    (int)want);
	free(exact);
	return verdict;
}

Test(times, read_as_item_by_item)
{
	static const char *const names[] = { "America/New_York",
		"Australia/Lord_Howe", "Pacific/Apia", "UTC" };
	struct zone *zones[sizeof(names) / sizeof(names[0]) + 1] = { NULL };
	struct fault fault = { 0 };
	struct buf text = { 0 };
	size_t verdicts[TIME_OUTSIDE + 1] = { 0 };
	uint64_t state = 11;

	formats_find();
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		cr_assert_eq(zone_open(&zones[i], names[i], &fault), 0);
	for (size_t round = 0; round < ROUNDS; round++) {
		const char *formats[3];
		struct mapping mapping = { .formats = formats };
		struct times times;

		mapping.format_count = 1 + below(&state, 3);
		for (size_t i = 0; i < mapping.format_count; i++)
			formats[i] = found[below(&state,
			    below(&state, 2) == 0 ? (uint32_t)books_count
						  : (uint32_t)found_count)];
		times_open(&times, &mapping, zones[below(&state, 5)]);
		for (size_t i = 0; i < mapping.format_count; i++) {
			text_make(&text, formats[i], &state);
			verdicts[both_read(&times, &mapping, &text)]++;
		}
		times_release(&times);
	}
	for (size_t i = 0; i <= TIME_OUTSIDE; i++)
		cr_expect_gt(verdicts[i], ROUNDS / 100, "verdict %zu: %zu", i,
		    verdicts[i]);
	buf_release(&text);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		zone_close(zones[i]);
}

/* Else the law above would hold of the general way against itself. */
Test(times, with_all_digits_are_taken_at_once)
{
	static const struct {
		const char *format;
		const char *text;
		bool taken;
	} rows[] = {
		{ "%Y-%m-%dT%H:%M:%S%z", "2021-03-04T05:06:07Z", true },
		{ "%Y-%m-%dT%H:%M:%S%z", "2021-03-04T05:06:07+02:00", true },
		{ "%Y-%m-%dT%H:%M:%S%z", "2021-03-04T05:06:07", false },
		{ "%Y-%m-%dT%H:%M:%S%z", "2021-03-04T05:06:07Zz", false },
		{ "%Y-%m-%d %H:%M:%S", "2021-03-04 05:06:07", true },
		{ "%Y-%m-%d %H:%M:%S", "2021-03-04T05:06:07", false },
		{ "%Y-%m-%d %H:%M:%S", "2021-03-04 5:06:07", false },
		{ "%Y-%m-%d %H:%M:%S", "2021-03-04 0/:06:07", false },
		{ "%Y-%m-%d %H:%M:%S", "2021-03-04 0::06:07", false },
		{ "%Y-%m-%d %H:%M:%S", "2021-03-04 0\xb5:06:07", false },
		{ "%Y-%m-%d", "2021-03-04", true },
		{ "%Y-%m-%d", "2021-13-04", true },
		{ "%Y%m%d", "20210304", true },
		{ "%m/%d/%Y %I:%M:%S %p", "03/04/2021 05:06:07 pm", true },
		{ "%m/%d/%Y %I:%M:%S %p", "03/04/2021 05:06:07 xm", false },
		{ "%Y-%m-%d%z %H:%M", "2021-03-04Z 05:06", false },
		{ "%H:%M", "05:06", false },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct layout layout;
		struct reading reading;

		layout_make(&layout, rows[i].format);
		cr_expect_eq(layout_take(&layout, rows[i].text,
				 strlen(rows[i].text), &reading),
		    rows[i].taken, "%s by %s", rows[i].text, rows[i].format);
	}
}

Test(times, of_a_mapping_without_formats_are_none)
{
	struct mapping mapping = { .format_count = 0 };
	struct timestamp stamp;
	struct times times;

	times_open(&times, &mapping, NULL);
	cr_expect_eq(
	    times_read(&times, "2021-03-04", 10, &stamp), TIME_NO_FORM);
	times_release(&times);
}
