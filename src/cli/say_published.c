/* say_published.c -- what publication answers, as text or JSON. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <jansson.h>

void
say_published(const struct cli *cli, const struct flow *flow,
    const struct publish_answer *published)
{
	json_t *answer;

	if (cli->json) {
		answer = json_pack("{s:s, s:s, s:b}", "page", published->index,
		    "manifest_sha256", published->manifest, "changed",
		    published->number != 0);
		json_dumpf(answer, stdout, JSON_INDENT(2));
		printf("\n");
		json_decref(answer);
		return;
	}
	if (cli->quiet)
		return;
	say_standing(cli, flow);
	if (published->number != 0)
		printf("published as edition %d\n", published->number);
	printf("%s  MANIFEST\n%s\n", published->manifest, published->index);
}

/* Only where there is nothing else to be said of the pack. */
void
say_standing(const struct cli *cli, const struct flow *flow)
{
	if (!cli->json && !cli->quiet && flow->standing != NULL)
		printf("%s\n", flow->standing);
}
