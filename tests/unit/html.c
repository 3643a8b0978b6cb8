/* html.c -- the page as HTML: well formed, closed to hostile names, equal. */
/* SPDX-License-Identifier: MIT */
#include "report_desk.h"

#include "slaudit/buf.h"
#include "slaudit/colour.h"

enum { DEPTH = 64 };

static struct desk desk;

static void
setup(void)
{
	desk_init(&desk);
}

static void
teardown(void)
{
	desk_close(&desk);
}

TestSuite(html, .init = setup, .fini = teardown);

static bool
among(const char *word, size_t len, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (strlen(*words) == len && strncmp(word, *words, len) == 0)
			return true;
	}
	return false;
}

static const char *const tags[] = { "html", "head", "meta", "title", "style",
	"body", "a", "header", "h1", "h2", "h3", "nav", "ol", "ul", "li",
	"main", "section", "p", "div", "strong", "table", "caption", "thead",
	"tbody", "tr", "th", "td", "bdi", "span", "wbr", "figure", "figcaption",
	"img", "footer", NULL };
static const char *const attributes[] = { "lang", "charset", "http-equiv",
	"content", "name", "class", "href", "id", "role", "aria-labelledby",
	"aria-label", "tabindex", "scope", "dir", "alt", "src", NULL };

/* Of one start tag: names we know, every value quoted. Returns its end. */
static const char *
expect_attributes(const char *at)
{
	while (*at == ' ') {
		size_t len = strcspn(++at, "= />");

		cr_expect(
		    among(at, len, attributes), "attribute %.*s", (int)len, at);
		cr_assert_eq(strncmp(at + len, "=\"", 2), 0);
		at = strchr(at + len + 2, '"') + 1;
	}
	return at;
}

/* Every element known, closed in order; nothing else looks like a tag. */
static void
expect_well_formed(const char *html)
{
	const char *open[DEPTH];
	size_t depth = 0;

	html = strchr(html, '\n'); /* past the doctype */
	for (const char *at = strchr(html, '<'); at != NULL;
	     at = strchr(at, '<')) {
		bool closes = *++at == '/';
		const char *name = at + closes;
		size_t len = strcspn(name, " />");

		cr_expect(
		    among(name, len, tags), "element %.*s", (int)len, name);
		at = expect_attributes(name + len);
		if (closes) {
			cr_assert_gt(depth, (size_t)0);
			depth--;
			cr_expect_eq(strncmp(open[depth], name, len), 0,
			    "%.*s closed", (int)len, name);
		} else if (*at != '/') {
			cr_assert_lt(depth, (size_t)DEPTH);
			open[depth++] = name;
		}
	}
	cr_expect_eq(depth, 0);
}

Test(html, it_is_well_formed_and_self_contained)
{
	const char *html;

	desk_fill(&desk);
	html = desk_html(&desk, desk_page(&desk));
	cr_expect_eq(
	    strncmp(html, "<!DOCTYPE html>\n<html lang=\"en\">", 32), 0);
	expect_well_formed(html);
	cr_expect_not_null(strstr(html,
	    "content=\"default-src 'none'; style-src 'unsafe-inline'; "
	    "img-src data:\""));
	cr_expect_null(strstr(html, "<script"));
	cr_expect_null(strstr(html, "http://"));
	cr_expect_null(strstr(html, "https://"));
	cr_expect_not_null(strstr(html, "src=\"data:image/svg+xml;base64,"));
	cr_expect_eq(strstr(strstr(html, "<h1") + 1, "<h1"), NULL);
}

/* Cairo numbers the pieces of its pictures through the life of a process, so
 * within one they differ; tests/cli/repeat.sh compares whole packs. */
static const char *
without_pictures(const char *html)
{
	char *copy = arena_copy(&desk.arena, html);
	char *to = copy;
	const char *from = html;
	const char *picture;

	while ((picture = strstr(from, ";base64,")) != NULL) {
		memcpy(to, from, (size_t)(picture - from));
		to += picture - from;
		from = strchr(picture, '"');
	}
	strcpy(to, from);
	return copy;
}

Test(html, the_same_audit_gives_the_same_bytes)
{
	const char *one;

	desk_fill(&desk);
	one = desk_html(&desk, desk_page(&desk));
	cr_expect_str_eq(without_pictures(one),
	    without_pictures(desk_html(&desk, desk_page(&desk))));
}

