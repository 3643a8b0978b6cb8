/* fail_on.c -- when a clean run still ends with status 1: it was asked to. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

enum { STATUS_FOUND = 1 };

void
fail_on_ingest(struct cli *cli, const struct ingest *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct tally *tally = &files[i].file.tally;

		if ((cli->fail_on & FAIL_ON_REJECTED) != 0 &&
		    tally->rejected > 0)
			cli->status = STATUS_FOUND;
		for (int code = 0; code < DIAG_CODES; code++) {
			bool counts = tally->diags[code] > 0 &&
			    diag_severity((enum diag_code)code) != DIAG_NOTE;

			if ((cli->fail_on & FAIL_ON_DIAGS) != 0 && counts)
				cli->status = STATUS_FOUND;
		}
	}
}

/* A difference is a finding, an event left out a rejected row. */
void
fail_on_holidays(struct cli *cli, const struct holidays_answer *answer)
{
	if ((cli->fail_on & FAIL_ON_FINDINGS) != 0 &&
	    answer->difference.count > 0)
		cli->status = STATUS_FOUND;
	if ((cli->fail_on & FAIL_ON_REJECTED) != 0 &&
	    answer->found.trouble_count > 0)
		cli->status = STATUS_FOUND;
}

void
fail_on_whatif(struct cli *cli, const struct whatifs *all)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct whatif *what = &all->items[i];

		if ((cli->fail_on & FAIL_ON_FINDINGS) != 0 &&
		    (what->turned > 0 || what->kinds[FLIP_STATE] > 0))
			cli->status = STATUS_FOUND;
	}
}

void
fail_on_judged(struct cli *cli, const struct judged *judged)
{
	if ((cli->fail_on & FAIL_ON_FINDINGS) != 0 && judged->count > 0)
		cli->status = STATUS_FOUND;
}

/* A claim that disagrees is a finding. */
void
fail_on_reconcile(struct cli *cli, const struct reconcile_answer *answer)
{
	if ((cli->fail_on & FAIL_ON_FINDINGS) != 0 && answer->disagree > 0)
		cli->status = STATUS_FOUND;
	if ((cli->fail_on & FAIL_ON_REJECTED) != 0 && answer->rejected > 0)
		cli->status = STATUS_FOUND;
	for (size_t i = 0; i < answer->diag_count; i++) {
		if ((cli->fail_on & FAIL_ON_DIAGS) != 0 &&
		    diag_severity(answer->diags[i].code) != DIAG_NOTE)
			cli->status = STATUS_FOUND;
	}
}
