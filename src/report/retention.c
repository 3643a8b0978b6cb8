/* retention.c -- how long what was audited is kept, in a sentence. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

const char *
say_retention(const struct making *m, const struct book *book)
{
	const struct retention *retention = &book->retention;
	const char *status = say_status(m, retention->status);

	if (retention->text == NULL)
		return NULL;
	if (retention->months == 0)
		return say(m, "notes.retention-open", "text", retention->text,
		    "source", retention->source, "status", status, NULL);
	return say(m, "notes.retention", "n",
	    say_count(m, (uint64_t)retention->months), "text", retention->text,
	    "source", retention->source, "status", status, NULL);
}
