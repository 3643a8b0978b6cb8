/* cmd_rebuild.c -- a lost store from exports, registers, book and packs. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <inttypes.h>

#include <jansson.h>

#include "slaudit/rebuild.h"

static int rebuild_exec(
    struct cli *cli, struct flow *flow, struct fault *fault);

const struct command cmd_rebuild = {
	.name = "rebuild",
	.usage = "--rules DIR --store FILE --out DIR [options] EXPORT...",
	.help = "make a lost store again from the files and the published "
		"packs, and compare each with what it would be now",
	.takes = TAKES_RULES | TAKES_STORE | TAKES_OUT | TAKES_JSON |
	    TAKES_QUIET | TAKES_REPORTS | TAKES_KNOWN,
	.needs = TAKES_RULES | TAKES_STORE | TAKES_OUT,
	.least_arguments = 1,
	.most_arguments = -1,
	.store_mode = FLOW_NO_STORE,
	.exec = rebuild_exec,
};

static json_t *
text_json(const char *text)
{
	return text == NULL ? json_null() : json_string(text);
}

static json_t *
edition_json(const struct rebuilt_edition *edition)
{
	json_t *list = json_array();

	for (size_t i = 0; i < edition->differences.count; i++) {
		const struct grid_difference *item =
		    &edition->differences.items[i];

		json_array_append_new(list,
		    json_pack("{s:s, s:o, s:o, s:o}", "row", item->row,
			"column", text_json(item->column), "published",
			text_json(item->old), "now", text_json(item->now)));
	}
	return json_pack("{s:s, s:s, s:s, s:o}", "edition", edition->name,
	    "result", rebuilt_words[edition->how], "inputs", edition->why,
	    "differences", list);
}

static void
answer_json(const struct rebuild_answer *answer)
{
	json_t *list = json_array();
	json_t *all;

	for (size_t i = 0; i < answer->count; i++)
		json_array_append_new(list, edition_json(&answer->items[i]));
	all = json_pack("{s:o, s:I, s:I}", "editions", list, "files",
	    (json_int_t)answer->files, "files_of_no_edition",
	    (json_int_t)answer->left);
	json_dumpf(all, stdout, JSON_INDENT(2));
	printf("\n");
	json_decref(all);
}

static void
difference_print(const struct grid_difference *item)
{
	if (item->change == GRID_CHANGED)
		printf("  %s: %s %s, now %s\n", item->row, item->column,
		    item->old, item->now);
	else if (item->row[0] == '\0')
		printf("  column %s: %s\n",
		    item->old == NULL ? item->now : item->old,
		    item->change == GRID_GONE ? "gone" : "new");
	else
		printf("  %s: %s\n", item->row,
		    item->change == GRID_GONE ? "published, not there now"
					      : "not published, there now");
}

static void
edition_print(const struct rebuilt_edition *edition)
{
	static const char *const words[] = { /* ORDER enum rebuilt */
		"the same, byte for byte", "the same figures in other bytes",
		"OTHER FIGURES"
	};

	printf("%s: %s", edition->name, words[edition->how]);
	if (edition->why[0] != '\0')
		printf("; %s", edition->why);
	printf("\n");
	for (size_t i = 0; i < edition->differences.count; i++)
		difference_print(&edition->differences.items[i]);
}

static void
answer_print(const struct rebuild_answer *answer)
{
	for (size_t i = 0; i < answer->count; i++)
		edition_print(&answer->items[i]);
	printf("%zu editions of %zu files", answer->count, answer->files);
	if (answer->left > 0)
		printf("; %zu files are of no edition and were not taken",
		    answer->left);
	printf("\n");
}

/* What differs is told even where no store comes of it. */
static int
rebuild_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	struct rebuild_answer answer;
	int rc = flow_rebuild(flow, &answer, fault);

	if (rc != 0 && answer.other == 0)
		return -1;
	if (cli->json)
		answer_json(&answer);
	else if (!cli->quiet || rc != 0)
		answer_print(&answer);
	return rc;
}
