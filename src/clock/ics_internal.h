/* ics_internal.h -- a calendar file before libical sees it, for ics*.c. */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_ICS_INTERNAL_H
#define SLAUDIT_ICS_INTERNAL_H

#include "slaudit/ics.h"

/* FAULT_INPUT for what is too large, cut short, or nested so that libical,
 * which builds and frees by calling itself, would run out of stack. */
int ics_shape(const struct ics_source *source, struct fault *fault);

/* TEXT on one line, without blanks at its ends or in rows, and without what no
 * rule file may hold; in ARENA. */
const char *ics_plain(struct arena *arena, const char *text);

#endif
