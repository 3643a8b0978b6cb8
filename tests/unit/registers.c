/* registers.c -- what entries make of a ticket's outcomes. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/registered.h"

#include "measure_desk.h"

#define MONTH_OVER "2026-02-01T00:00:00Z"

static const struct when never = { INSTANT_NONE, INSTANT_NONE };

static struct register_entry
entry_make(enum register_kind kind, const char *ticket)
{
	struct register_entry entry = {
		.file = "x.csv",
		.of = "x",
		.id = "X-1",
		.line = 2,
		.kind = kind,
		.ticket = ticket,
		.from = never,
		.to = never,
		.month = MONTH_NONE,
		.claim = -1,
		.asked_by = "A",
		.decided_by = "B",
		.ruling = RULING_UPHELD,
	};

	entry.asked.at = entry.asked.until = when("2026-01-20T00:00:00Z");
	entry.decided.at = entry.decided.until = when("2026-01-21T00:00:00Z");
	return entry;
}

/* T1 took 25 h of 24 h; the measure M misses it, N of 48 h does not. */
static void
late_desk(struct desk *desk)
{
	desk_init(desk, "UTC");
	desk_sle(desk, "M", CLOCK_ELAPSED, 24 * HOUR);
	desk_sle(desk, "N", CLOCK_ELAPSED, 48 * HOUR);
	desk_open(desk);
	desk_event(desk, received, "2026-01-05T09:00:00Z");
	desk_event(desk, completed, "2026-01-06T10:00:00Z");
}

static struct registered
hear(struct desk *desk, struct register_entry *entries, size_t count)
{
	struct registers registers = { .items = entries, .count = count };
	const struct bench bench = { desk->clocks, &desk->book, &registers,
		when(MONTH_OVER) };
	struct registered told;

	registers_index(&desk->arena, &registers);
	measure_registered(&desk->arena, &bench, &desk->ticket, &told);
	cr_assert_eq(told.plain_count, 2);
	cr_assert_eq(told.now_count, 2);
	cr_expect_eq(told.plain[0].state, OUTCOME_MISSED, "all data stays");
	cr_expect_eq(told.plain[0].elapsed, 25 * HOUR);
	return told;
}

Test(registers, without_an_entry_nothing_is_touched)
{
	struct register_entry other = entry_make(REGISTER_EXCLUSIONS, "T2");
	struct registered told;
	struct desk desk;

	late_desk(&desk);
	told = hear(&desk, &other, 1);
	cr_expect_eq(told.now[0].state, OUTCOME_MISSED);
	cr_expect_eq(told.after[0], OUTCOME_MISSED);
	cr_expect_eq(told.aside_count, 0);
	cr_expect_eq(told.note_count, 0);
	desk_close(&desk);
}

Test(registers, an_exclusion_takes_in_what_it_names)
{
	static const struct {
		const char *label;
		const char *ticket, *measure, *category, *from, *to;
		bool m, n;
	} rows[] = {
		{ "a ticket", "T1", NULL, NULL, NULL, NULL, true, true },
		{ "and a measure", "T1", "M", NULL, NULL, NULL, true, false },
		{ "another one", "T1", "O", NULL, NULL, NULL, false, false },
		{ "its category", NULL, NULL, "red", NULL, NULL, true, true },
		{ "another", NULL, NULL, "blue", NULL, NULL, false, false },
		{ "begun in it", NULL, "N", NULL, "2026-01-05T09:00:00Z",
		    "2026-01-05T09:00:01Z", false, true },
		{ "begun at its end", NULL, NULL, NULL, "2026-01-04T09:00:00Z",
		    "2026-01-05T09:00:00Z", false, false },
		{ "open to the left", NULL, NULL, NULL, NULL,
		    "2026-02-05T09:00:00Z", true, true },
		{ "open to the right", NULL, NULL, NULL, "2026-01-05T09:00:01Z",
		    NULL, false, false },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct register_entry entry =
		    entry_make(REGISTER_EXCLUSIONS, rows[i].ticket);
		struct registered told;
		struct desk desk;
		bool any = rows[i].m || rows[i].n;

		entry.measure = rows[i].measure;
		entry.category = rows[i].category;
		if (rows[i].from != NULL)
			entry.from.at = entry.from.until = when(rows[i].from);
		if (rows[i].to != NULL)
			entry.to.at = entry.to.until = when(rows[i].to);
		late_desk(&desk);
		desk.ticket.category = "red";
		told = hear(&desk, &entry, 1);
		cr_expect_eq(told.now[0].state == OUTCOME_EXCLUDED, rows[i].m,
		    "%s", rows[i].label);
		cr_expect_eq(told.now[1].state == OUTCOME_EXCLUDED, rows[i].n,
		    "%s", rows[i].label);
		cr_expect_eq(told.after[0], told.now[0].state);
		cr_expect_eq(
		    told.aside_count, (size_t)rows[i].m + (size_t)rows[i].n);
		cr_expect_eq(told.note_count, any || rows[i].ticket != NULL);
		if (told.note_count == 1)
			cr_expect_eq(told.notes[0].state,
			    any ? ENTRY_APPLIED : ENTRY_NO_OUTCOME, "%s",
			    rows[i].label);
		desk_close(&desk);
	}
}

