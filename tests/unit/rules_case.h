/* rules_case.h -- a sound rule book in memory, and one change to it at a time.
 */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_TESTS_RULES_CASE_H
#define SLAUDIT_TESTS_RULES_CASE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/rules.h"

/* Every kind of value stands here; each string is one line, from line 1. */
static const char *const sound_lines[] = {
	"book:",                                                      /* 1 */
	"  id: test",                                                 /* 2 */
	"  version: \"7\"",                                           /* 3 */
	"  title: A sound book",                                      /* 4 */
	"  operator: The desk",                                       /* 5 */
	"  customer: caller",                                         /* 6 */
	"  zone: Europe/Stockholm",                                   /* 7 */
	"  zone_status: verified",                                    /* 8 */
	"  quantile: type-8",                                         /* 9 */
	"  source: made up",                                          /* 10 */
	"processes:",                                                 /* 11 */
	"  - id: call",                                               /* 12 */
	"    title: Call",                                            /* 13 */
	"    events:",                                                /* 14 */
	"      opened: call opened",                                  /* 15 */
	"      answered: call answered",                              /* 16 */
	"      dropped: caller gave up",                              /* 17 */
	"    order: [opened, answered]",                              /* 18 */
	"    ends: dropped",                                          /* 19 */
	"calendars:",                                                 /* 20 */
	"  - id: office",                                             /* 21 */
	"    title: The office",                                      /* 22 */
	"    zone: Europe/Stockholm",                                 /* 23 */
	"    week:",                                                  /* 24 */
	"      mon-thu: [\"13:00-17:00\", \"08:00-12:00\"]",          /* 25 */
	"      fri: 08:00-15:30",                                     /* 26 */
	"      sat: [\"22:00-06:00\"]",                               /* 27 */
	"    standard_day: 8 h 30 min",                               /* 28 */
	"    covers: {from: 2021-01-01, to: 2021-12-31}",             /* 29 */
	"    holidays:",                                              /* 30 */
	"      - {date: 2021-12-24, name: Eve}",                      /* 31 */
	"      - {date: 2021-01-06, name: Epiphany, source: law}",    /* 32 */
	"    overrides:",                                             /* 33 */
	"      - {date: 2021-12-23, hours: 08:00-12:00, name: Half}", /* 34 */
	"    status: assumed",                                        /* 35 */
	"    source: made up",                                        /* 36 */
	"sles:",                                                      /* 37 */
	"  - id: A.10",                                               /* 38 */
	"    title: Answered in days",                                /* 39 */
	"    process: call",                                          /* 40 */
	"    category: [red, blue]",                                  /* 41 */
	"    customer_class: big",                                    /* 42 */
	"    from: opened",                                           /* 43 */
	"    from_which: last",                                       /* 44 */
	"    to: [answered, dropped]",                                /* 45 */
	"    to_which: last",                                         /* 46 */
	"    clock: business-days",                                   /* 47 */
	"    calendar: office",                                       /* 48 */
	"    limit: 2 business days",                                 /* 49 */
	"    day_rule: BD-CLOCK",                                     /* 50 */
	"    variants: [BD-END, BD-HOURS]",                           /* 51 */
	"    bd_end: midnight",                                       /* 52 */
	"    due_at: next-opening",                                   /* 53 */
	"    cohort: deadline",                                       /* 54 */
	"    open_over: missed",                                      /* 55 */
	"    status: verified",                                       /* 56 */
	"    source: made up",                                        /* 57 */
	"  - id: A.9",                                                /* 58 */
	"    title: Answered",                                        /* 59 */
	"    process: call",                                          /* 60 */
	"    from: opened",                                           /* 61 */
	"    to: answered",                                           /* 62 */
	"    clock: elapsed",                                         /* 63 */
	"    limit: 1 day 2 h 3 min 4 s",                             /* 64 */
	"    compliance: 99.95 %",                                    /* 65 */
	"    cohort: receipt",                                        /* 66 */
	"    status: reconstructed",                                  /* 67 */
	"    source: made up",                                        /* 68 */
	"    valid_from: 2021-07-01",                                 /* 69 */
	"  - id: A.9",                                                /* 70 */
	"    title: Answered, formerly",                              /* 71 */
	"    process: call",                                          /* 72 */
	"    from: opened",                                           /* 73 */
	"    to: answered",                                           /* 74 */
	"    clock: calendar-days",                                   /* 75 */
	"    limit: null",                                            /* 76 */
	"    day_rule: inclusive",                                    /* 77 */
	"    cohort: completion",                                     /* 78 */
	"    class: informational",                                   /* 79 */
	"    status: unknown",                                        /* 80 */
	"    source: made up",                                        /* 81 */
	"    valid_to: 2021-06-30",                                   /* 82 */
	"mappings:",                                                  /* 83 */
	"  - id: log",                                                /* 84 */
	"    title: Log",                                             /* 85 */
	"    file: \"log*.csv\"",                                     /* 86 */
	"    shape: log",                                             /* 87 */
	"    process: call",                                          /* 88 */
	"    coverage: complete",                                     /* 89 */
	"    delimiter: \"\\t\"",                                     /* 90 */
	"    trim: true",                                             /* 91 */
	"    nulls: [\"-\", \"null\"]",                               /* 92 */
	"    key: [site, number]",                                    /* 93 */
	"    cutoff: 2021-12-31T23:59:59+01:00",                      /* 94 */
	"    times: {formats: [\"%Y-%m-%dT%H:%M:%S%z\"]}",            /* 95 */
	"    category: {column: kind, row: last, words: {r: red, b: blue}}",
	"    customer_class: {constant: big}",                  /* 97 */
	"    events:",                                          /* 98 */
	"      - named_by: what",                               /* 99 */
	"        names: {o: opened, a: answered, d: dropped}",  /* 100 */
	"        time: at",                                     /* 101 */
	"        when: {state: [x, y], channel: {not: test}}",  /* 102 */
	"        by: {constant: operator}",                     /* 103 */
	"  - id: list",                                         /* 104 */
	"    title: List",                                      /* 105 */
	"    file: list.csv",                                   /* 106 */
	"    shape: wide",                                      /* 107 */
	"    process: call",                                    /* 108 */
	"    coverage: extract",                                /* 109 */
	"    key: number",                                      /* 110 */
	"    occurrence: true",                                 /* 111 */
	"    times:",                                           /* 112 */
	"      formats: [\"%d/%m/%Y\", \"%d/%m/%Y %I:%M %p\"]", /* 113 */
	"      zone: Europe/Stockholm",                         /* 114 */
	"    customer: caller",                                 /* 115 */
	"    events:",                                          /* 116 */
	"      - {event: opened, time: opened_at, by: who}",    /* 117 */
	"detection:",                                           /* 118 */
	"  - id: three",                                        /* 119 */
	"    title: Three of five",                             /* 120 */
	"    kind: k-of-n",                                     /* 121 */
	"    months: 3",                                        /* 122 */
	"    of: 5",                                            /* 123 */
	"    empty_month: skipped",                             /* 124 */
	"    class: systemic",                                  /* 125 */
	"    sles: A.9",                                        /* 126 */
	"    status: assumed",                                  /* 127 */
	"    source: made up",                                  /* 128 */
	"    adopted_by: nobody yet",                           /* 129 */
};

