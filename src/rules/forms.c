/* forms.c -- what may stand at a key, in words, for help and reference. */
/* SPDX-License-Identifier: MIT */
#include "forms.h"

#include <string.h>

#include "values.h"

static const char *const forms[] = {
	/* ORDER: enum key_type */
	[KEY_TEXT] = "text",
	[KEY_ID] = "a name: letters, digits and . - _",
	[KEY_COLUMN] = "a column's name",
	[KEY_FORMAT] = "one or several formats, such as %Y-%m-%d %H:%M",
	[KEY_COLUMNS] = "one or several columns' names",
	[KEY_WORD] = "a word",
	[KEY_WORDS] = "one or several words",
	[KEY_IDS] = "one or several names",
	[KEY_NUMBER] = "a whole number",
	[KEY_LIMIT] = "a length: 60 s, 8 h 30 min, 21 days, 1 business day",
	[KEY_LIMITS] = "category: limit, one after the other",
	[KEY_LENGTH] = "a length such as 8 h 30 min",
	[KEY_LENGTHS] = "lengths such as 8 h or 7 days, the shortest first",
	[KEY_SHARE] = "a share such as 95 % or 99.9 %; up to two decimals",
	[KEY_DATE] = "a date such as 2021-12-25; years 1970 to 2037",
	[KEY_INSTANT] = "an instant such as 2021-12-25T17:00:00-08:00",
	[KEY_ZONE] = "an IANA zone such as Europe/Stockholm",
	[KEY_CHOICE] = "",
	[KEY_CHOICES] = "one or several of ",
	[KEY_FLAG] = "true or false",
	[KEY_LETTER] = "one character",
	[KEY_SPANS] = "spans: 09:00-17:00, 22:00-06:00, 00:00-24:00",
	[KEY_WEEK] = "days, each with its spans; no spans, []: closed",
	[KEY_TITLES] = "name: title, one after the other",
	[KEY_PAIRS] = "a list of words, or theirs: ours",
	[KEY_WHEN] = "column: word, column: [words], or column: the keys of ",
	[KEY_TEXTS] = "keys with their texts",
	[KEY_SECTION] = "the keys of ",
	[KEY_SECTIONS] = "a list, each item with the keys of ",
	[KEY_SHORT] = "a column's name, or the keys of ",
	[KEY_CHANGE] = "some keys of ",
	[KEY_CHANGES] = "a list: ids (I.*: all of I.), some keys of ",
	[KEY_FIELDS] = "name: a column's name, or name: the keys of ",
};
_Static_assert(
    sizeof(forms) / sizeof(forms[0]) == KEY_TYPES, "each type has its words");

static void
put_choices(const struct key *key, struct buf *out)
{
	const char *const *words = key->words + key->least;

	for (size_t i = 0; words[i] != NULL; i++) {
		if (i > 0)
			buf_put(out, words[i + 1] == NULL ? " or " : ", ");
		buf_put(out, words[i]);
	}
}

void
forms_value(const struct key *key, struct buf *out)
{
	buf_put(out, forms[key->type]);
	if (key->words != NULL)
		put_choices(key, out);
	if (key->type == KEY_LIMIT)
		buf_print(out, "; up to %d days", VALUES_LIMIT_DAYS_MAX);
	if (key->type == KEY_CHOICES || key->type == KEY_LENGTHS)
		buf_print(out, "; at most %lld", (long long)key->most);
	if (key->type == KEY_NUMBER)
		buf_print(out, ", %lld to %lld", (long long)key->least,
		    (long long)key->most);
	if (key->type == KEY_LENGTH)
		buf_print(out, ", up to %lld h", (long long)key->most / 3600);
	if (key->table != NULL)
		buf_put(out, key->table->name);
	if (key->refers != NULL)
		buf_print(out, "; %s", key->refers);
	if (key->nullable)
		buf_put(out, "; null: not established");
}

void
forms_absent(const struct key *key, struct buf *out)
{
	if (key->required)
		buf_put(out, "required");
	else if (key->absent != NULL)
		buf_put(out, key->absent);
	else if (key->type == KEY_CHOICE)
		buf_put(out, key->words[key->least]);
	else if (key->type == KEY_FLAG)
		buf_put(out, "false");
	else
		buf_put(out, "none");
}