Test(html, hostile_names_are_only_ever_text)
{
	static const struct {
		const char *name;
		const char *shown;
	} rows[] = {
		{ "<script>x()</script>",
		    "<bdi>&lt;script&gt;x()&lt;/script&gt;</bdi>" },
		{ "\"onload=\"x", "<bdi>&quot;onload=&quot;x</bdi>" },
		{ "a&amp;b", "<bdi>a&amp;amp;b</bdi>" },
		{ "]]><!--", "<bdi>]]&gt;&lt;!--</bdi>" },
		{ "a\x1B[2Jb", "<bdi>a\xE2\x90\x9B[2Jb</bdi>" },
		{ "a\nb",
		    "<bdi>a\xE2\x90\x8A"
		    "b</bdi>" },
		{ "a\xE2\x80\xAE"
		  "b",
		    "<bdi>a\xEF\xBF\xBD"
		    "b</bdi>" },
		{ "a\xC0\xAF", "<bdi>a\xEF\xBF\xBD\xEF\xBF\xBD</bdi>" },
		/* Persian needs its joiner */
		{ "\xD9\x85\xE2\x80\x8C\xD8\xA7",
		    "<bdi>\xD9\x85\xE2\x80\x8C\xD8\xA7</bdi>" },
	};
	struct sle *sle = desk_sle(&desk, "A.1", SLE_NO_SHARE);

	desk_exhibit(&desk, sle, "", "cl");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *html;

		desk.exhibits[0].ticket.key = rows[i].name;
		html = desk_html(&desk, desk_page(&desk));
		cr_expect_not_null(
		    strstr(html, rows[i].shown), "%s", rows[i].shown);
		expect_well_formed(html);
	}
}

Test(html, both_forms_of_a_name_stand_in_reading_order)
{
	struct sle *sle = desk_sle(&desk, "A.1", SLE_NO_SHARE);

	desk_exhibit(&desk, sle, "T", "xn--p1ai");
	desk_exhibit(&desk, sle, "U", "\xD1\x80\xD1\x84");
	cr_expect_not_null(strstr(desk_html(&desk, desk_page(&desk)),
	    "<bdi dir=\"ltr\">\xD1\x80\xD1\x84 (xn--p1ai)</bdi>"));
	cr_expect_str_eq(
	    desk_cell(desk_table(desk_page(&desk), "exceptions"), 1, "customer")
		->text,
	    "\xD1\x80\xD1\x84 (xn--p1ai)");
}

Test(html, a_style_sheet_cannot_end_itself)
{
	struct fault fault = { 0 };
	FILE *out = fopen("/dev/null", "w");

	cr_expect_eq(
	    html_render(desk_page(&desk), "</style><p>", NULL, out, &fault),
	    -1);
	cr_expect_eq(fault.kind, FAULT_OUTPUT);
	fclose(out);
}

/* The text of an element, up to its end tag; *AT moves behind it. */
static void
element_text(const char **at, const char *end, struct buf *out)
{
	static const struct {
		const char *from;
		char to;
	} marks[] = { { "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' },
		{ "&quot;", '"' } };
	const char *p = strchr(*at, '>') + 1;

	while (strncmp(p, end, strlen(end)) != 0) {
		size_t mark = 0;

		if (*p == '<') {
			p = strchr(p, '>') + 1;
			continue;
		}
		while (mark < 4 &&
		    strncmp(p, marks[mark].from, strlen(marks[mark].from)) != 0)
			mark++;
		buf_putc(out, mark < 4 ? marks[mark].to : *p);
		p += mark < 4 ? strlen(marks[mark].from) : 1;
	}
	*at = p;
}

/* One field of a CSV record; false at the end of the file. */
static bool
csv_field(const char **at, struct buf *out)
{
	bool quoted = **at == '"';

	if (**at == '\0')
		return false;
	*at += quoted;
	for (; **at != '\0'; (*at)++) {
		if (quoted && strncmp(*at, "\"\"", 2) == 0)
			(*at)++;
		else if (quoted ? **at == '"' : strchr(",\r", **at) != NULL)
			break;
		buf_putc(out, **at);
	}
	*at += quoted;
	*at += strncmp(*at, "\r\n", 2) == 0 ? 2 : 1;
	return true;
}

/* What the CSV has where the page prints a cell: figures raw. */
static const char *
raw_of(const struct cell *cell)
{
	static char text[64];

	if (cell->raw != NULL)
		return cell->raw;
	switch (cell->kind) {
	case CELL_COUNT:
	case CELL_SECONDS:
	case CELL_DAYS:
		snprintf(text, sizeof(text), "%lld", (long long)cell->number);
		return text;
	case CELL_SHARE:
		snprintf(text, sizeof(text), "%.*s",
		    (int)strcspn(cell->text, " "), cell->text);
		return text;
	case CELL_INSTANT: /* "2021-03-08 16:30:00 -08:00" */
		snprintf(text, sizeof(text), "%.10sT%.8s%.6s", cell->text,
		    cell->text + 11, cell->text + 20);
		return text;
	case CELL_TEXT:
	case CELL_NAME:
	case CELL_MONTH:
	case CELL_NONE:
		break;
	}
	return cell->text;
}

static void
expect_csv(const struct table *table)
{
	const char *at = strstr(desk_csv(&desk, table->id), "\r\n") + 2;
	struct buf field = { 0 };

	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		buf_clear(&field);
		cr_assert(csv_field(&at, &field));
		cr_expect_str_eq(buf_text(&field), raw_of(&table->cells[i]));
	}
	cr_expect_eq(*at, '\0');
	buf_release(&field);
}

