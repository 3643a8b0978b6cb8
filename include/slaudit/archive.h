/* archive.h -- all packs of a folder: what was published, what is a draft.
 * (model) */
#ifndef SLAUDIT_ARCHIVE_H
#define SLAUDIT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wording;

struct archive_item {
	const char *audience;
	int32_t from_month; /* both inclusive */
	int32_t to_month;
	int number;           /* of the edition; 0: a draft */
	int64_t as_of;        /* from here on: of an edition */
	const char *reason;   /* NULL of the first */
	const char *manifest; /* SHA-256 */
	const char *href;     /* its page, from the archive */
	bool missing;         /* the folder is not there */
};

struct archive {
	const struct wording *wording;
	const char *title;          /* the book's */
	const char *program;        /* "slaudit 0.1.0" */
	struct archive_item *items; /* the newest first */
	size_t count;
};

#endif
