/* seen.c -- did this very row stand before?
 *
 * Keeps a hash and a place per row, not the row: where hashes agree, the
 * earlier row is read again and compared. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

static void
slot_put(struct seen *seen, const struct seen_row *row)
{
	size_t i = (size_t)row->hash & (seen->room - 1);

	while (seen->slots[i].line != 0)
		i = (i + 1) & (seen->room - 1);
	seen->slots[i] = *row;
}

static void
slots_double(struct seen *seen)
{
	struct seen old = *seen;

	seen->room = old.room == 0 ? 1024 : old.room * 2;
	seen->slots = mem_new(seen->room, sizeof(*seen->slots));
	for (size_t i = 0; i < old.room; i++) {
		if (old.slots[i].line != 0)
			slot_put(seen, &old.slots[i]);
	}
	free(old.slots);
}

static int
row_same(struct seen *seen, const struct source *source,
    const struct seen_row *row, const char *raw, struct fault *fault)
{
	size_t len = (size_t)row->len;
	size_t have = 0;

	if (len > seen->bytes_room) {
		seen->bytes_room = len;
		seen->bytes = mem_resize(seen->bytes, len, 1);
	}
	while (have < len) {
		size_t got = 0;

		if (source_read(source, row->offset + have, seen->bytes + have,
			len - have, &got, fault) != 0)
			return -1;
		if (got == 0)
			return fault_set(fault, FAULT_INPUT, source->name, 0,
			    "the file became shorter while it was read");
		have += got;
	}
	return memcmp(seen->bytes, raw, len) == 0;
}

int
seen_put(struct seen *seen, const struct source *source, const struct cut *cut,
    const char *raw, uint32_t *line, struct fault *fault)
{
	struct seen_row row = {
		.hash = keyset_hash(raw, (size_t)cut->len),
		.offset = cut->offset,
		.len = cut->len,
		.line = cut->line,
	};

	if (seen->count * 2 >= seen->room)
		slots_double(seen);
	for (size_t i = (size_t)row.hash & (seen->room - 1);
	     seen->slots[i].line != 0; i = (i + 1) & (seen->room - 1)) {
		const struct seen_row *old = &seen->slots[i];
		int same = 0;

		if (old->hash == row.hash && old->len == row.len)
			same = row_same(seen, source, old, raw, fault);
		if (same != 0)
			*line = old->line;
		if (same != 0)
			return same;
	}
	slot_put(seen, &row);
	seen->count++;
	return 0;
}

void
seen_release(struct seen *seen)
{
	free(seen->slots);
	free(seen->bytes);
	*seen = (struct seen){ 0 };
}
