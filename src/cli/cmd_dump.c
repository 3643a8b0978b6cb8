/* cmd_dump.c -- what the store holds, as text that two stores can compare. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

static int dump_exec(struct cli *cli, struct flow *none, struct fault *fault);

const struct command cmd_dump = {
	.name = "dump",
	.usage = "STORE",
	.help = "the store as sorted text, the same in whatever order its "
		"files came",
	.takes = TAKES_STORE,
	.most_arguments = 1,
	.store_mode = FLOW_NO_STORE,
	.exec = dump_exec,
};

static int
dump_exec(struct cli *cli, struct flow *none, struct fault *fault)
{
	const struct run *run = &cli->run;
	const char *path = run->export_count > 0 ? run->exports[0] : run->store;

	(void)none;
	if (path == NULL || (run->export_count > 0 && run->store != NULL))
		return fault_set(fault, FAULT_USAGE, "dump", 0,
		    "name one store: slaudit dump STORE");
	return flow_dump(path, stdout, fault);
}