enum { SOUND_LINES = sizeof(sound_lines) / sizeof(sound_lines[0]) };

struct reading { /* what came of a text */
	struct arena arena;
	struct buf text;
	struct book *book;
	struct complaints complaints;
	struct fault fault;
	int rc;
};

static inline void
reading_release(struct reading *reading)
{
	rules_release(reading->book);
	buf_release(&reading->text);
	arena_release(&reading->arena);
}

static inline void
reading_parse(struct reading *reading, const char *bytes, size_t size)
{
	const struct rules_text text = { "b.yaml", bytes, size };
	const struct rules_source source = { "dir", &text, 1 };

	reading->rc = rules_parse(&reading->arena, &source, &reading->book,
	    &reading->complaints, &reading->fault);
}

/* The sound book with LINE (from 1; 0: none) replaced by INSTEAD; NULL takes
 * the line out. */
static inline void
reading_change(struct reading *reading, unsigned line, const char *instead)
{
	memset(reading, 0, sizeof(*reading));
	for (unsigned i = 1; i <= SOUND_LINES; i++) {
		const char *text = i == line ? instead : sound_lines[i - 1];

		if (text != NULL)
			buf_print(&reading->text, "%s\n", text);
	}
	reading_parse(reading, buf_text(&reading->text), reading->text.len);
}

/* "LINE:COLUMN: TEXT" of the complaint, or "" if there is none. */
static inline const char *
reading_complaint(struct reading *reading, size_t at)
{
	const struct complaint *c;

	if (at >= reading->complaints.count)
		return "";
	c = &reading->complaints.items[at];
	return arena_format(&reading->arena, "%u:%u: %s", (unsigned)c->line,
	    (unsigned)c->column, c->text);
}

#endif
