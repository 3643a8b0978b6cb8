/* cmd_rules_show.c -- slaudit rules show: the whole table, and how sure. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include "slaudit/instant.h"

enum {
	TAKEN =
	    TAKES_RULES | TAKES_AT | TAKES_KNOWN | TAKES_JSON | TAKES_REPORTS
};

/* DIR, or --rules DIR; one of them. */
static int
book_choose(const struct cli *cli, struct run *run, struct fault *fault)
{
	bool named = cli->run.export_count > 1;

	if ((cli->given & ~(unsigned)TAKEN) != 0)
		return fault_set(fault, FAULT_USAGE, "rules show", 0,
		    "takes only --rules, --at, --known-as-of, --json and "
		    "--reports");
	if (named == (cli->run.rules != NULL))
		return fault_set(fault, FAULT_USAGE, "rules show", 0,
		    "needs a rule book: DIR, or --rules DIR");
	if (named)
		run->rules = cli->run.exports[1];
	return 0;
}

int
rules_show_exec(struct cli *cli, struct fault *fault)
{
	struct run run = cli->run;
	struct flow flow = { 0 };
	int rc;

	if (book_choose(cli, &run, fault) != 0)
		return -1;
	rc = flow_open(&flow, &run, FLOW_NO_STORE, fault);
	if (rc == 0)
		rc = flow_rules_show(&flow, cli->at, cli->json, stdout, fault);
	complaints_print(&flow.complaints);
	flow_close(&flow);
	return rc;
}
