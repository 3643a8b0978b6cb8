/* claim.c -- published percentages as whole numbers, and their sums. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/claim.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/rounding.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static const char *
blanks_skip(const char *text)
{
	/* what typesetting puts before the sign: a blank that does not break,
	 * and the narrow one */
	static const char *const blanks[] = { " ", "\xc2\xa0", "\xe2\x80\xaf" };

	for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
		size_t len = strlen(blanks[i]);

		if (strncmp(text, blanks[i], len) == 0)
			return text + len;
	}
	return text;
}

static const char *
digits_take(const char *text, int most, int *count, int64_t *value)
{
	for (*count = 0; is_digit(*text) && *count < most; text++, (*count)++)
		*value = *value * 10 + (*text - '0');
	return text;
}

bool
percentage_parse(const char *text, struct percentage *out)
{
	enum { WHOLE_DIGITS = 3 }; /* of 100 */
	int count;
	int64_t all = 100;

	*out = (struct percentage){ 0 };
	text = digits_take(text, WHOLE_DIGITS, &count, &out->value);
	if (count == 0)
		return false;
	if (*text == '.' || *text == ',') {
		text = digits_take(
		    text + 1, PERCENT_DECIMALS, &out->decimals, &out->value);
		if (out->decimals == 0)
			return false;
	}
	text = blanks_skip(text);
	if (*text == '%')
		text++;
	for (int i = 0; i < out->decimals; i++)
		all *= 10;
	return *text == '\0' && out->value <= all;
}

void
percentage_text(const struct percentage *percentage, char text[PERCENTAGE_TEXT])
{
	int64_t one = 1;

	for (int i = 0; i < percentage->decimals; i++)
		one *= 10;
	if (percentage->decimals == 0)
		snprintf(text, PERCENTAGE_TEXT, "%" PRId64, percentage->value);
	else
		snprintf(text, PERCENTAGE_TEXT, "%" PRId64 ".%0*" PRId64,
		    percentage->value / one, percentage->decimals,
		    percentage->value % one);
}

bool
claim_complete(struct claim *claim)
{
	bool has_n = claim->n != CLAIM_NOT_SAID;
	bool has_met = claim->met != CLAIM_NOT_SAID;
	bool has_missed = claim->missed != CLAIM_NOT_SAID;

	if (has_n &&
	    ((has_met && claim->met > claim->n) ||
		(has_missed && claim->missed > claim->n)))
		return false;
	if (has_met && has_missed) {
		if (has_n)
			return claim->met + claim->missed == claim->n;
		claim->n = claim->met + claim->missed;
	} else if (has_n && has_met) {
		claim->missed = claim->n - claim->met;
	} else if (has_n && has_missed) {
		claim->met = claim->n - claim->missed;
	}
	return true;
}

bool
claim_has_figures(const struct claim *claim)
{
	return claim->printed != NULL || claim->n != CLAIM_NOT_SAID ||
	    claim->met != CLAIM_NOT_SAID || claim->missed != CLAIM_NOT_SAID;
}

bool
claim_is_impossible(const struct claim *claim)
{
	int64_t least;
	int64_t most;

	if (claim->printed == NULL || claim->n <= 0)
		return false;
	for (int i = 0; i < ROUNDINGS; i++) {
		if (rounding_fit_n((enum rounding)i, &claim->percentage,
			claim->n, &least, &most))
			return false;
	}
	return true;
}
