/* check_steps.c -- an SLE has a start and a stop, unless nobody knows them. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/sle.h"

#include "check.h"
#include "draft.h"

void
check_steps(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;
	bool from = section_spot(section, "from")->seen;
	bool to = section_spot(section, "to")->seen;

	if ((from && to) || !section_good(section, "status"))
		return;
	if (!from && !to && sle->status == STATUS_UNKNOWN)
		return;
	if (!from)
		check_needs(gather, section, "from",
		    "or else status unknown, without from and to");
	if (!to)
		check_needs(gather, section, "to",
		    "or else status unknown, without from and to");
}
