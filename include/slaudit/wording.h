/* wording.h -- every sentence a reader sees, by key. (model)
 *
 * Text may hold {name} marks, filled by wording_fill. A key may come as
 * key.one / key.other, chosen by the argument named "n" where the plain key
 * does not stand. A mark without a value is our own defect and ends the
 * process. */
#ifndef SLAUDIT_WORDING_H
#define SLAUDIT_WORDING_H

#include <stddef.h>

#include "slaudit/buf.h"

struct wording_entry {
	const char *key;
	const char *text;
};

struct wording {
	const char *language;          /* BCP 47: "en" */
	struct wording_entry *entries; /* sorted by key */
	size_t count;
};

struct wording_arg {
	const char *name;
	const char *value;
};

/* The text of KEY; a key that is missing is our own defect and ends the
 * process (a test holds reports/en.yaml against the keys in the code). */
const char *wording_text(const struct wording *wording, const char *key);

/* Append KEY's text, marks filled from ARGS (ended by a NULL name). */
void wording_fill(const struct wording *wording, const char *key,
    const struct wording_arg *args, struct buf *out);

#endif
