/* entries.c -- the order of a sorter's records in memory. */
/* SPDX-License-Identifier: MIT */
#include "sorter_internal.h"

#include <string.h>

enum {
	/* A head is so many bytes of a key, then one that says how many there
	 * were: with fewer than all, the head is the rest of the key. */
	HEAD_BYTES = 7,
	HEAD_MORE = HEAD_BYTES + 1,
	/* Beyond so many heads keys are compared whole: who writes such keys
	 * may also make them endless. */
	LEVELS = 8,
	FEW = 64,   /* entries for which comparing is quicker */
	ORDERED = 8 /* entries put in order at a time, before they are merged */
};

/* --- keys ------------------------------------------------------------ */

struct sorted
record_parts(const char *record)
{
	struct lengths lengths;

	memcpy(&lengths, record, sizeof(lengths));
	return (struct sorted){
		.key = record + sizeof(lengths),
		.key_len = lengths.key,
		.data = record + sizeof(lengths) + lengths.key,
		.len = lengths.data,
	};
}

int
records_compare(const char *left, const char *right)
{
	struct sorted a = record_parts(left);
	struct sorted b = record_parts(right);
	size_t len = a.key_len < b.key_len ? a.key_len : b.key_len;
	int order = memcmp(a.key, b.key, len);

	if (order != 0)
		return order;
	return a.key_len < b.key_len ? -1 : a.key_len > b.key_len;
}

bool
head_decides(uint64_t head)
{
	return (head & 255) < HEAD_MORE;
}

uint64_t
head_of(const char *record, size_t skip)
{
	struct sorted parts = record_parts(record);
	const char *key = parts.key + skip;
	size_t len = parts.key_len - skip;
	uint64_t head = 0;

	for (size_t i = 0; i < HEAD_BYTES; i++)
		head = head << 8 | (i < len ? (unsigned char)key[i] : 0);
	return head << 8 | (len < HEAD_MORE ? len : HEAD_MORE);
}

/* --- by comparing ---------------------------------------------------- */

static bool
entry_before(const struct entry *a, const struct entry *b)
{
	if (a->head != b->head)
		return a->head < b->head;
	return !head_decides(a->head) &&
	    records_compare(a->record, b->record) < 0;
}

static void
few_sort(struct entry *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct entry item = items[i];
		size_t to = i;

		for (; to > 0 && entry_before(&item, &items[to - 1]); to--)
			items[to] = items[to - 1];
		items[to] = item;
	}
}

static void
halves_merge(
    const struct entry *from, size_t middle, size_t count, struct entry *to)
{
	size_t left = 0;
	size_t right = middle;

	if (middle == count ||
	    !entry_before(&from[middle], &from[middle - 1])) {
		memcpy(to, from, count * sizeof(*to)); /* in order already */
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (right == count ||
		    (left < middle && !entry_before(&from[right], &from[left])))
			to[i] = from[left++];
		else
			to[i] = from[right++];
	}
}

/* Any keys, by comparing: for few, and where keys are alike for long. */
static void
entries_merge(struct entry *items, struct entry *spare, size_t count)
{
	struct entry *from = items;
	struct entry *to = spare;

	for (size_t i = 0; i < count; i += ORDERED)
		few_sort(items + i, count - i < ORDERED ? count - i : ORDERED);
	for (size_t width = ORDERED; width < count; width *= 2) {
		struct entry *merged = to;

		for (size_t i = 0; i < count; i += 2 * width) {
			size_t here =
			    count - i < 2 * width ? count - i : 2 * width;

			halves_merge(from + i, here < width ? here : width,
			    here, to + i);
		}
		to = from;
		from = merged;
	}
	if (from != items)
		memcpy(items, from, count * sizeof(*items));
}

/* --- by heads -------------------------------------------------------- */

static void
byte_sort(
    const struct entry *from, struct entry *to, size_t count, unsigned shift)
{
	size_t next[256] = { 0 };
	size_t start = 0;

	for (size_t i = 0; i < count; i++)
		next[from[i].head >> shift & 255]++;
	for (size_t i = 0; i < 256; i++) {
		size_t here = next[i];

		next[i] = start;
		start += here;
	}
	for (size_t i = 0; i < count; i++)
		to[next[from[i].head >> shift & 255]++] = from[i];
}

/* By the heads alone, the lowest byte first, leaving out bytes in which they
 * are all the same. */
static void
heads_sort(struct entry *items, struct entry *spare, size_t count)
{
	struct entry *from = items;
	struct entry *to = spare;
	uint64_t differ = 0;
	bool ordered = true;

	for (size_t i = 1; i < count; i++) {
		differ |= items[i].head ^ items[0].head;
		ordered = ordered && items[i - 1].head <= items[i].head;
	}
	if (ordered)
		return;
	for (unsigned shift = 0; shift < 64; shift += 8) {
		struct entry *sorted = to;

		if ((differ >> shift & 255) == 0)
			continue;
		byte_sort(from, to, count, shift);
		to = from;
		from = sorted;
	}
	if (from != items)
		memcpy(items, from, count * sizeof(*items));
}

/* Where heads do not decide, the next bytes do, at most LEVELS times. */
static void
levels_sort(struct entry *items, struct entry *spare, size_t count, size_t skip,
    unsigned levels)
{
	size_t end;

	for (size_t i = 0; i < count; i++)
		items[i].head = head_of(items[i].record, skip);
	if (count <= FEW || levels == 0) {
		entries_merge(items, spare, count);
		return;
	}
	heads_sort(items, spare, count);
	for (size_t start = 0; start < count; start = end) {
		uint64_t head = items[start].head;

		end = start + 1;
		while (end < count && items[end].head == head)
			end++;
		if (end - start > 1 && !head_decides(head))
			levels_sort(items + start, spare, end - start,
			    skip + HEAD_BYTES, levels - 1);
	}
}

void
entries_sort(
    struct entry *items, struct entry *spare, size_t count, size_t skip)
{
	levels_sort(items, spare, count, skip, LEVELS);
}
