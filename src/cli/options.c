/* options.c -- one table: parser, help and manual read it. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/instant.h"

enum {
	WAIT_MOST = 86400,
	WORKERS_MOST = 256,
	CHUNK_LEAST = 64,
	CHUNK_MOST = 64 * 1024 * 1024
};

static int
set_rules(struct cli *cli, const char *value, struct fault *fault)
{
	(void)fault;
	cli->run.rules = value;
	return 0;
}

static int
set_store(struct cli *cli, const char *value, struct fault *fault)
{
	(void)fault;
	cli->run.store = value;
	return 0;
}

static int
set_out(struct cli *cli, const char *value, struct fault *fault)
{
	(void)fault;
	cli->run.out = value;
	return 0;
}

static int
set_audience(struct cli *cli, const char *value, struct fault *fault)
{
	(void)fault; /* judged against the list, once it is read */
	cli->run.audience = value;
	return 0;
}

static int
set_reports(struct cli *cli, const char *value, struct fault *fault)
{
	(void)fault;
	cli->run.reports = value;
	return 0;
}

static int
set_whole(struct cli *cli, const char *value, struct fault *fault)
{
	(void)value;
	(void)fault;
	cli->whole = true;
	return 0;
}

static int
set_summary(struct cli *cli, const char *value, struct fault *fault)
{
	(void)value;
	(void)fault;
	cli->summary = true;
	return 0;
}

static int
set_wait(struct cli *cli, const char *value, struct fault *fault)
{
	char *end;
	long seconds = strtol(value, &end, 10);

	if (*value < '0' || *value > '9' || *end != '\0' || seconds < 1 ||
	    seconds > WAIT_MOST)
		return fault_set(fault, FAULT_USAGE, "--wait", 0,
		    "'%.40s' is not a number of seconds from 1 to %d", value,
		    WAIT_MOST);
	cli->run.wait_second = (int)seconds;
	return 0;
}

static int
month_take(
    const char *option, const char *value, int32_t *month, struct fault *fault)
{
	if (*month != MONTH_NONE)
		return fault_set(fault, FAULT_USAGE, option, 0,
		    "the period is already given: one --month, or --from with "
		    "--to");
	*month = month_parse(value);
	if (*month != MONTH_NONE)
		return 0;
	return fault_set(fault, FAULT_USAGE, option, 0,
	    "'%.40s' is not a month like 2021-03", value);
}

static int
set_month(struct cli *cli, const char *value, struct fault *fault)
{
	if (month_take("--month", value, &cli->run.from_month, fault) != 0)
		return -1;
	return month_take("--month", value, &cli->run.to_month, fault);
}

static int
set_from(struct cli *cli, const char *value, struct fault *fault)
{
	return month_take("--from", value, &cli->run.from_month, fault);
}

static int
set_to(struct cli *cli, const char *value, struct fault *fault)
{
	return month_take("--to", value, &cli->run.to_month, fault);
}

static int
set_as_of(struct cli *cli, const char *value, struct fault *fault)
{
	if (instant_parse(value) == INSTANT_NONE)
		return fault_set(fault, FAULT_USAGE, "--as-of", 0,
		    "'%.40s' is neither a date like 2021-03-31 nor an instant "
		    "like 2021-03-31T17:00:00Z",
		    value);
	cli->as_of_text = value;
	return 0;
}

static int
set_at(struct cli *cli, const char *value, struct fault *fault)
{
	cli->at = day_parse(value);
	if (cli->at != DAY_NONE)
		return 0;
	return fault_set(fault, FAULT_USAGE, "--at", 0,
	    "'%.40s' is not a date like 2021-03-31", value);
}

static int
set_known(struct cli *cli, const char *value, struct fault *fault)
{
	cli->run.known_as_of = day_parse(value);
	if (cli->run.known_as_of != DAY_NONE)
		return 0;
	return fault_set(fault, FAULT_USAGE, "--known-as-of", 0,
	    "'%.40s' is not a date like 2021-03-31", value);
}

/* It is printed on top of the edition's page. */
static int
set_revise(struct cli *cli, const char *value, struct fault *fault)
{
	if (value[strspn(value, " \t")] == '\0')
		return fault_set(
		    fault, FAULT_USAGE, "--revise", 0, "gives no reason");
	cli->run.revise = value;
	return 0;
}

static int
set_calendar(struct cli *cli, const char *value, struct fault *fault)
{
	(void)fault;
	cli->calendar = value;
	return 0;
}

static int
set_profile(struct cli *cli, const char *value, struct fault *fault)
{
	if (cli->profiles != NULL)
		return fault_set(fault, FAULT_USAGE, "--profile", 0,
		    "given twice: several names are separated by commas");
	cli->profiles = value;
	return 0;
}

