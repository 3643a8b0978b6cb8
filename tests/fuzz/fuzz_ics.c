/* fuzz_ics.c -- any bytes as a calendar file: dates in order within what was
 * asked for, or a fault. */
/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/ics.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
hold(int law)
{
	if (!law)
		abort();
}

static void
check_dates(const struct holidays *holidays, const struct ics_wanted *wanted)
{
	for (size_t i = 0; i < holidays->count; i++) {
		const struct dated *dated = &holidays->items[i];

		hold(dated->day >= wanted->first && dated->day <= wanted->last);
		hold(i == 0 || dated[-1].day < dated->day);
		hold(dated->name[0] != '\0' && dated->source[0] != '\0');
		hold(strpbrk(dated->name, "\r\n\t") == NULL);
	}
	for (size_t i = 0; i < holidays->trouble_count; i++) {
		const struct holidays_trouble *trouble = &holidays->troubles[i];

		hold(trouble->uid != NULL);
		hold(trouble->property[0] != '\0' && trouble->text[0] != '\0');
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct ics_wanted wanted = { 0, 24836, 10 };
	struct arena arena = { 0 };
	struct holidays holidays = { 0 };
	struct fault fault = { 0 };
	struct ics_source source = { "fuzz.ics", NULL, size };
	char *bytes = NULL;
	int rc;

	if (data == NULL)
		return 0;
	bytes = arena_new(&arena, size + 1, 1);
	memcpy(bytes, data, size);
	source.bytes = bytes;
	rc = ics_holidays(&arena, &source, &wanted, &holidays, &fault);
	hold(rc == 0 || rc == -1);
	hold((rc == 0) == (fault.kind == FAULT_NONE));
	check_dates(&holidays, &wanted);
	arena_release(&arena);
	return 0;
}