Test(registers, what_is_not_decided_or_too_early_is_only_listed)
{
	struct register_entry entries[] = {
		entry_make(REGISTER_EXCLUSIONS, "T1"),
		entry_make(REGISTER_DISPUTES, "T1"),
		entry_make(REGISTER_EXCLUSIONS, "T1"),
		entry_make(REGISTER_EXPLANATIONS, "T1"),
	};
	static const enum entry_state want[] = { ENTRY_UNDECIDED,
		ENTRY_REJECTED, ENTRY_TOO_EARLY, ENTRY_LISTED };
	struct registered told;
	struct desk desk;

	entries[0].ruling = RULING_NONE;
	entries[1].ruling = RULING_REJECTED;
	entries[1].claim = CLAIM_MET;
	entries[2].decided.at = entries[2].decided.until =
	    when("2026-01-05T08:59:59Z");
	late_desk(&desk);
	told = hear(&desk, entries, 4);
	cr_expect_eq(told.now[0].state, OUTCOME_MISSED);
	cr_expect_eq(told.aside_count, 0);
	cr_assert_eq(told.note_count, 4);
	for (size_t i = 0; i < 4; i++)
		cr_expect_eq(told.notes[i].state, want[i], "%zu", i);
	/* on the day of the first event nobody can tell which was first */
	entries[2].decided.at = when("2026-01-05T00:00:00Z");
	entries[2].decided.until = when("2026-01-06T00:00:00Z");
	told = hear(&desk, entries, 4);
	cr_expect_eq(told.notes[2].state, ENTRY_APPLIED);
	desk_close(&desk);
}

Test(registers, three_figures_of_an_exclusion_that_a_dispute_lifts)
{
	struct register_entry entries[] = {
		entry_make(REGISTER_EXCLUSIONS, "T1"),
		entry_make(REGISTER_DISPUTES, "T1"),
	};
	struct registered told;
	struct desk desk;

	entries[0].measure = entries[1].measure = "M";
	entries[1].claim = CLAIM_MISSED;
	late_desk(&desk);
	told = hear(&desk, entries, 2);
	cr_expect_eq(told.after[0], OUTCOME_EXCLUDED);
	cr_expect_eq(told.now[0].state, OUTCOME_MISSED);
	cr_assert_eq(told.aside_count, 1);
	cr_expect_eq(told.asides[0].touch_count, 2);
	cr_expect_eq(told.asides[0].plain.state, OUTCOME_MISSED);
	cr_expect_eq(told.asides[0].after, OUTCOME_EXCLUDED);
	cr_expect_eq(told.asides[0].now.state, OUTCOME_MISSED);
	desk_close(&desk);
}

Test(registers, a_dispute_restates_only_what_a_case_decides)
{
	struct register_entry entry = entry_make(REGISTER_DISPUTES, "T1");
	struct registered told;
	struct desk desk;

	entry.claim = CLAIM_MET;
	late_desk(&desk);
	told = hear(&desk, &entry, 1);
	cr_expect_eq(told.now[0].state, OUTCOME_MET);
	cr_expect_eq(told.now[1].state, OUTCOME_MET);
	cr_expect_eq(told.aside_count, 1, "N was met before");
	desk_close(&desk);

	late_desk(&desk);
	desk.items[0].status = STATUS_ASSUMED;
	desk.items[0].type = TYPE_AVERAGE;
	told = hear(&desk, &entry, 1);
	cr_expect_eq(told.notes[0].state, ENTRY_NO_OUTCOME,
	    "an average is of times: a word changes none");
	desk_close(&desk);
}

