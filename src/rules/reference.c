/* reference.c -- the key tables as Markdown: docs/rules.md. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/rules.h"

#include "forms.h"
#include "keys.h"

static const char opening[] =
    "# Rule books: every key\n"
    "\n"
    "Made by `slaudit help reference` from the tables that the parser reads;\n"
    "a test holds this page against them. Do not edit it.\n"
    "\n"
    "A rule book is a folder of YAML files in UTF-8, each of at most 1 MiB, "
    "one\n"
    "document and 32 levels, without anchors, aliases and tags. `slaudit rules "
    "check`\n"
    "reports everything that is wrong with a book at once, with file, line "
    "and\n"
    "column. A key that is not listed here is refused. Where several values "
    "may\n"
    "stand, one alone needs no brackets.\n";

/* A bar would end the cell. */
static void
print_cell(FILE *out, const char *text)
{
	fputs(" ", out);
	for (; *text != '\0'; text++) {
		if (*text == '|')
			fputc('\\', out);
		fputc(*text, out);
	}
	fputs(" |", out);
}

static void
print_key(FILE *out, const struct key *key, struct buf *text)
{
	fprintf(out, "| `%s` |", key->name);
	buf_clear(text);
	forms_value(key, text);
	print_cell(out, buf_text(text));
	buf_clear(text);
	forms_absent(key, text);
	print_cell(out, buf_text(text));
	print_cell(out, key->meaning);
	fputc('\n', out);
}

static void
print_table(FILE *out, const struct table *table, struct buf *text)
{
	fprintf(out, "\n## %s\n\n", table->name);
	fprintf(out, "Where: %s. %s\n\n", table->where, table->intro);
	fputs("| key | value | left out | meaning |\n", out);
	fputs("| --- | --- | --- | --- |\n", out);
	for (size_t i = 0; i < table->count; i++)
		print_key(out, &table->keys[i], text);
}

void
rules_reference(FILE *out)
{
	struct buf text = { 0 };

	fputs(opening, out);
	for (size_t i = 0; keys_tables[i] != NULL; i++)
		print_table(out, keys_tables[i], &text);
	rules_diags_reference(out);
	buf_release(&text);
}
