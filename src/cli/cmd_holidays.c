/* cmd_holidays.c -- slaudit rules holidays: a proposal, never an update. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/outfile.h"

enum { YEARS = 10 }; /* a rule without an end is followed so long */

/* The calendar that --calendar names, or NULL with the fault filled. */
static const struct schedule *
calendar_find(
    const struct cli *cli, const struct book *book, struct fault *fault)
{
	for (size_t i = 0; i < book->calendar_count; i++) {
		const struct schedule *schedule = book->calendars[i];

		if (strcmp(schedule->id, cli->calendar) != 0)
			continue;
		if (schedule->part_count == 0)
			return schedule;
		fault_set(fault, FAULT_USAGE, "--calendar", 0,
		    "%s is an intersection and has no holidays; name one of "
		    "its parts",
		    schedule->id);
		return NULL;
	}
	fault_set(fault, FAULT_USAGE, "--calendar", 0,
	    "'%.40s' is no calendar of %s", cli->calendar, cli->run.rules);
	return NULL;
}

static int
book_open(const struct cli *cli, struct arena *arena, struct book **book,
    struct holidays_ask *ask, struct fault *fault)
{
	struct complaints complaints = { 0 };

	if ((cli->run.rules == NULL) != (cli->calendar == NULL))
		return fault_set(fault, FAULT_USAGE, "rules holidays", 0,
		    "--rules and --calendar go together");
	if (cli->run.rules == NULL)
		return 0;
	if (rules_read(arena, cli->run.rules, book, &complaints, fault) != 0) {
		complaints_print(&complaints);
		return -1;
	}
	ask->against = calendar_find(cli, *book, fault);
	return ask->against == NULL ? -1 : 0;
}

/* Dates asked for, else those that the calendar covers, else all there are. */
static void
dates_choose(const struct cli *cli, struct holidays_ask *ask)
{
	ask->first = day_of(1970, 1, 1);
	ask->last = day_of(2037, 12, 31);
	ask->years = cli->years;
	if (cli->run.from_month != MONTH_NONE) {
		ask->first = month_first_day(cli->run.from_month);
		ask->last = month_first_day(cli->run.to_month + 1) - 1;
	} else if (ask->against != NULL) {
		ask->first = ask->against->covers_from;
		ask->last = ask->against->covers_to;
	} else if (ask->years == 0) {
		ask->years = YEARS;
	}
}

static void
troubles_print(const struct holidays_answer *answer)
{
	for (size_t i = 0; i < answer->found.trouble_count; i++) {
		const struct holidays_trouble *trouble =
		    &answer->found.troubles[i];

		fprintf(stderr, "slaudit: %s: UID %s: %s: %s\n", answer->name,
		    trouble->uid[0] == '\0' ? "missing" : trouble->uid,
		    trouble->property, trouble->text);
	}
}

static int
file_write(const char *path, const struct holidays_ask *ask,
    const struct holidays_answer *answer, struct fault *fault)
{
	struct outfile out;

	if (outfile_open(&out, path, fault) != 0)
		return -1;
	print_holidays(out.stream, ask, answer);
	return outfile_commit(&out, fault);
}

int
holidays_exec(struct cli *cli, struct fault *fault)
{
	struct arena arena = { 0 };
	struct book *book = NULL;
	struct holidays_ask ask = { .path = cli->run.exports[1] };
	struct holidays_answer answer = { 0 };
	int rc = -1;

	if (book_open(cli, &arena, &book, &ask, fault) != 0)
		goto out;
	dates_choose(cli, &ask);
	if (flow_holidays(&arena, &ask, &answer, fault) != 0)
		goto out;
	troubles_print(&answer);
	if (cli->run.out != NULL &&
	    file_write(cli->run.out, &ask, &answer, fault) != 0)
		goto out;
	say_holidays(cli, &ask, &answer);
	fail_on_holidays(cli, &answer);
	rc = 0;
out:
	rules_release(book);
	arena_release(&arena);
	return rc;
}
