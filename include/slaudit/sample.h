/* sample.h -- what was checked and found right, of one ticket. (model)
 *
 * A sample is a ticket whose events carry counts: of the things counted at
 * the event that starts an SLE's clock, those counted at the one that stops
 * it. Nothing is guessed: without either event there is no sample. */
#ifndef SLAUDIT_SAMPLE_H
#define SLAUDIT_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "slaudit/sle.h"
#include "slaudit/ticket.h"

/* A count is at most this, so that a month's sums cannot leave 64 bits. */
#define SAMPLE_MOST INT64_C(1000000000)

struct sample {
	int64_t checked;
	int64_t correct; /* more than checked: impossible data */
};

/* False: one of the two is not there, or not known AT that time. */
bool sample_of(struct sample *out, const struct ticket *ticket,
    const struct sle *sle, int64_t at);

#endif
