/* sorter.h -- records sorted by their keys, in bounded memory. (base)
 *
 * First put all, then sort, then take them: by the bytes of the key, a key
 * that begins another one first, and records of equal keys in the order in
 * which they were put. What does not fit into the budget lies in a temporary
 * file without a name; that it cannot be made, written or read is FAULT_INPUT.
 * After a fault only sorter_free() makes sense. Not thread-safe.
 *
 * The bytes of a record are any, up to some megabytes: the memory taken is the
 * budget, or two of the longest records. */
#ifndef SLAUDIT_SORTER_H
#define SLAUDIT_SORTER_H

#include <stddef.h>

struct fault;
struct sorter;

struct sorted { /* not aligned for anything but bytes */
	const char *key;
	size_t key_len;
	const char *data;
	size_t len;
};

/* The budget is memory reserved; what is not used of it costs nothing. */
struct sorter *sorter_new(size_t budget); /* bytes; sorter_free() */
int sorter_put(struct sorter *sorter, const char *key, size_t key_len,
    const void *data, size_t len, struct fault *fault); /* copies */
int sorter_sort(struct sorter *sorter, struct fault *fault);
/* Yields; *OUT holds until the next call. */
int sorter_next(struct sorter *sorter, struct sorted *out, struct fault *fault);
void sorter_free(struct sorter *sorter);

#endif
