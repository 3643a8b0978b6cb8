/* cmd_stages.c -- the run, a stage at a time. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

static int ingest_exec(struct cli *cli, struct flow *flow, struct fault *fault);
static int measure_exec(
    struct cli *cli, struct flow *flow, struct fault *fault);
static int judge_exec(struct cli *cli, struct flow *flow, struct fault *fault);
static int report_exec(struct cli *cli, struct flow *flow, struct fault *fault);

const struct command cmd_ingest = {
	.name = "ingest",
	.usage = "--rules DIR --store FILE [options] EXPORT...",
	.help = "read exports into the store; the same file again changes "
		"nothing",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_CUTOFF | TAKES_FAIL_ON |
	    TAKES_JSON | TAKES_QUIET | TAKES_WORKERS,
	.needs = TAKES_RULES | TAKES_STORE,
	.least_arguments = 1,
	.most_arguments = -1,
	.store_mode = STORE_WRITE,
	.exec = ingest_exec,
};

const struct command cmd_measure = {
	.name = "measure",
	.usage = "--rules DIR --store FILE [options] [EXPORT...]",
	.help = "hold every ticket against every expectation; those of EXPORTs "
		"while they are ingested",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_AS_OF | TAKES_CUTOFF |
	    TAKES_FAIL_ON | TAKES_JSON | TAKES_QUIET | TAKES_WORKERS |
	    TAKES_KNOWN,
	.needs = TAKES_RULES | TAKES_STORE,
	.most_arguments = -1,
	.store_mode = STORE_WRITE,
	.exec = measure_exec,
};

const struct command cmd_judge = {
	.name = "judge",
	.usage = "--rules DIR --store FILE [options]",
	.help = "look for failures that persist or spread",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_FAIL_ON | TAKES_JSON |
	    TAKES_QUIET | TAKES_KNOWN,
	.needs = TAKES_RULES | TAKES_STORE,
	.store_mode = STORE_WRITE,
	.exec = judge_exec,
};

const struct command cmd_report = {
	.name = "report",
	.usage = "--rules DIR --store FILE --out DIR [options]",
	.help = "write the pack: page, text, workbook, charts, data",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_OUT | TAKES_PERIOD |
	    TAKES_JSON | TAKES_QUIET | TAKES_REPORTS | TAKES_KNOWN |
	    TAKES_REVISE | TAKES_AUDIENCE,
	.needs = TAKES_RULES | TAKES_STORE | TAKES_OUT,
	.store_mode = STORE_READ,
	.exec = report_exec,
};

/* Commit what a stage did, or leave the store as it was. */
static int
stage_end(struct flow *flow, int rc, struct fault *fault)
{
	if (rc == 0)
		rc = store_commit(flow->store, fault);
	if (rc != 0)
		store_rollback(flow->store);
	return rc;
}

static int
ingest_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct ingest *files;

	if (store_begin(flow->store, fault) != 0 ||
	    stage_end(flow, flow_ingest(flow, &files, fault), fault) != 0)
		return -1;
	fail_on_ingest(cli, files, cli->run.export_count);
	say_ingest(cli, files, cli->run.export_count);
	return 0;
}

static int
load_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct ingest *files;
	struct measured measured;

	if (store_begin(flow->store, fault) != 0 ||
	    stage_end(flow, flow_load(flow, &files, &measured, fault), fault) !=
		0)
		return -1;
	fail_on_ingest(cli, files, cli->run.export_count);
	say_loaded(cli, files, cli->run.export_count, &measured);
	return 0;
}

static int
measure_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct measured measured;

	if (cli->run.export_count > 0)
		return load_exec(cli, flow, fault);
	if (store_begin(flow->store, fault) != 0 ||
	    stage_end(flow, flow_measure(flow, &measured, fault), fault) != 0)
		return -1;
	say_measured(cli, &measured);
	return 0;
}

static int
judge_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct judged judged;

	if (store_begin(flow->store, fault) != 0 ||
	    stage_end(flow, flow_judge(flow, &judged, fault), fault) != 0)
		return -1;
	fail_on_judged(cli, &judged);
	say_judged(cli, &judged);
	return 0;
}

static int
report_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct pack *pack;
	const char *index;

	if (flow_pack(flow, &pack, &index, fault) != 0 ||
	    flow_pack_commit(pack, fault) != 0)
		return -1;
	say_standing(cli, flow);
	say_pack(cli, index);
	return 0;
}
