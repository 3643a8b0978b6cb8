/* explain_runs.c -- what an explanation says of runs and of clock changes. */
/* SPDX-License-Identifier: MIT */
#include "explain_desk.h"

TestSuite(explain_runs, .init = setup, .fini = teardown);

/* The clocks went forward on 14 March: 71 hours from Friday to Monday, though
 * both show four in the afternoon. */
Test(explain_runs, a_clock_change_in_between_is_told)
{
	static const char march_12[] = "2021-03-12T16:00:00-08:00";
	static const char march_15[] = "2021-03-15T16:00:00-07:00";
	static const char moved[] =
	    "The clocks of America/Los_Angeles were moved in between, from "
	    "-08:00 to -07:00.";
	struct sle *sle = the_sle(CLOCK_ELAPSED, 72 * HOUR);
	const char *text = told(march_12, march_15);

	cr_expect_not_null(strstr(text, moved), "%s", text);
	cr_expect_not_null(strstr(text, "255,600 s = 2 d 23 h"), "%s", text);
	cr_expect_null(strstr(told(friday, monday), "were moved"));
	sle->clock = CLOCK_BUSINESS; /* its hours are told day by day */
	sle->calendar = &office;
	cr_expect_null(strstr(told(march_12, march_15), "were moved"));
}

/* From Friday 16:00 to some time on Monday: 56 hours to its first second and
 * almost 80 to its last; of open hours 1 and 9. */
Test(explain_runs, dates_leave_both_readings)
{
	struct sle *sle = the_sle(CLOCK_ELAPSED, 60 * HOUR);
	const char *text;

	stop_grain = GRAIN_DAY;
	text = told(friday, "2021-03-08T00:00:00-08:00");
	cr_expect_not_null(strstr(text, "Cannot be decided: "), "%s", text);
	cr_expect_not_null(strstr(text,
			       "The dates allow 201,600 s = 2 d 8 h at the "
			       "least and 287,999 s"),
	    "%s", text);
	sle->limit = 80 * HOUR;
	text = told(friday, "2021-03-08T00:00:00-08:00");
	cr_expect_null(strstr(text, "The dates allow"), "%s", text);
	sle->clock = CLOCK_BUSINESS;
	sle->calendar = &office;
	sle->limit = 5 * HOUR;
	text = told(friday, "2021-03-08T00:00:00-08:00");
	cr_expect_not_null(strstr(text,
			       "The dates allow 3,600 s = 1 h at the least and "
			       "32,400 s = 9 h at the most"),
	    "%s", text);
}

/* Of two runs of 1,800 s and 84,600 s (Friday 16:00 to 16:30; Sunday 17:00 to
 * Monday 16:30) the second is judged; both are shown. */
Test(explain_runs, every_run_of_a_ticket_is_shown)
{
	static const char *const parts[] = {
		"Starts with             complaint received, replied (any, "
		"when the clock does not run)",
		"Stops with              complaint acknowledged, asked (the "
		"next)",
		"  1  2021-03-05 16:00:00 -08:00      2  2021-03-05 16:30:00 "
		"-08:00     3     1800  no",
		"  2  2021-03-07 17:00:00 -08:00      4  2021-03-08 16:30:00 "
		"-08:00     5    84600  yes",
		NULL,
	};
	const char *both_from[] = { received, replied };
	const char *both_to[] = { acknowledged, asked };
	struct sle *sle = the_sle(CLOCK_ELAPSED, 8 * HOUR);

	sle->from = (struct words){ both_from, 2 };
	sle->to = (struct words){ both_to, 2 };
	sle->cycles = CYCLES_ANY;
	asked_at = "2021-03-05T16:30:00-08:00";
	replied_at = "2021-03-07T17:00:00-08:00";
	expect_all(told(friday, monday), parts);
	asked_at = replied_at = NULL;
	cr_expect_null(strstr(told(friday, monday), "Every run of this"));
}