static void
expect_html(const struct table *table, const char *html)
{
	const char *at = strstr(html,
	    arena_format(&desk.arena, "<table id=\"table-%s\"", table->id));
	struct buf text = { 0 };

	cr_assert_not_null(at, "%s", table->id);
	at = strstr(at, "<tbody>");
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		const struct column *column =
		    &table->columns[i % table->column_count];
		const char *end = column->is_row_header ? "</th>" : "</td>";

		if (column->data_only)
			continue;
		at = strstr(at, column->is_row_header ? "<th" : "<td");
		buf_clear(&text);
		element_text(&at, end, &text);
		cr_expect_str_eq(buf_text(&text), table->cells[i].text);
	}
	buf_release(&text);
}

/* Words of a wrapped cell come in order, lines of other cells between. */
static void
expect_text(const struct table *table, const char *text)
{
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		const char *word = table->cells[i].text;

		if (table->columns[i % table->column_count].data_only)
			continue;
		while (*word != '\0') {
			size_t len = strcspn(word, " ");
			const char *one = arena_copyn(&desk.arena, word, len);

			cr_expect_not_null(
			    strstr(text, one), "%s in %s", one, table->id);
			word += len;
			word += strspn(word, " ");
		}
	}
}

static void
expect_equal(const struct node *node, const char *html, const char *text)
{
	for (; node != NULL; node = node->next) {
		expect_equal(node->first, html, text);
		if (node->kind != NODE_TABLE)
			continue;
		expect_csv(node->table);
		if (node->table->data_only || node->table->row_count == 0)
			continue;
		expect_html(node->table, html);
		expect_text(node->table, text);
	}
}

Test(html, every_cell_is_the_same_in_page_text_and_data)
{
	struct fault fault = { 0 };
	const struct page *page;

	desk_fill(&desk);
	desk_exhibit(&desk, &desk.items[0], "a \"b\", c", "xn--p1ai");
	page = desk_page(&desk);
	cr_assert_eq(data_render(page, desk_dir(&desk), &fault), 0);
	expect_equal(
	    page->root, desk_html(&desk, page), desk_text(&desk, page));
}

Test(html, a_chart_is_followed_by_its_figures)
{
	const char *html;
	const char *at;

	desk_fill(&desk);
	html = desk_html(&desk, desk_page(&desk));
	at = strstr(html, "id=\"chart-attainment-A.1\"");
	cr_assert_not_null(at);
	at = strstr(at, "</figure>");
	cr_expect_not_null(strstr(at,
	    "<th scope=\"row\" class=\"whole\">2021-01</th>"
	    "<td class=\"num\">[z]</td><td class=\"num\">0</td>"
	    "<td>no judged cases</td>"));
	cr_expect_not_null(strstr(at,
	    "<td class=\"num\">90.4 %</td><td class=\"num\">21</td>"
	    "<td class=\"bad\">target missed</td>"));
}

static uint32_t
style_colour(const char *sheet, const char *name)
{
	const char *at =
	    strstr(sheet, arena_format(&desk.arena, "--%s: #", name));

	cr_assert_not_null(at, "%s", name);
	return (uint32_t)strtoul(strchr(at, '#') + 1, NULL, 16);
}

Test(html, the_style_sheet_has_enough_contrast)
{
	static const struct {
		const char *front;
		const char *ground;
		unsigned least; /* hundredths, WCAG 2.2 */
	} rows[] = {
		{ "ink", "ground", 450 },
		{ "text", "ground", 450 },
		{ "link", "ground", 450 },
		{ "bad", "ground", 450 },
		{ "ink", "band", 450 },
		{ "text", "band", 450 },
		{ "ink", "callout", 450 },
		{ "line", "ground", 300 },
	};
	char sheet[1 << 14] = { 0 };
	FILE *file = fopen(SLAUDIT_SOURCE_DIR "/reports/style.css", "rb");

	cr_assert_not_null(file);
	cr_assert_gt(fread(sheet, 1, sizeof(sheet) - 1, file), (size_t)0);
	fclose(file);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_geq(
		    colour_contrast(style_colour(sheet, rows[i].front),
			style_colour(sheet, rows[i].ground)),
		    rows[i].least, "%s on %s", rows[i].front, rows[i].ground);
}