Test(registers, a_correction_gives_both_figures)
{
	struct register_entry entry = entry_make(REGISTER_CORRECTIONS, "T1");
	struct registered told;
	struct desk desk;

	entry.event = "completed";
	entry.from.at = entry.from.until = when("2026-01-06T10:00:00Z");
	entry.to.at = entry.to.until = when("2026-01-06T09:00:00Z");
	late_desk(&desk);
	told = hear(&desk, &entry, 1);
	cr_expect_eq(told.now[0].state, OUTCOME_MET);
	cr_expect_eq(told.now[0].elapsed, 24 * HOUR);
	cr_expect_eq(told.now[1].elapsed, 24 * HOUR);
	cr_expect_eq(told.after[0], OUTCOME_MISSED, "no exclusion");
	cr_expect_eq(told.aside_count, 2);
	cr_expect_eq(told.notes[0].state, ENTRY_APPLIED);
	cr_expect_eq(desk.events[1].at, when("2026-01-06T10:00:00Z"),
	    "the ticket itself is left alone");
	entry.from.at = entry.from.until = when("2026-01-06T10:00:01Z");
	told = hear(&desk, &entry, 1);
	cr_expect_eq(told.now[0].state, OUTCOME_MISSED);
	cr_expect_eq(told.notes[0].state, ENTRY_NOT_SO);
	desk_close(&desk);
}

/* Before the start: the events stand in order again, and it is defective or
 * stops before it began, never silently swapped. */
Test(registers, a_correction_keeps_events_in_order)
{
	struct register_entry entry = entry_make(REGISTER_CORRECTIONS, "T1");
	struct registered told;
	struct desk desk;

	entry.event = "completed";
	entry.from.at = entry.from.until = when("2026-01-06T10:00:00Z");
	entry.to.at = entry.to.until = when("2026-01-05T08:00:00Z");
	late_desk(&desk);
	told = hear(&desk, &entry, 1);
	cr_expect_eq(told.now[0].state, OUTCOME_DEFECTIVE);
	cr_expect_eq(told.now[0].elapsed, -HOUR);
	desk_close(&desk);
}

Test(registers, decided_when_the_month_was_over_is_late)
{
	struct register_entry entry = entry_make(REGISTER_EXCLUSIONS, "T1");
	struct registered told;
	struct desk desk;

	late_desk(&desk);
	entry.decided.at = entry.decided.until = when("2026-01-31T23:59:59Z");
	told = hear(&desk, &entry, 1);
	cr_expect_not(told.asides[0].touches[0].late);
	entry.decided.at = entry.decided.until = when(MONTH_OVER);
	told = hear(&desk, &entry, 1);
	cr_expect(told.asides[0].touches[0].late);
	desk_close(&desk);
}

/* Law: an entry that is not upheld changes nothing, whatever it names. */
Test(registers, lifting_gives_back_the_first_figures)
{
	struct register_entry entries[3];
	struct registered told;
	struct desk desk;

	for (int kind = 0; kind < 3; kind++) {
		entries[kind] = entry_make((enum register_kind)kind, "T1");
		entries[kind].ruling = RULING_REJECTED;
		entries[kind].event = "completed";
		entries[kind].claim = CLAIM_MET;
	}
	entries[2].from.at = when("2026-01-06T10:00:00Z");
	entries[2].to.at = entries[2].to.until = when("2026-01-06T09:00:00Z");
	late_desk(&desk);
	told = hear(&desk, entries, 3);
	for (size_t i = 0; i < 2; i++) {
		cr_expect_eq(told.now[i].state, told.plain[i].state);
		cr_expect_eq(told.now[i].elapsed, told.plain[i].elapsed);
		cr_expect_eq(told.after[i], told.plain[i].state);
	}
	cr_expect_eq(told.aside_count, 0);
	desk_close(&desk);
}

Test(registers, entries_are_found_by_their_ticket)
{
	struct register_entry entries[] = {
		entry_make(REGISTER_EXCLUSIONS, "b"),
		entry_make(REGISTER_EXCLUSIONS, NULL),
		entry_make(REGISTER_EXPLANATIONS, NULL),
		entry_make(REGISTER_DISPUTES, "a"),
		entry_make(REGISTER_EXCLUSIONS, "b"),
	};
	struct registers registers = { .items = entries, .count = 5 };
	const struct register_entry *const *found;
	struct arena arena = { 0 };

	registers_index(&arena, &registers);
	cr_expect_eq(registers.wide_count, 1, "an explanation acts on nothing");
	cr_assert_eq(registers_of(&registers, "b", &found), 2);
	cr_expect_eq(found[0], &entries[0]);
	cr_expect_eq(found[1], &entries[4]);
	cr_expect_eq(registers_of(&registers, "a", &found), 1);
	cr_expect_eq(registers_of(&registers, "aa", &found), 0);
	cr_expect_eq(registers_of(&registers, "c", &found), 0);
	arena_release(&arena);
}