static int
set_against(struct cli *cli, const char *value, struct fault *fault)
{
	(void)fault;
	cli->against = value;
	return 0;
}

/* As many as a calendar can cover: 1970 to 2037. */
static int
set_years(struct cli *cli, const char *value, struct fault *fault)
{
	int years = 0;

	for (const char *p = value; *p >= '0' && *p <= '9' && years < 100; p++)
		years = years * 10 + (*p - '0');
	if (value[strspn(value, "0123456789")] != '\0' || years < 1 ||
	    years > 68)
		return fault_set(fault, FAULT_USAGE, "--years", 0,
		    "'%.40s' is not a number from 1 to 68", value);
	cli->years = years;
	return 0;
}

static int
set_cutoff(struct cli *cli, const char *value, struct fault *fault)
{
	(void)fault; /* judged where it is used, with the file's name */
	cli->run.cutoff = value;
	return 0;
}

static int
set_fail_on(struct cli *cli, const char *value, struct fault *fault)
{
	static const struct {
		const char *word;
		unsigned bit;
	} words[] = {
		{ "findings", FAIL_ON_FINDINGS },
		{ "rejected", FAIL_ON_REJECTED },
		{ "diags", FAIL_ON_DIAGS },
	};

	while (*value != '\0') {
		size_t len = strcspn(value, ",");
		size_t i = 0;

		while (i < 3 &&
		    (strncmp(words[i].word, value, len) != 0 ||
			words[i].word[len] != '\0'))
			i++;
		if (i == 3 || len == 0)
			return fault_set(fault, FAULT_USAGE, "--fail-on", 0,
			    "'%.40s': give findings, rejected or diags, "
			    "separated by commas",
			    value);
		cli->fail_on |= words[i].bit;
		value += len + (value[len] == ',');
	}
	return 0;
}

static int
set_json(struct cli *cli, const char *value, struct fault *fault)
{
	(void)value;
	(void)fault;
	cli->json = true;
	return 0;
}

static int
set_dry(struct cli *cli, const char *value, struct fault *fault)
{
	(void)value;
	(void)fault;
	cli->dry = true;
	return 0;
}

/* A whole number from LEAST to MOST. */
static int
number_take(const char *option, const char *value, size_t least, size_t most,
    size_t *out, struct fault *fault)
{
	char *end;
	unsigned long long number = strtoull(value, &end, 10);

	*out = (size_t)number;
	if (value[0] >= '0' && value[0] <= '9' && *end == '\0' &&
	    number >= least && number <= most)
		return 0;
	return fault_set(fault, FAULT_USAGE, option, 0,
	    "'%.40s' is not a whole number from %zu to %zu", value, least,
	    most);
}

static int
set_workers(struct cli *cli, const char *value, struct fault *fault)
{
	return number_take(
	    "--workers", value, 1, WORKERS_MOST, &cli->run.workers, fault);
}

static int
set_chunk(struct cli *cli, const char *value, struct fault *fault)
{
	return number_take(
	    "--chunk", value, CHUNK_LEAST, CHUNK_MOST, &cli->run.chunk, fault);
}

static int
set_quiet(struct cli *cli, const char *value, struct fault *fault)
{
	(void)value;
	(void)fault;
	cli->quiet = true;
	return 0;
}

