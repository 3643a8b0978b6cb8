/* export.c -- every row of an export is accounted for. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/export.h"

bool
tally_check(const struct tally *tally)
{
	return tally->accepted <= tally->read &&
	    tally->rejected == tally->read - tally->accepted;
}
