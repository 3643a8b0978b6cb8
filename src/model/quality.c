/* quality.c -- what a book asks of its data. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/quality.h"

#include <string.h>

#include "slaudit/book.h"

static const enum diag_code codes[] = {
	[QUALITY_SAME_TIME] = DIAG_SAME_TIME,
	[QUALITY_GAP] = DIAG_GAP,
	[QUALITY_HEAPING] = DIAG_HEAPING,
	[QUALITY_BUNCHING] = DIAG_BUNCHING,
	[QUALITY_MIDNIGHT] = DIAG_MIDNIGHT,
	[QUALITY_WEEKEND] = DIAG_WEEKEND,
	[QUALITY_LABELS] = DIAG_LABELS,
	[QUALITY_CONTROL] = DIAG_CONTROL,
};
_Static_assert(sizeof(codes) / sizeof(codes[0]) == QUALITY_CHECKS,
    "every check has its code");

enum diag_code
quality_code(enum quality_check check)
{
	return codes[check];
}

static bool
looks_at(const struct quality_rule *rule, const char *process)
{
	if (rule->processes.count == 0)
		return true;
	for (size_t i = 0; i < rule->processes.count; i++) {
		if (strcmp(rule->processes.items[i], process) == 0)
			return true;
	}
	return false;
}

const struct quality_rule *
quality_asked(
    const struct book *book, enum quality_check check, const char *process)
{
	for (size_t i = 0; i < book->quality_count; i++) {
		const struct quality_rule *rule = book->qualities[i];

		if (rule->check == check && looks_at(rule, process))
			return rule;
	}
	return NULL;
}

enum diag_gate
quality_gate(const struct book *book, enum diag_code code, const char *process)
{
	for (size_t i = 0; i < book->quality_count; i++) {
		const struct quality_rule *rule = book->qualities[i];

		if (codes[rule->check] == code && looks_at(rule, process))
			return rule->gate;
	}
	return diag_gate(code);
}
