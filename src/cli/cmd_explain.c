/* cmd_explain.c -- why a figure is what it is, down to the export's line. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

static int explain_exec(
    struct cli *cli, struct flow *flow, struct fault *fault);

const struct command cmd_explain = {
	.name = "explain",
	.usage = "--rules DIR --store FILE [options] TICKET",
	.help = "every event, clock, rule and sum behind a ticket's verdicts; "
		"for the committee: private words are shown",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_JSON | TAKES_REPORTS |
	    TAKES_KNOWN,
	.needs = TAKES_RULES | TAKES_STORE,
	.least_arguments = 1,
	.most_arguments = 1,
	.store_mode = STORE_READ,
	.exec = explain_exec,
};

static int
explain_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	const char *name = cli->run.exports[0];
	size_t found = 0;

	if (flow_explain(flow, name, cli->json, stdout, &found, fault) != 0)
		return -1;
	if (found == 0)
		return fault_set(fault, FAULT_USAGE, cli->run.store, 0,
		    "no ticket, customer or outcome is called '%.80s'", name);
	return 0;
}