const struct option_row option_rows[] = {
	{ .name = "--rules",
	    .argument = "DIR",
	    .help = "the rule book, a folder of YAML files",
	    .bit = TAKES_RULES,
	    .set = set_rules },
	{ .name = "--store",
	    .argument = "FILE",
	    .help = "the SQLite file that keeps tickets and results",
	    .bit = TAKES_STORE,
	    .set = set_store },
	{ .name = "--out",
	    .argument = "DIR",
	    .help = "where the packs go: DIR/committee/MONTH/",
	    .bit = TAKES_OUT,
	    .set = set_out },
	{ .name = "--audience",
	    .argument = "ID",
	    .help = "whom the pack is for, of reports/audiences.yaml: goes to "
		    "DIR/ID/MONTH/, without what they may not see (default: "
		    "the committee, who sees everything)",
	    .bit = TAKES_AUDIENCE,
	    .set = set_audience },
	{ .name = "--out",
	    .argument = "FILE",
	    .help = "write the proposed holidays there, whole or not at all "
		    "(default: standard output)",
	    .bit = TAKES_FILE,
	    .set = set_out },
	{ .name = "--calendar",
	    .argument = "ID",
	    .help = "show the difference from this calendar of the rule book, "
		    "over what it covers",
	    .bit = TAKES_CALENDAR,
	    .set = set_calendar },
	{ .name = "--against",
	    .argument = "DIR",
	    .help = "another rule book, which reads exports as this one does",
	    .bit = TAKES_OTHER,
	    .set = set_against },
	{ .name = "--profile",
	    .argument = "NAME",
	    .help = "readings of the rule book, DIR/profiles/NAME.yaml (a list "
		    "with commas; default: all)",
	    .bit = TAKES_OTHER,
	    .set = set_profile },
	{ .name = "--years",
	    .argument = "N",
	    .help = "follow a repeated holiday so long from its first date "
		    "(default: 10, or to the end of the dates asked for)",
	    .bit = TAKES_YEARS,
	    .set = set_years },
	{ .name = "--month",
	    .argument = "YYYY-MM",
	    .help = "report this month (default: the last complete one)",
	    .bit = TAKES_PERIOD,
	    .set = set_month },
	{ .name = "--from",
	    .argument = "YYYY-MM",
	    .help = "report from this month on, with --to",
	    .bit = TAKES_PERIOD,
	    .set = set_from },
	{ .name = "--to",
	    .argument = "YYYY-MM",
	    .help = "report up to and with this month, with --from",
	    .bit = TAKES_PERIOD,
	    .set = set_to },
	{ .name = "--from",
	    .argument = "YYYY-MM",
	    .help = "holidays from this month on, with --to",
	    .bit = TAKES_DATES,
	    .set = set_from },
	{ .name = "--to",
	    .argument = "YYYY-MM",
	    .help = "holidays up to and with this month, with --from",
	    .bit = TAKES_DATES,
	    .set = set_to },
	{ .name = "--month",
	    .argument = "YYYY-MM",
	    .help = "tell of this month, and of what is in no month (default: "
		    "of all)",
	    .bit = TAKES_MONTHS,
	    .set = set_month },
	{ .name = "--from",
	    .argument = "YYYY-MM",
	    .help = "tell of this month and later ones, with --to",
	    .bit = TAKES_MONTHS,
	    .set = set_from },
	{ .name = "--to",
	    .argument = "YYYY-MM",
	    .help = "tell of months up to and with this one, with --from",
	    .bit = TAKES_MONTHS,
	    .set = set_to },
	{ .name = "--as-of",
	    .argument = "WHEN",
	    .help = "judge as of this instant, or the end of this day in the "
		    "book's zone (default: the latest cut-off; for run, of the "
		    "files it is given, else before the end of the month after "
		    "the reported one); files cut off later are left aside",
	    .bit = TAKES_AS_OF,
	    .set = set_as_of },
	{ .name = "--known-as-of",
	    .argument = "DATE",
	    .help = "only versions of the rules bind that had entered the "
		    "register by this date (default: all)",
	    .bit = TAKES_KNOWN,
	    .set = set_known },
	{ .name = "--revise",
	    .argument = "WHY",
	    .help = "the month is published, but its inputs have changed: "
		    "make its next edition, for this reason",
	    .bit = TAKES_REVISE,
	    .set = set_revise },
	{ .name = "--at",
	    .argument = "DATE",
	    .help = "show what is in force on this date in the book's zone "
		    "(default: every version)",
	    .bit = TAKES_AT,
	    .set = set_at },
	{ .name = "--cutoff",
	    .argument = "INSTANT",
	    .help = "until when the exports tell the truth (else EXPORT.cutoff "
		    "beside the file, else the mapping's key)",
	    .bit = TAKES_CUTOFF,
	    .set = set_cutoff },
	{ .name = "--fail-on",
	    .argument = "WHAT",
	    .help = "exit 1 on findings, rejected or diags (a list with "
		    "commas)",
	    .bit = TAKES_FAIL_ON,
	    .set = set_fail_on },
	{ .name = "--reports",
	    .argument = "DIR",
	    .help = "wording, style sheet and font list (default: those "
		    "installed with the program)",
	    .bit = TAKES_REPORTS,
	    .set = set_reports },
	{ .name = "--dry",
	    .help = "keep nothing: read, measure and print the attainment as "
		    "CSV; needs neither --store nor --out",
	    .bit = TAKES_DRY,
	    .set = set_dry },
	{ .name = "--workers",
	    .argument = "N",
	    .help = "threads that read and measure (default: one a "
		    "processor); changes no result",
	    .bit = TAKES_WORKERS,
	    .set = set_workers },
	{ .name = "--chunk",
	    .argument = "BYTES",
	    .help = "bytes of an export that are read at a time (default: "
		    "256 KiB); changes no result",
	    .bit = TAKES_WORKERS,
	    .set = set_chunk },
	{ .name = "--json",
	    .help = "print the result as JSON",
	    .bit = TAKES_JSON,
	    .set = set_json },
	{ .name = "--whole",
	    .help = "with --from and --to: one pack over all these months in "
		    "place of one for each",
	    .bit = TAKES_WHOLE,
	    .set = set_whole },
	{ .name = "--wait",
	    .argument = "SECONDS",
	    .help = "while another run has the store, wait so long for it, "
		    "and say so on standard error (default: refuse, status 5)",
	    .bit = TAKES_WAIT,
	    .set = set_wait },
	{ .name = "--summary",
	    .help = "say one line a month and nothing else, for a mail",
	    .bit = TAKES_SUMMARY,
	    .set = set_summary },
	{ .name = "--quiet",
	    .help = "say nothing unless something is wrong",
	    .bit = TAKES_QUIET,
	    .set = set_quiet },
	{ .name = NULL },
};

