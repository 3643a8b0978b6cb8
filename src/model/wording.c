/* wording.c -- sentences by key, their marks filled. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/wording.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

/* Our own defect: the text names which key or mark. */
static _Noreturn void
die(const char *what, const char *key, const char *name)
{
	struct buf why = { 0 };

	buf_print(&why, "wording: %s: %s%s%s", key, what,
	    name != NULL ? ": " : "", name != NULL ? name : "");
	mem_die(buf_text(&why));
}

static int
compare(const void *key, const void *entry)
{
	return strcmp(key, ((const struct wording_entry *)entry)->key);
}

static const char *
find(const struct wording *wording, const char *key)
{
	const struct wording_entry *entry = NULL;

	if (wording->count > 0)
		entry = bsearch(key, wording->entries, wording->count,
		    sizeof(*wording->entries), compare);
	return entry != NULL ? entry->text : NULL;
}

const char *
wording_text(const struct wording *wording, const char *key)
{
	const char *text = find(wording, key);

	if (text == NULL)
		die("no such key", key, NULL);
	return text;
}

static const char *
value_of(const struct wording_arg *args, const char *name, size_t len)
{
	for (; args != NULL && args->name != NULL; args++) {
		if (strncmp(args->name, name, len) == 0 &&
		    args->name[len] == '\0')
			return args->value;
	}
	return NULL;
}

/* KEY itself where it stands; else by the number, as English counts. */
static const char *
counted_text(const struct wording *wording, const char *key,
    const struct wording_arg *args)
{
	const char *number = value_of(args, "n", 1);
	const char *text = find(wording, key);
	struct buf form = { 0 };

	if (text != NULL || number == NULL)
		return wording_text(wording, key);
	buf_print(
	    &form, "%s.%s", key, strcmp(number, "1") == 0 ? "one" : "other");
	text = wording_text(wording, buf_text(&form));
	buf_release(&form);
	return text;
}

void
wording_fill(const struct wording *wording, const char *key,
    const struct wording_arg *args, struct buf *out)
{
	const char *text = counted_text(wording, key, args);
	const char *open;

	while ((open = strchr(text, '{')) != NULL) {
		const char *close = strchr(open, '}');
		const char *value;

		if (close == NULL)
			die("a mark without its end", key, open);
		value = value_of(args, open + 1, (size_t)(close - open - 1));
		if (value == NULL)
			die("no value for the mark", key, open);
		buf_putn(out, text, (size_t)(open - text));
		buf_put(out, value);
		text = close + 1;
	}
	buf_put(out, text);
}
