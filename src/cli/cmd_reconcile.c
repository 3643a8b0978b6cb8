/* cmd_reconcile.c -- what the operator published, held against ours. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

static int reconcile_exec(
    struct cli *cli, struct flow *none, struct fault *fault);

const struct command cmd_reconcile = {
	.name = "reconcile",
	.usage = "[--rules DIR [--store FILE]] [options] PUBLISHED",
	.help = "hold what the operator published against arithmetic and ours",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_FAIL_ON | TAKES_JSON |
	    TAKES_REPORTS,
	.least_arguments = 1,
	.most_arguments = 1,
	.store_mode = FLOW_NO_STORE,
	.exec = reconcile_exec,
};

/* "slaudit: kpi.csv:3:4: actual: no percentage ...: '95,x'": line, field. */
static void
diags_print(const struct reconcile_answer *answer)
{
	for (size_t i = 0; i < answer->diag_count; i++) {
		const struct diag *diag = &answer->diags[i];

		fprintf(stderr, "slaudit: %s:%u:%u: ", answer->name,
		    (unsigned)diag->line, (unsigned)diag->field);
		if (diag->name != NULL)
			fprintf(stderr, "%s: ", diag->name);
		fprintf(stderr, "%s",
		    diag->text == NULL ? diag_text(diag->code) : diag->text);
		if (diag->value != NULL && diag->value[0] != '\0')
			fprintf(stderr, ": '%s'", diag->value);
		fprintf(stderr, "\n");
	}
}

/* Without a book a flow has only its run, and arithmetic needs no more. */
static int
open_what_is_given(struct cli *cli, struct flow *flow, struct fault *fault)
{
	const struct run *run = &cli->run;

	flow->run = run;
	if (run->rules == NULL && run->store != NULL)
		return fault_set(fault, FAULT_USAGE, "reconcile", 0,
		    "--store needs --rules, too");
	if (run->rules == NULL)
		return 0;
	return flow_open(flow, run,
	    run->store == NULL ? (int)FLOW_NO_STORE : (int)STORE_READ, fault);
}

static int
reconcile_exec(struct cli *cli, struct flow *none, struct fault *fault)
{
	struct flow flow = { 0 };
	struct reconcile_answer answer = { 0 };
	int rc = -1;

	(void)none;
	if (open_what_is_given(cli, &flow, fault) != 0)
		goto out;
	rc = flow_reconcile(&flow, cli->json, stdout, &answer, fault);
	if (rc == 0) {
		diags_print(&answer);
		fail_on_reconcile(cli, &answer);
	}
out:
	complaints_print(&flow.complaints);
	flow_close(&flow);
	return rc;
}
