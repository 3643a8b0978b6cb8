/* cmd_rules.c -- is the rule book right, what is in it. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <string.h>

#include <jansson.h>

static int rules_exec(struct cli *cli, struct flow *flow, struct fault *fault);

const struct command cmd_rules = {
	.name = "rules",
	.usage = "check DIR | show DIR [options] | holidays FILE.ics "
		 "[options]",
	.help = "check or show a rule book, or propose holidays from an "
		"iCalendar file",
	.takes = TAKES_JSON | TAKES_QUIET | TAKES_RULES | TAKES_CALENDAR |
	    TAKES_FILE | TAKES_YEARS | TAKES_DATES | TAKES_FAIL_ON | TAKES_AT |
	    TAKES_KNOWN | TAKES_REPORTS,
	.least_arguments = 1,
	.most_arguments = 2,
	.store_mode = FLOW_NO_STORE,
	.exec = rules_exec,
};

static void
complaints_say(const struct cli *cli, const struct complaints *complaints)
{
	json_t *list = json_array();

	for (size_t i = 0; i < complaints->count; i++) {
		const struct complaint *c = &complaints->items[i];

		if (cli->json)
			json_array_append_new(list,
			    json_pack("{s:s, s:i, s:i, s:s, s:b}", "file",
				c->file, "line", (int)c->line, "column",
				(int)c->column, "text", c->text, "note",
				c->note));
		else if (c->line == 0)
			printf("%s: %s\n", c->file, c->text);
		else
			printf("%s:%u:%u: %s%s\n", c->file, c->line, c->column,
			    c->note ? "note: " : "", c->text);
	}
	if (cli->json) {
		json_dumpf(list, stdout, JSON_INDENT(2));
		printf("\n");
	}
	json_decref(list);
}

static void
count_say(size_t n, const char *one, const char *many, const char *then)
{
	printf("%zu %s%s", n, n == 1 ? one : many, then);
}

static void
book_say(const struct cli *cli, const struct book *book, size_t profiles)
{
	if (cli->quiet || cli->json)
		return;
	printf("%s %s: ", book->id, book->version);
	count_say(book->process_count, "process", "processes", ", ");
	count_say(book->calendar_count, "calendar", "calendars", ", ");
	count_say(book->sle_count, "expectation", "expectations", ", ");
	count_say(book->mapping_count, "mapping", "mappings", ", ");
	count_say(book->detection_count, "detection rule", "detection rules",
	    profiles > 0 ? ", " : "");
	if (profiles > 0)
		count_say(profiles, "profile", "profiles", "");
	printf(": nothing to complain about\n");
}

static int
check_exec(struct cli *cli, struct fault *fault)
{
	struct arena arena = { 0 };
	struct complaints complaints = { 0 };
	struct book *book = NULL;
	size_t profiles = 0;
	int rc;

	if ((cli->given & ~(unsigned)(TAKES_JSON | TAKES_QUIET)) != 0)
		return fault_set(fault, FAULT_USAGE, "rules check", 0,
		    "takes only --json and --quiet");
	rc = rules_read(&arena, cli->run.exports[1], &book, &complaints, fault);
	if (rc == 0)
		rc = rules_check_profiles(
		    &arena, cli->run.exports[1], &profiles, &complaints, fault);
	complaints_say(cli, &complaints);
	if (rc == 0)
		book_say(cli, book, profiles);
	rules_release(book);
	arena_release(&arena);
	return rc;
}

static int
rules_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	const char *verb = cli->run.exports[0];

	(void)flow;
	if (strcmp(verb, "show") == 0)
		return rules_show_exec(cli, fault);
	if (cli->run.export_count < 2)
		return fault_set(fault, FAULT_USAGE, "rules", 0,
		    "usage: slaudit rules %s", cmd_rules.usage);
	if (strcmp(verb, "check") == 0)
		return check_exec(cli, fault);
	if (strcmp(verb, "holidays") == 0)
		return holidays_exec(cli, fault);
	return fault_set(fault, FAULT_USAGE, "rules", 0,
	    "no '%.40s'; usage: slaudit rules %s", verb, cmd_rules.usage);
}
