/* bins_internal.h -- many 64-bit numbers in order, in memory. (base) */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_BINS_INTERNAL_H
#define SLAUDIT_BINS_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

struct fault;

/* COUNT numbers, with room for as many in SPARE; by WORKERS threads where that
 * is worth it. FAULT_INPUT: no thread can be started. */
int bins_sort(uint64_t *items, uint64_t *spare, size_t count, size_t workers,
    struct fault *fault);

#endif
