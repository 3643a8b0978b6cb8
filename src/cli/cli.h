/* cli.h -- what the command line's files share. */
#ifndef CLI_H
#define CLI_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "slaudit/fault.h"
#include "slaudit/flow.h"

/* What a command may be given; one bit an option. */
enum option_bit {
	TAKES_RULES = 1 << 0,
	TAKES_STORE = 1 << 1,
	TAKES_OUT = 1 << 2,
	TAKES_PERIOD = 1 << 3, /* --month, --from, --to */
	TAKES_AS_OF = 1 << 4,
	TAKES_CUTOFF = 1 << 5,
	TAKES_FAIL_ON = 1 << 6,
	TAKES_JSON = 1 << 7,
	TAKES_QUIET = 1 << 8,
	TAKES_REPORTS = 1 << 9,
	TAKES_FILE = 1 << 10, /* --out, a file */
	TAKES_CALENDAR = 1 << 11,
	TAKES_YEARS = 1 << 12,
	TAKES_DATES = 1 << 13, /* --from, --to: of holidays */
	TAKES_DRY = 1 << 14,
	TAKES_WORKERS = 1 << 15, /* --workers, --chunk */
	TAKES_OTHER = 1 << 16,   /* --profile, --against */
	TAKES_MONTHS = 1 << 17,  /* --month, --from, --to: of what is told */
	TAKES_AT = 1 << 20,
	TAKES_KNOWN = 1 << 21, /* --known-as-of */
	TAKES_AUDIENCE = 1 << 24,
	TAKES_REVISE = 1 << 26,
	TAKES_WHOLE = 1 << 23,
	TAKES_WAIT = 1 << 27,
	TAKES_SUMMARY = 1 << 28,
};

enum fail_on { /* bits of --fail-on */
	FAIL_ON_FINDINGS = 1 << 0,
	FAIL_ON_REJECTED = 1 << 1,
	FAIL_ON_DIAGS = 1 << 2,
};

struct cli { /* one invocation */
	struct run run;
	unsigned fail_on;
	unsigned given; /* which options stood on the line */
	bool json;
	bool quiet;
	bool dry;
	bool whole;             /* one pack over all months asked for */
	bool summary;           /* one line, and no other */
	const char *as_of_text; /* "2021-03-31": needs the book's zone */
	const char *calendar;   /* --calendar, or NULL */
	const char *profiles;   /* --profile: names and commas, or NULL */
	const char *against;    /* --against, or NULL */
	int years;              /* --years; 0: not given */
	int32_t at;             /* --at; DAY_NONE: not given */
	int status;             /* 0, or 1 where --fail-on was met */
};

struct command {
	const char *name;
	const char *usage;
	const char *help; /* one line */
	unsigned takes;
	unsigned needs;      /* options that must be given */
	int least_arguments; /* other than options */
	int most_arguments;  /* -1: any number */
	int store_mode;      /* enum store_mode, or FLOW_NO_STORE */
	int (*exec)(struct cli *cli, struct flow *flow, struct fault *fault);
};

struct option_row {
	const char *name;     /* "--month" */
	const char *argument; /* "YYYY-MM"; NULL: none */
	const char *help;
	unsigned bit;
	int (*set)(struct cli *cli, const char *value, struct fault *fault);
};

struct status_row {
	int status;
	const char *text;
};

extern const struct command cmd_run, cmd_ingest, cmd_measure, cmd_judge,
    cmd_report, cmd_explain, cmd_whatif, cmd_reconcile, cmd_rules, cmd_help,
    cmd_dump, cmd_ledger, cmd_publish, cmd_rebuild;
extern const struct command *const command_list[]; /* NULL-terminated */
extern const struct option_row option_rows[];      /* ended by a NULL name */

extern const struct status_row status_rows[]; /* ended by a NULL text */

/* The manual page as mdoc, on stdout. */
void manual_print(void);

const struct command *command_find(const char *name);

/* Options into CLI; what is left over becomes run.exports. FAULT_USAGE. */
int options_parse(struct cli *cli, const struct command *command, int argc,
    char **argv, struct fault *fault);

/* Every fault of a book on standard error, each on a line of its own; its
 * notes are for `slaudit rules check`. */
void complaints_print(const struct complaints *complaints);

/* The words a stage says on success; on stdout, as text or JSON. */
void say_ingest(
    const struct cli *cli, const struct ingest *files, size_t count);
void say_measured(const struct cli *cli, const struct measured *measured);
/* The attainment as CSV; what was read goes to stderr. */
void say_dry(const struct cli *cli, const struct dry *dry, size_t count);
void say_judged(const struct cli *cli, const struct judged *judged);
/* Reading and measuring at once. */
void say_loaded(const struct cli *cli, const struct ingest *files, size_t count,
    const struct measured *measured);
void say_pack(const struct cli *cli, const char *index);
void say_run(const struct cli *cli, const struct ingest *files, size_t count,
    const struct measured *measured, const struct judged *judged,
    const struct gist *gist);

/* The line for whoever is mailed. */
void say_gist(const struct gist *gist, size_t findings);

void say_published(const struct cli *cli, const struct flow *flow,
    const struct publish_answer *published);
/* That a month is published and stays as it is. */
void say_standing(const struct cli *cli, const struct flow *flow);

/* Sets cli->status where --fail-on asks for what was found. */
void fail_on_ingest(struct cli *cli, const struct ingest *files, size_t count);
void fail_on_holidays(struct cli *cli, const struct holidays_answer *answer);
/* Another reading would turn a month or a case. */
void fail_on_whatif(struct cli *cli, const struct whatifs *all);
void fail_on_judged(struct cli *cli, const struct judged *judged);
void fail_on_reconcile(struct cli *cli, const struct reconcile_answer *answer);

/* slaudit rules show DIR */
int rules_show_exec(struct cli *cli, struct fault *fault);
/* slaudit rules holidays FILE.ics */
int holidays_exec(struct cli *cli, struct fault *fault);
void say_holidays(const struct cli *cli, const struct holidays_ask *ask,
    const struct holidays_answer *answer);
/* The same as a rule file's part. */
void print_holidays(FILE *out, const struct holidays_ask *ask,
    const struct holidays_answer *answer);

/* A bar on a terminal, nothing in a pipe. */
struct progress {
	int64_t started_ms; /* monotonic: a stopwatch, not a clock */
	bool shown;
};
void progress_open(struct progress *progress, struct run *run, bool quiet);
void progress_close(struct progress *progress);

/* The whole program but for main's machine clock: returns the status. */
int cli_main(int argc, char **argv, int64_t now);

#endif
