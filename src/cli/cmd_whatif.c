/* cmd_whatif.c -- the same tickets under other rules; changes nothing. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <string.h>

static int whatif_exec(struct cli *cli, struct flow *flow, struct fault *fault);

const struct command cmd_whatif = {
	.name = "whatif",
	.usage =
	    "--rules DIR --store FILE [--against DIR] [--profile NAME,...] "
	    "[options]",
	.help = "what would come out otherwise under other rules; nothing is "
		"changed",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_OTHER | TAKES_MONTHS |
	    TAKES_FAIL_ON | TAKES_JSON | TAKES_QUIET | TAKES_REPORTS,
	.needs = TAKES_RULES | TAKES_STORE,
	.store_mode = STORE_READ,
	.exec = whatif_exec,
};

/* "a,b" in the arena, apart. */
static int
profiles_split(struct arena *arena, const char *list, struct whatif_ask *ask,
    struct fault *fault)
{
	const char **names = NULL;
	size_t room = 0;

	for (const char *at = list; at != NULL && *at != '\0';) {
		size_t len = strcspn(at, ",");

		if (len == 0)
			return fault_set(fault, FAULT_USAGE, "--profile", 0,
			    "'%.80s': give names separated by commas", list);
		names = arena_grow(
		    arena, names, &room, ask->profile_count, sizeof(names[0]));
		names[ask->profile_count++] = arena_copyn(arena, at, len);
		at += len + (at[len] == ',');
	}
	ask->profiles = names;
	return 0;
}

static int
whatif_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct whatif_ask ask = { .against = cli->against,
		.from_month = cli->run.from_month,
		.to_month = cli->run.to_month };
	struct whatifs all;

	if (profiles_split(&flow->arena, cli->profiles, &ask, fault) != 0 ||
	    flow_whatif(flow, &ask, &all, fault) != 0)
		return -1;
	fail_on_whatif(cli, &all);
	return cli->quiet
	    ? 0
	    : flow_whatif_tell(flow, &all, cli->json, stdout, fault);
}
