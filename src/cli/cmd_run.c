/* cmd_run.c -- the whole month: ingest, measure, judge, report, at once. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

static int run_exec(struct cli *cli, struct flow *flow, struct fault *fault);

const struct command cmd_run = {
	.name = "run",
	.usage = "--rules DIR (--store FILE --out DIR | --dry) [options] "
		 "[EXPORT...]",
	.help = "ingest, measure, judge and report in one go",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_OUT | TAKES_PERIOD |
	    TAKES_AS_OF | TAKES_CUTOFF | TAKES_FAIL_ON | TAKES_JSON |
	    TAKES_QUIET | TAKES_REPORTS | TAKES_DRY | TAKES_WORKERS |
	    TAKES_KNOWN | TAKES_REVISE | TAKES_AUDIENCE | TAKES_WHOLE |
	    TAKES_WAIT | TAKES_SUMMARY,
	.needs = TAKES_RULES | TAKES_STORE | TAKES_OUT,
	.least_arguments = 0,
	.most_arguments = -1,
	.store_mode = STORE_WRITE,
	.exec = run_exec,
};

struct done { /* what each stage left behind */
	struct ingest *files;
	struct measured measured;
	struct judged judged;
	struct gist gist;
	struct pack *pack;
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
	    flow_gist(flow, &done->gist, fault) != 0 ||
	    flow_pack(flow, &done->pack, &done->gist.page, fault) != 0 ||
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
month_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct done done = { 0 };

	flow->standing = NULL;
	if (stages_run(flow, &done, fault) != 0)
		return -1;
	fail_on_ingest(cli, done.files, cli->run.export_count);
	fail_on_judged(cli, &done.judged);
	say_standing(cli, flow);
	say_run(cli, done.files, cli->run.export_count, &done.measured,
	    &done.judged, &done.gist);
	return 0;
}

/* A pack a month, the first one first, each as of what was known soon after
 * it; and each whole before the next is begun, so that a run which was cut
 * short is finished by the next. The files come in with the first. */
static int
months_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	int32_t from;
	int32_t to;

	if (flow_period(flow, &from, &to, fault) != 0)
		return -1;
	for (int32_t month = from; month <= to; month++) {
		cli->run.from_month = month;
		cli->run.to_month = month;
		if (month_exec(cli, flow, fault) != 0)
			return -1;
		cli->run.export_count = 0;
	}
	return 0;
}

static int
run_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	bool many = cli->run.from_month != cli->run.to_month && !cli->whole;

	cli->run.looks = many ? LOOKS_MONTH : LOOKS_NAMED;
	if (cli->dry)
		return dry_exec(cli, flow, fault);
	return many ? months_exec(cli, flow, fault)
		    : month_exec(cli, flow, fault);
}
