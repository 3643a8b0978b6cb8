/* kofn.c -- k of N, from the rows of a month. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/kofn.h"

#include <string.h>

#include "slaudit/audit.h"

static bool
is_valid(const struct sle *sle, int32_t first, int32_t last)
{
	return (sle->valid_from == DAY_NONE || sle->valid_from <= last) &&
	    (sle->valid_to == DAY_NONE || sle->valid_to >= first);
}

/* Of the COUNT versions at SLES: the one valid on the month's first day, else
 * the first to come into force during it. NULL: none is in force. */
static const struct sle *
version_in(struct sle *const *sles, size_t count, int32_t month)
{
	int32_t first = month_first_day(month);
	int32_t last = month_first_day(month + 1) - 1;

	for (size_t i = 0; i < count; i++) {
		if (is_valid(sles[i], first, first))
			return sles[i];
	}
	for (size_t i = 0; i < count; i++) {
		if (is_valid(sles[i], first, last))
			return sles[i];
	}
	return NULL;
}

static const struct attainment *
row_find(const struct audit *audit, const char *id, int32_t month)
{
	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];

		if (row->month == month && strcmp(row->sle->id, id) == 0)
			return row;
	}
	return NULL;
}

/* Has a file of the process come, and may it lack requests? */
static bool
is_supplied(const struct audit *audit, const struct sle *sle, bool *is_extract)
{
	bool supplied = false;

	*is_extract = false;
	for (size_t i = 0; i < audit->file_count; i++) {
		const struct export_file *file = &audit->files[i];

		if (file->process == NULL ||
		    strcmp(file->process, sle->process) != 0)
			continue;
		supplied = true;
		*is_extract |= file->coverage == COVERAGE_EXTRACT;
	}
	return supplied;
}

/* Nobody watched, or no file says so. */
static void
unobserved_count(
    const struct audit *audit, const struct sle *sle, struct kofn *out)
{
	bool is_extract;

	if (is_supplied(audit, sle, &is_extract))
		out->none_judged++;
	else
		out->not_supplied++;
}

static void
empty_count(const struct audit *audit, const struct sle *sle, struct kofn *out)
{
	bool is_extract;

	if (!is_supplied(audit, sle, &is_extract))
		out->not_supplied++;
	else if (is_extract)
		out->withheld++;
	else
		out->empty++;
}

static void
verdict_count(
    const struct audit *audit, const struct attainment *row, struct kofn *out)
{
	switch (attainment_verdict(row)) {
	case VERDICT_MET:
		out->met++;
		out->met_status[row->sle->status]++;
		break;
	case VERDICT_MISSED:
		out->missed++;
		break;
	case VERDICT_NO_REQUESTS:
		empty_count(audit, row->sle, out);
		break;
	case VERDICT_WITHHELD:
		out->withheld++;
		break;
	case VERDICT_NOT_OBSERVED:
		unobserved_count(audit, row->sle, out);
		break;
	case VERDICT_NOT_SUPPLIED:
		out->not_supplied++;
		break;
	case VERDICT_PROVISIONAL:
		out->provisional++;
		break;
	case VERDICT_NONE_JUDGED:
	case VERDICT_NO_SHARE: /* has a target: cannot be */
	case VERDICT_NOT_JUDGED:
	case VERDICTS:
		out->none_judged++;
		break;
	}
}

/* What no row is of. Reports know what was supplied; NULL: nothing was said. */
static const struct supply *
supply_of(const struct audit *audit, const struct sle *sle, int32_t month)
{
	for (size_t i = 0; i < audit->supply_count; i++) {
		const struct supply *supply = &audit->supplies[i];

		if (supply->month == month &&
		    strcmp(supply->process, sle->process) == 0)
			return supply;
	}
	return NULL;
}

static void
none_count(const struct audit *audit, const struct sle *sle, struct kofn *out)
{
	const struct supply *supply = supply_of(audit, sle, out->month);

	if (supply != NULL && supply->state == SUPPLY_NONE)
		out->not_supplied++;
	else if (supply != NULL && supply->state == SUPPLY_PART)
		out->provisional++;
	else
		empty_count(audit, sle, out);
}

static void
sle_count(const struct audit *audit, const struct sle *sle,
    const struct attainment *row, struct kofn *out)
{
	if (!sle_judges(sle)) {
		if (sle->klass == SLE_INFORMATIONAL)
			out->informational++;
		else
			out->not_established++;
		return;
	}
	if (!sle_has_target(sle)) {
		out->each++;
		return;
	}
	out->defined++;
	out->of_status[sle->status]++;
	if (row == NULL)
		none_count(audit, sle, out);
	else
		verdict_count(audit, row, out);
}

void
kofn_count(const struct audit *audit, int32_t month, struct kofn *out)
{
	struct sle *const *sles = audit->book->sles;
	size_t count = audit->book->sle_count;

	*out = (struct kofn){ .month = month };
	for (size_t i = 0, next; i < count; i = next) {
		const struct attainment *row;
		const struct sle *sle;

		for (next = i + 1; next < count; next++) {
			if (strcmp(sles[next]->id, sles[i]->id) != 0)
				break;
		}
		row = row_find(audit, sles[i]->id, month);
		sle = row != NULL ? row->sle
				  : version_in(&sles[i], next - i, month);
		if (sle != NULL)
			sle_count(audit, sle, row, out);
	}
}

uint64_t
kofn_with_requests(const struct kofn *kofn)
{
	return kofn->defined - kofn->empty - kofn->not_supplied -
	    kofn->provisional;
}

enum all_met
kofn_all_met(const struct kofn *kofn, enum n0_rule rule)
{
	if (kofn->met == 0 || kofn->met < kofn->defined - kofn->empty)
		return ALL_MET_NO;
	if (kofn->empty == 0 || rule == N0_REQUESTS)
		return ALL_MET_YES;
	return rule == N0_DEFINED ? ALL_MET_NO : ALL_MET_HANGS;
}
