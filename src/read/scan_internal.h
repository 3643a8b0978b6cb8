/* scan_internal.h -- regular records, found and split without libcsv. */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_SCAN_INTERNAL_H
#define SLAUDIT_SCAN_INTERNAL_H

#include "read_internal.h"

struct scan { /* the next of each at or behind some place */
	const char *quote;
	const char *cr;
	const char *end;
};

enum scan_found { SCAN_RECORD, SCAN_PART, SCAN_IRREGULAR };

void scan_init(struct scan *scan, const char *bytes, size_t len);
/* The record that begins at RECORD, in calls with ever later ones. *OUT is
 * filled for SCAN_RECORD; SCAN_PART: its end is not there. */
enum scan_found scan_record(struct scan *scan, const struct cutter *cutter,
    const char *record, struct cut *out);
/* The fields of a regular record. */
void scan_split(struct record *record, char delimiter);

enum { SCAN_BLOCK = 64 };

/* Which of 64 bytes are C: bit i tells of byte i. */
uint64_t scan_marks(const char *bytes, char c);
/* The same, byte by byte: for other processors, and for tests to hold against.
 */
uint64_t scan_marks_plainly(const char *bytes, char c);

#endif
