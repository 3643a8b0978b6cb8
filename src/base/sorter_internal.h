/* sorter_internal.h -- a sorter's records, and their order in memory. (base) */
#ifndef SLAUDIT_SORTER_INTERNAL_H
#define SLAUDIT_SORTER_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/sorter.h"

/* In memory as in the file: the two lengths, the key, the data. */
struct lengths {
	uint32_t key;
	uint32_t data;
};

struct entry {
	uint64_t head;
	const char *record;
};

/* What stands at RECORD. */
struct sorted record_parts(const char *record);
int records_compare(const char *left, const char *right);

/* Some bytes of the key behind its first SKIP ones, as a number in their
 * order. When it decides, two keys with that head are the same. */
uint64_t head_of(const char *record, size_t skip);
bool head_decides(uint64_t head);

/* Stable; ITEMS have their records and get their heads. SPARE has as much
 * room. All keys are the same for SKIP bytes. */
void entries_sort(
    struct entry *items, struct entry *spare, size_t count, size_t skip);

#endif
