/* cmd_run.c -- the whole month: ingest, measure, judge, report, at once. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

static int run_exec(struct cli *cli, struct flow *flow, struct fault *fault);

const struct command cmd_run = {
	.name = "run",
	.usage = "--rules DIR (--store FILE --out DIR | --dry) [options] "
		 "EXPORT...",
	.help = "ingest, measure, judge and report in one go",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_OUT | TAKES_PERIOD |
	    TAKES_AS_OF | TAKES_CUTOFF | TAKES_FAIL_ON | TAKES_JSON |
	    TAKES_QUIET | TAKES_REPORTS | TAKES_DRY | TAKES_WORKERS |
	    TAKES_KNOWN | TAKES_REVISE | TAKES_AUDIENCE,
	.needs = TAKES_RULES | TAKES_STORE | TAKES_OUT,
	.least_arguments = 1,
	.most_arguments = -1,
	.store_mode = STORE_WRITE,
	.exec = run_exec,
};

struct done { /* what each stage left behind */
	struct ingest *files;
	struct measured measured;
	struct judged judged;
	struct pack *pack;
	const char *index;
};

/* The pack is complete beside its place before the store commits; then it is
 * exchanged. A kill between the two is mended by the next run. */
static int
stages_run(struct flow *flow, struct done *done, struct fault *fault)
{
	if (flow_mend(flow, fault) != 0 || store_begin(flow->store, fault) != 0)
		return -1;
	if (flow_load(flow, &done->files, &done->measured, fault) != 0 ||
	    flow_judge(flow, &done->judged, fault) != 0 ||
	    flow_judged_period(flow, &done->judged, fault) != 0 ||
	    flow_pack(flow, &done->pack, &done->index, fault) != 0 ||
	    store_commit(flow->store, fault) != 0) {
		store_rollback(flow->store);
		flow_pack_abandon(done->pack);
		return -1;
	}
	return flow_pack_commit(done->pack, fault);
}

static int
dry_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct dry dry;

	if (flow_dry(flow, &dry, fault) != 0)
		return -1;
	fail_on_ingest(cli, dry.files, cli->run.export_count);
	say_dry(cli, &dry, cli->run.export_count);
	return 0;
}

static int
run_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct done done = { 0 };

	cli->run.looks = LOOKS_NAMED;
	if (cli->dry)
		return dry_exec(cli, flow, fault);
	if (stages_run(flow, &done, fault) != 0)
		return -1;
	fail_on_ingest(cli, done.files, cli->run.export_count);
	fail_on_judged(cli, &done.judged);
	say_standing(cli, flow);
	say_run(cli, done.files, cli->run.export_count, &done.measured,
	    &done.judged, done.index);
	return 0;
}
