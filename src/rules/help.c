/* help.c -- the key tables as text: slaudit help rules. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/rules.h"

#include "forms.h"
#include "keys.h"

enum { HELP_WIDTH = 78 };

/* TEXT in lines of at most HELP_WIDTH, each INDENT blanks from the left. */
static void
print_wrapped(FILE *out, const char *text, int indent)
{
	int used = 0;

	while (*text != '\0') {
		int length = (int)strcspn(text, " ");

		if (used > 0 && indent + used + 1 + length > HELP_WIDTH) {
			fputc('\n', out);
			used = 0;
		}
		if (used == 0)
			fprintf(out, "%*s", indent, "");
		else
			used += fprintf(out, " ");
		used += fprintf(out, "%.*s", length, text);
		text += length;
		text += strspn(text, " ");
	}
	fputc('\n', out);
}

static void
print_key(FILE *out, const struct key *key, struct buf *text)
{
	fprintf(out, "\n  %s", key->name);
	fprintf(out, "%s\n", key->required ? "   (required)" : "");
	buf_clear(text);
	forms_value(key, text);
	print_wrapped(out, buf_text(text), 6);
	print_wrapped(out, key->meaning, 6);
	if (key->required)
		return;
	buf_clear(text);
	buf_put(text, "left out: ");
	forms_absent(key, text);
	print_wrapped(out, buf_text(text), 6);
}

static void
print_table(FILE *out, const struct table *table, struct buf *text)
{
	fprintf(out, "%s -- ", table->name);
	fprintf(out, "%s\n", table->where);
	print_wrapped(out, table->intro, 2);
	for (size_t i = 0; i < table->count; i++)
		print_key(out, &table->keys[i], text);
}

int
rules_help(FILE *out, const char *topic)
{
	struct buf text = { 0 };
	int found = 0;

	for (size_t i = 0; keys_tables[i] != NULL; i++) {
		const struct table *table = keys_tables[i];

		if (topic != NULL && strcmp(topic, table->name) != 0)
			continue;
		if (found++ > 0)
			fputc('\n', out);
		print_table(out, table, &text);
	}
	buf_release(&text);
	return found > 0 ? 0 : -1;
}
