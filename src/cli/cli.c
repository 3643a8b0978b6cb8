/* cli.c -- from the command's row to its work, and out with a status. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/outfile.h"
#include "slaudit/version.h"

enum { EXIT_MISUSE = FAULT_USAGE };

const struct command *const command_list[] = { &cmd_run, &cmd_ingest,
	&cmd_measure, &cmd_judge, &cmd_report, &cmd_publish, &cmd_explain,
	&cmd_whatif, &cmd_reconcile, &cmd_dump, &cmd_rules, &cmd_ledger,
	&cmd_rebuild, &cmd_help, NULL };

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; command_list[i] != NULL; i++) {
		if (strcmp(command_list[i]->name, name) == 0)
			return command_list[i];
	}
	return NULL;
}

void
complaints_print(const struct complaints *complaints)
{
	for (size_t i = 0; i < complaints->count; i++) {
		const struct complaint *c = &complaints->items[i];

		if (c->note)
			continue;
		if (c->line == 0)
			fprintf(stderr, "slaudit: %s: %s\n", c->file, c->text);
		else
			fprintf(stderr, "slaudit: %s:%u:%u: %s\n", c->file,
			    c->line, c->column, c->text);
	}
}

/* reports/ lies beside the program: PREFIX/share/slaudit/reports. */
static const char *
reports_find(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (len <= 0)
		return "reports";
	path[len] = '\0';
	for (int up = 0; up < 2; up++) {
		slash = strrchr(path, '/');
		if (slash == NULL)
			return "reports";
		*slash = '\0';
	}
	return arena_format(arena, "%s/share/slaudit/reports", path);
}

static bool
needs_book(const struct command *command)
{
	return (command->needs & TAKES_RULES) != 0;
}

/* A store that is to be written gets its folder made. */
static int
store_folder(const char *path, struct fault *fault)
{
	struct arena arena = { 0 };
	char *folder = arena_copy(&arena, path);
	char *slash = strrchr(folder, '/');
	int rc = 0;

	if (slash != NULL && slash != folder) {
		*slash = '\0';
		rc = outdir_make(folder, fault);
	}
	arena_release(&arena);
	return rc;
}

static int
command_exec(
    struct cli *cli, const struct command *command, struct fault *fault)
{
	struct flow flow = { 0 };
	struct progress progress = { 0 };
	int mode = cli->dry ? (int)FLOW_NO_STORE : command->store_mode;
	int rc = -1;

	if (!needs_book(command))
		return command->exec(cli, NULL, fault);
	progress_open(&progress, &cli->run, cli->quiet);
	if (mode == STORE_WRITE && store_folder(cli->run.store, fault) != 0)
		goto out;
	if (flow_open(&flow, &cli->run, mode, fault) != 0 ||
	    flow_as_of(&flow, cli->as_of_text, &cli->run.as_of, fault) != 0)
		goto out;
	rc = command->exec(cli, &flow, fault);
out:
	progress_close(&progress);
	complaints_print(&flow.complaints);
	complaints_print(&flow.unmended);
	flow_close(&flow);
	return rc;
}

/* A full disk shows only here. */
static int
stdout_close(struct fault *fault)
{
	if (fflush(stdout) != 0 || ferror(stdout) != 0)
		return fault_set(fault, FAULT_OUTPUT, "standard output", 0,
		    "%s", strerror(errno));
	return 0;
}

static const struct command *
command_choose(int argc, char **argv)
{
	if (argc < 2)
		return NULL;
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return &cmd_help;
	return command_find(argv[1]);
}

static int
misused(int argc, char **argv)
{
	if (argc < 2)
		fprintf(stderr, "slaudit: no command; ");
	else
		fprintf(stderr, "slaudit: '%s' is not a command; ", argv[1]);
	fprintf(stderr, "'slaudit help' lists them\n");
	return EXIT_MISUSE;
}

int
cli_main(int argc, char **argv, int64_t now)
{
	struct fault fault = { 0 };
	struct arena arena = { 0 };
	struct cli cli = { .run = { .as_of = INSTANT_NONE,
			       .from_month = MONTH_NONE,
			       .to_month = MONTH_NONE,
			       .now = now },
		.at = DAY_NONE };
	const struct command *command = command_choose(argc, argv);
	int rc;

	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		printf("slaudit %s\n", version_text());
		return fflush(stdout) == 0 ? 0 : (int)FAULT_OUTPUT;
	}
	if (command == NULL)
		return misused(argc, argv);
	cli.run.reports = reports_find(&arena);
	rc = options_parse(&cli, command, argc - 2, argv + 2, &fault);
	if (rc == 0)
		rc = command_exec(&cli, command, &fault);
	if (stdout_close(&fault) != 0)
		rc = -1;
	if (rc != 0)
		fprintf(stderr, "slaudit: %s\n", fault.text);
	arena_release(&arena);
	return rc != 0 ? (int)fault.kind : cli.status;
}
