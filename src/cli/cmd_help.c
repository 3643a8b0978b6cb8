/* cmd_help.c -- what the tables say about themselves. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <string.h>

static int help_exec(struct cli *cli, struct flow *flow, struct fault *fault);

const struct command cmd_help = {
	.name = "help",
	.usage = "[COMMAND | rules [TABLE] | diags | status | manual | "
		 "reference]",
	.help = "this list, a command's options, or the keys of a rule book",
	.least_arguments = 0,
	.most_arguments = 2,
	.store_mode = FLOW_NO_STORE,
	.exec = help_exec,
};

const struct status_row status_rows[] = {
	{ 0, "done" },
	{ 1, "done, and something that --fail-on asks about was found" },
	{ FAULT_USAGE, "the command line makes no sense" },
	{ FAULT_RULES, "a rule book is wrong" },
	{ FAULT_INPUT, "an export cannot be read" },
	{ FAULT_STORE, "the store refused" },
	{ FAULT_OUTPUT, "a result could not be written" },
	{ 0, NULL },
};

static void
statuses_print(void)
{
	printf("exit status:\n");
	for (const struct status_row *row = status_rows; row->text != NULL;
	     row++)
		printf("  %d  %s\n", row->status, row->text);
}

static void
commands_print(void)
{
	printf("usage: slaudit COMMAND [options]\n\ncommands:\n");
	for (size_t i = 0; command_list[i] != NULL; i++)
		printf("  %-9s %s\n", command_list[i]->name,
		    command_list[i]->help);
	printf("\n");
	statuses_print();
	printf("\n'slaudit help COMMAND' lists a command's options, "
	       "'slaudit help rules' the keys of a rule book\n");
}

static void
option_print(const struct option_row *row)
{
	char left[40];

	snprintf(left, sizeof(left), "%s %s", row->name,
	    row->argument == NULL ? "" : row->argument);
	printf("  %-18s %s\n", left, row->help);
}

static void
command_print(const struct command *command)
{
	printf("usage: slaudit %s %s\n%s\n", command->name, command->usage,
	    command->help);
	if (command->takes != 0)
		printf("\noptions:\n");
	for (const struct option_row *row = option_rows; row->name != NULL;
	     row++) {
		if ((row->bit & command->takes) != 0)
			option_print(row);
	}
}

static int
help_about(const char *topic, const char *table, struct fault *fault)
{
	const struct command *command = command_find(topic);

	if (strcmp(topic, "status") == 0) {
		statuses_print();
		return 0;
	}
	if (strcmp(topic, "diags") == 0) {
		rules_diags(stdout);
		return 0;
	}
	if (strcmp(topic, "manual") == 0) {
		manual_print();
		return 0;
	}
	if (strcmp(topic, "reference") == 0) {
		rules_reference(stdout);
		return 0;
	}
	if (command != NULL && table == NULL)
		command_print(command);
	if (command != &cmd_rules)
		return command != NULL
		    ? 0
		    : fault_set(fault, FAULT_USAGE, "help", 0,
			  "nothing is known about '%.40s'", topic);
	printf("%s", table == NULL ? "\n" : "");
	if (rules_help(stdout, table) == 0)
		return 0;
	return fault_set(fault, FAULT_USAGE, "help rules", 0,
	    "no table of keys is called '%.40s'", table);
}

static int
help_exec(struct cli *cli, struct flow *flow, struct fault *fault)
{
	const char *const *about = cli->run.exports;

	(void)flow;
	if (cli->run.export_count == 0) {
		commands_print();
		return 0;
	}
	return help_about(
	    about[0], cli->run.export_count > 1 ? about[1] : NULL, fault);
}
