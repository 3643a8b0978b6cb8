/* keys_sle.c -- the keys of a service level expectation. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/names.h"
#include "slaudit/sle.h"

#include "draft.h"
#include "keys.h"

static const struct key sle_keys[] = {
	{ .name = "id",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct draft_sle, sle.id),
	    .meaning = "The SLE's short name. Versions share it; numbers in it "
		       "sort as numbers, I.2 before I.10." },
	{ .name = "version",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct draft_sle, sle.version),
	    .absent = "valid_from, or else the book's version",
	    .meaning = "Which version of the SLE this is; outcomes cite it." },
	{ .name = "title",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct draft_sle, sle.title),
	    .meaning = "What is expected, as it stands on a report." },
	{ .name = "process",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct draft_sle, sle.process),
	    .refers = "a process of the book",
	    .meaning = "Whose tickets." },
	{ .name = "category",
	    .type = KEY_WORDS,
	    .offset = offsetof(struct draft_sle, sle.categories.items),
	    .count = offsetof(struct draft_sle, sle.categories.count),
	    .absent = "tickets of every category",
	    .meaning = "Only tickets of these categories." },
	{ .name = "customer_class",
	    .type = KEY_WORDS,
	    .offset = offsetof(struct draft_sle, sle.classes.items),
	    .count = offsetof(struct draft_sle, sle.classes.count),
	    .absent = "customers of every class",
	    .meaning = "Only tickets of customers of these classes." },
	{ .name = "from",
	    .type = KEY_IDS,
	    .offset = offsetof(struct draft_sle, sle.from.items),
	    .count = offsetof(struct draft_sle, sle.from.count),
	    .refers = "an event of the process",
	    .absent = "required, unless the status is unknown: then nothing "
		      "is measured",
	    .meaning = "Any of these events starts the clock." },
	{ .name = "from_which",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.from_which),
	    .words = which_words,
	    .meaning = "Which of them, where a ticket has several." },
	{ .name = "to",
	    .type = KEY_IDS,
	    .offset = offsetof(struct draft_sle, sle.to.items),
	    .count = offsetof(struct draft_sle, sle.to.count),
	    .refers = "an event of the process",
	    .absent = "required with from",
	    .meaning = "Any of these events stops the clock. None may also "
		       "start it. An automatic reply, an event of its own "
		       "by the mapping's when, stops it only where it is "
		       "named here." },
	{ .name = "to_which",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.to_which),
	    .words = which_words,
	    .meaning = "Which of them, where a ticket has several." },
	{ .name = "since",
	    .type = KEY_IDS,
	    .offset = offsetof(struct draft_sle, sle.since.items),
	    .count = offsetof(struct draft_sle, sle.since.count),
	    .refers = "an event of the process",
	    .absent = "from the start itself",
	    .meaning = "Once it has started, the clock counts back to the "
		       "first of these events before the start, and its "
		       "pauses from there on." },
	{ .name = "cycles",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.cycles),
	    .words = cycles_words,
	    .least = CYCLES_FIRST,
	    .absent = "one run, by from_which and to_which",
	    .meaning =
		"Of a ticket that starts again after its stop: the first or "
		"the last run is judged, or any, missed if one of them is; "
		"or their sum. With rounds each has an outcome of its own." },
	{ .name = "clock",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct draft_sle, sle.clock),
	    .words = clock_words,
	    .meaning =
		"elapsed: every second counts. business: only those in "
		"which the calendar is open. calendar-days: dates in the "
		"book's zone. business-days: business days of the "
		"calendar. count: no time, but things counted in samples: "
		"of those at from, the share at to. availability: of the "
		"seconds of a month in which it was watched, those in "
		"which no outage lay, each from from to to, cut where the "
		"month ends, and each second counted once." },
	{ .name = "calendar",
	    .type = KEY_ID,
	    .offset = offsetof(struct draft_sle, calendar),
	    .refers = "a calendar of the book",
	    .absent = "required with business and business-days, allowed with "
		      "no other clock",
	    .meaning = "When the clock runs." },
	{ .name = "limit",
	    .type = KEY_LIMIT,
	    .nullable = true,
	    .offset = offsetof(struct draft_sle, limit),
	    .absent = "measured, never judged; needs class informational or "
		      "status unknown",
	    .meaning = "At most this long (type says of what, and whether "
		       "it is at least), and the limit itself is met. In s, "
		       "min and h with elapsed and business, in days with "
		       "elapsed (of 24 hours each) and calendar-days, in "
		       "business days with business-days." },
	{ .name = "type",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.type),
	    .words = sle_type_words,
	    .meaning = "What the limit holds for. max: each case takes at "
		       "most that long; min: at least that long. average: "
		       "all cases of a month together, divided by their "
		       "number, at most that long. percentile: as many of "
		       "a hundred of them at most that long, by the book's "
		       "quantile. With the last two no case is met or missed "
		       "by itself, one whose figure is not known to the "
		       "second (or day) cannot be decided and takes no part, "
		       "and months have no share." },
	{ .name = "percentile",
	    .type = KEY_NUMBER,
	    .offset = offsetof(struct draft_sle, sle.percentile),
	    .least = 1,
	    .most = 99,
	    .absent = "required with type percentile, allowed with no other",
	    .meaning = "Which percentile: 95 is the time that 95 of 100 cases "
		       "do not exceed." },
	{ .name = "limits",
	    .type = KEY_LIMITS,
	    .offset = offsetof(struct draft_sle, limits),
	    .count = offsetof(struct draft_sle, limit_count),
	    .absent = "limit says the one limit",
	    .meaning = "In place of limit and category, a limit for each "
		       "category: each row is an SLE of its own, with its own "
		       "share. Its id is this one, a ~ and the category, with "
		       "a hyphen for what is no letter or digit." },
	{ .name = "pause",
	    .type = KEY_SECTION,
	    .offset = 0,
	    .table = &keys_pause,
	    .absent = "the clock never pauses",
	    .meaning = "When the clock stands still between start and stop; "
		       "with elapsed and business only." },
	{ .name = "counts",
	    .type = KEY_WORDS,
	    .offset = offsetof(struct draft_sle, sle.counts.items),
	    .count = offsetof(struct draft_sle, sle.counts.count),
	    .refers = "a party of the process's moves",
	    .absent = "everybody's time counts",
	    .meaning = "Only the time of these parties counts; the moves of "
		       "the process say whose it is. Where it matters and no "
		       "event has said so yet, the outcome is undecidable. "
		       "With elapsed and business only." },
	{ .name = "planned",
	    .type = KEY_IDS,
	    .offset = offsetof(struct draft_sle, sle.planned.items),
	    .count = offsetof(struct draft_sle, sle.planned.count),
	    .refers = "an event of the process",
	    .absent = "no outage is planned",
	    .meaning = "With availability only: any of these events begins an "
		       "outage that was announced." },
	{ .name = "planned_time",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.planned_time),
	    .words = planned_words,
	    .least = PLANNED_COUNTED,
	    .absent = "required with planned, else not allowed",
	    .meaning = "What a planned outage is. counted: an outage as any "
		       "other. taken-out: its time is not of the time "
		       "observed. forgiven: it is, and as good as up. What "
		       "else lies in a planned one is planned, too." },
	{ .name = "unobserved",
	    .type = KEY_IDS,
	    .offset = offsetof(struct draft_sle, sle.unobserved.items),
	    .count = offsetof(struct draft_sle, sle.unobserved.count),
	    .refers = "an event of the process",
	    .absent = "it was watched all the time",
	    .meaning = "With availability only: any of these events begins a "
		       "time in which nobody watched. It is not observed, "
		       "whatever else lies in it, and printed beside the "
		       "figure." },
	{ .name = "watched_from",
	    .type = KEY_DATE,
	    .offset = offsetof(struct draft_sle, sle.watched_from),
	    .absent = "required with availability, allowed with no other clock",
	    .meaning = "The first date, in the book's zone, of which the "
		       "exports say every outage. From then to their cut-off "
		       "a month without one is a month without fault." },
	{ .name = "day_rule",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.day_rule),
	    .words = day_rule_words,
	    .least = DAYS_DATEDIFF,
	    .absent = "required with calendar-days and business-days, allowed "
		      "with no other clock",
	    .meaning = "How days are counted. With calendar-days, datediff: "
		       "from date to date; inclusive: both dates count; "
		       "elapsed: in seconds. With business-days, BD-END: to "
		       "the end of the last business day; BD-CLOCK: to the "
		       "same time of day; BD-HOURS: in standard days of open "
		       "time." },
	{ .name = "variants",
	    .type = KEY_CHOICES,
	    .offset = offsetof(struct draft_sle, sle.variants),
	    .count = offsetof(struct draft_sle, sle.variant_count),
	    .words = day_rule_words,
	    .least = DAYS_DATEDIFF,
	    .most = SLE_VARIANTS_MAX,
	    .absent = "no other reading is shown",
	    .meaning = "Other ways to count the days; verdicts that hang on "
		       "the choice are listed, and never counted." },
	{ .name = "bd_end",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.bd_end),
	    .words = bd_end_words,
	    .meaning = "What the end of a business day is, for BD-END." },
	{ .name = "due_at",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.due_at),
	    .words = due_at_words,
	    .meaning = "Where a due moment that falls on closing time is "
		       "printed; with business and business-days only. It "
		       "decides no verdict." },
	{ .name = "compliance",
	    .type = KEY_SHARE,
	    .nullable = true,
	    .offset = offsetof(struct draft_sle, sle.compliance_bp),
	    .absent = "no share: each miss counts by itself",
	    .meaning = "How large a share of a month's tickets must meet the "
		       "limit." },
	{ .name = "cohort",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct draft_sle, sle.cohort),
	    .words = cohort_words,
	    .meaning = "Which month a ticket belongs to: that of its "
		       "completion, of its receipt, or of its deadline." },
	{ .name = "open_over",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.open_over),
	    .words = open_over_words,
	    .meaning = "What an open ticket past its limit is, outside the "
		       "cohort deadline: shown beside the figure, or missed." },
	{ .name = "class",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.klass),
	    .words = sle_class_words,
	    .meaning = "An informational one is measured, never judged." },
	{ .name = "status",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct draft_sle, sle.status),
	    .words = status_words,
	    .meaning = "How sure the expectation is; an unknown one never "
		       "judges." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct draft_sle, sle.source),
	    .meaning = "Where it stands." },
	{ .name = "valid_from",
	    .type = KEY_DATE,
	    .offset = offsetof(struct draft_sle, sle.valid_from),
	    .absent = "since ever",
	    .meaning = "The first date on which this version binds." },
	{ .name = "valid_to",
	    .type = KEY_DATE,
	    .offset = offsetof(struct draft_sle, sle.valid_to),
	    .absent = "for ever",
	    .meaning = "The last such date. Versions of one id may not "
		       "overlap." },
	{ .name = "binds",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct draft_sle, sle.binds),
	    .words = binds_words,
	    .meaning = "Which version judges: that of the day of receipt, "
		       "that of the day on which the clock started, or split: "
		       "each part of the time is held against the limit of "
		       "its own days. The same in all versions." },
	{ .name = "known_from",
	    .type = KEY_DATE,
	    .offset = offsetof(struct draft_sle, sle.known_from),
	    .absent = "valid_from, or else since ever",
	    .meaning = "The date on which this version entered the register: "
		       "the other axis of time. With --known-as-of an "
		       "earlier date, it does not bind." },
};

static const struct key pause_keys[] = {
	{ .name = "while",
	    .type = KEY_IDS,
	    .required = true,
	    .offset = offsetof(struct draft_sle, sle.pause.items),
	    .count = offsetof(struct draft_sle, sle.pause.count),
	    .refers = "an event of the process",
	    .meaning = "From such an event to the ticket's next event of "
		       "another name, and no longer than to its stop." },
	{ .name = "party",
	    .type = KEY_ID,
	    .offset = offsetof(struct draft_sle, sle.pause_party),
	    .absent = "not said",
	    .meaning = "Whose time the pauses are." },
};

const struct table keys_pause = {
	.name = "pause",
	.title = "a pause",
	.where = "at `pause:` of an SLE",
	.intro = "What the clock does not count: time in which somebody else "
		 "had to move.",
	.keys = pause_keys,
	.count = sizeof(pause_keys) / sizeof(pause_keys[0]),
	.size = sizeof(struct draft_sle),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

const struct table keys_sle = {
	.name = "sle",
	.title = "an SLE",
	.where = "an item of `sles:`",
	.intro = "A service level expectation, one version of it: which "
		 "tickets, from which event to which, on which clock, within "
		 "what limit, and how large a share must comply.",
	.keys = sle_keys,
	.count = sizeof(sle_keys) / sizeof(sle_keys[0]),
	.size = sizeof(struct draft_sle),
	.id = offsetof(struct draft_sle, sle.id),
	.place = offsetof(struct draft_sle, sle.place),
};
