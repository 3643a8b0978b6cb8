/* evidence.c -- what a pack rests on beside its files and rules. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/reader.h"
#include "slaudit/zone.h"

struct zone_names { /* may hold a name twice */
	const char **items;
	size_t count;
};

static void
name_put(struct zone_names *names, const char *name)
{
	if (name != NULL)
		names->items[names->count++] = name;
}

static int
by_name(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Of the month's edge, of the calendars, of times without an offset. */
static void
names_gather(
    struct arena *arena, const struct book *book, struct zone_names *names)
{
	names->items = arena_new(arena,
	    1 + book->calendar_count + book->mapping_count +
		book->register_count,
	    sizeof(*names->items));
	name_put(names, book->zone);
	for (size_t i = 0; i < book->calendar_count; i++)
		name_put(names, book->calendars[i]->zone);
	for (size_t i = 0; i < book->mapping_count; i++)
		name_put(names, book->mappings[i]->zone);
	for (size_t i = 0; i < book->register_count; i++)
		name_put(names, book->registers[i]->form.zone);
	qsort(names->items, names->count, sizeof(*names->items), by_name);
}

static int
zones_put(const struct zone_names *names, struct buf *out, struct fault *fault)
{
	char digest[DIGEST_TEXT];

	for (size_t i = 0; i < names->count; i++) {
		const char *name = names->items[i];

		if (i > 0 && strcmp(names->items[i - 1], name) == 0)
			continue;
		if (zone_digest(name, digest, fault) != 0)
			return -1;
		buf_print(out, "%s  zone %s\n", digest, name);
	}
	return 0;
}

int
evidence_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct zone_names names = { 0 };
	struct buf text = { 0 };
	int rc;

	names_gather(arena, flow->book, &names);
	rc = zones_put(&names, &text, fault);
	reader_libraries(&text);
	buf_print(&text, "sqlite %s\n", store_version());
	audit->evidence = arena_copy(arena, buf_text(&text));
	buf_release(&text);
	return rc;
}
