/* detection.c -- which report a finding belongs to. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/detection.h"

#include "slaudit/instant.h"

bool
finding_cites(
    const struct finding *finding, int32_t from_month, int32_t to_month)
{
	return finding->to_month == MONTH_NONE ||
	    (finding->to_month >= from_month &&
		finding->from_month <= to_month);
}