static const struct option_row *
option_find(const char *text, size_t len, unsigned takes)
{
	for (const struct option_row *row = option_rows; row->name != NULL;
	     row++) {
		if (strncmp(row->name, text, len) == 0 &&
		    row->name[len] == '\0' && (row->bit & takes) != 0)
			return row;
	}
	return NULL;
}

/* "--month 2021-03" or "--month=2021-03"; moves *INDEX past a value. */
static int
option_take(struct cli *cli, const struct command *command, char **argv,
    int argc, int *index, struct fault *fault)
{
	const char *text = argv[*index];
	size_t len = strcspn(text, "=");
	const struct option_row *row = option_find(text, len, command->takes);
	const char *value = text[len] == '=' ? text + len + 1 : NULL;

	if (row == NULL)
		return fault_set(fault, FAULT_USAGE, command->name, 0,
		    "no option %.*s; 'slaudit help %s' lists them", (int)len,
		    text, command->name);
	if (row->argument == NULL && value != NULL)
		return fault_set(
		    fault, FAULT_USAGE, row->name, 0, "takes no value");
	if (row->argument != NULL && value == NULL) {
		if (*index + 1 >= argc)
			return fault_set(fault, FAULT_USAGE, row->name, 0,
			    "needs %s", row->argument);
		value = argv[++*index];
	}
	cli->given |= row->bit;
	return row->set(cli, value, fault);
}

/* The first option the command needs and was not given. */
static int
needs_check(
    const struct cli *cli, const struct command *command, struct fault *fault)
{
	unsigned needs = command->needs;

	if (cli->dry)
		needs &= ~(unsigned)(TAKES_STORE | TAKES_OUT);
	for (const struct option_row *row = option_rows; row->name != NULL;
	     row++) {
		if ((row->bit & needs & ~cli->given) != 0)
			return fault_set(fault, FAULT_USAGE, command->name, 0,
			    "needs %s %s", row->name, row->argument);
	}
	return 0;
}

static int
period_check(const struct cli *cli, struct fault *fault)
{
	bool from = cli->run.from_month != MONTH_NONE;
	bool to = cli->run.to_month != MONTH_NONE;

	if (from == to)
		return 0;
	return fault_set(fault, FAULT_USAGE, from ? "--from" : "--to", 0,
	    "needs %s, too", from ? "--to" : "--from");
}

static int
arguments_check(
    const struct cli *cli, const struct command *command, struct fault *fault)
{
	int count = (int)cli->run.export_count;

	if (count >= command->least_arguments &&
	    (command->most_arguments < 0 || count <= command->most_arguments))
		return 0;
	return fault_set(fault, FAULT_USAGE, command->name, 0,
	    "usage: slaudit %s %s", command->name, command->usage);
}

int
options_parse(struct cli *cli, const struct command *command, int argc,
    char **argv, struct fault *fault)
{
	int kept = 0;
	bool options_ended = false;

	for (int i = 0; i < argc; i++) {
		if (!options_ended && strcmp(argv[i], "--") == 0) {
			options_ended = true;
			continue;
		}
		if (!options_ended && argv[i][0] == '-' && argv[i][1] == '-') {
			if (option_take(cli, command, argv, argc, &i, fault) !=
			    0)
				return -1;
			continue;
		}
		argv[kept++] = argv[i];
	}
	cli->run.exports = (const char *const *)argv;
	cli->run.export_count = (size_t)kept;
	if (needs_check(cli, command, fault) != 0 ||
	    period_check(cli, fault) != 0)
		return -1;
	return arguments_check(cli, command, fault);
}
