/* cmd_ledger.c -- the record of what changed a figure, printed and checked. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

static int ledger_exec(struct cli *cli, struct flow *none, struct fault *fault);

const struct command cmd_ledger = {
	.name = "ledger",
	.usage = "--store FILE [options]",
	.help = "print the record of what changed a figure, and check its "
		"chain",
	.takes = TAKES_STORE | TAKES_JSON | TAKES_QUIET,
	.needs = TAKES_STORE,
	.store_mode = FLOW_NO_STORE,
	.exec = ledger_exec,
};

static int
ledger_exec(struct cli *cli, struct flow *none, struct fault *fault)
{
	struct store *store = NULL;
	int rc;

	(void)none;
	if (store_open(&store, cli->run.store, STORE_READ, fault) != 0)
		return -1;
	rc = flow_ledger(store, cli->run.store, cli->json,
	    cli->quiet ? NULL : stdout, fault);
	store_close(store);
	return rc;
}
