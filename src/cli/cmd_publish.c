/* cmd_publish.c -- a month's report becomes an edition, which stays. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

static int publish_exec(
    struct cli *cli, struct flow *flow, struct fault *fault);

const struct command cmd_publish = {
	.name = "publish",
	.usage = "--rules DIR --store FILE --out DIR [options]",
	.help = "freeze a month's pack as an edition; a later change makes "
		"the next one, with a notice",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_OUT | TAKES_PERIOD |
	    TAKES_AS_OF | TAKES_JSON | TAKES_QUIET | TAKES_REPORTS |
	    TAKES_KNOWN | TAKES_REVISE | TAKES_AUDIENCE,
	.needs = TAKES_RULES | TAKES_STORE | TAKES_OUT,
	.store_mode = STORE_WRITE,
	.exec = publish_exec,
};

static int
publish_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct publish_answer published;

	if (flow_mend(flow, fault) != 0 ||
	    flow_publish(flow, &published, fault) != 0)
		return -1;
	say_published(cli, flow, &published);
	return 0;
}
