/* section_short.c -- the page in ten seconds: what was held, what was not. */
/* SPDX-License-Identifier: MIT */
#include "editions.h"
#include "said.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/privacy.h"

/* Beyond this the missed ones are only named; the table has the rest. */
enum { MISSED_TOLD = 6 };

struct brief {           /* what the sentences count */
	uint64_t judged; /* with a target, and requests */
	uint64_t met;
	uint64_t missed;
	uint64_t empty;       /* no case at all */
	uint64_t none_judged; /* cases, but none that counts */
	uint64_t unobserved;  /* availability, and nothing was observed */
	uint64_t no_limit;    /* measured only, for three reasons */
	uint64_t not_known;
	uint64_t informational;
	uint64_t late_each; /* misses of expectations without a share */
	uint64_t early_each;
	uint64_t over;    /* open and over */
	uint64_t counted; /* of these, counted as missed */
	uint64_t hanging;
	uint64_t undecidable;
	uint64_t not_covered;
	uint64_t extracts;   /* expectations withheld */
	uint64_t unsupplied; /* expectations, by whether files cover them */
	uint64_t provisional;
	uint64_t defective; /* tickets, whatever it spoils of them */
	uint64_t within_extract;
	uint64_t missed_extract;
};

static void
unjudged_count(struct brief *brief, const struct sle *sle)
{
	bool bounded = sle_by_sums(sle) ? sle->compliance_bp != SLE_NO_SHARE
					: sle->limit != LIMIT_NONE;

	if (!bounded)
		brief->no_limit++;
	else if (sle->status == STATUS_UNKNOWN)
		brief->not_known++;
	else
		brief->informational++;
}

/* Misses by themselves: too late, or too early. */
static uint64_t *
each_of(struct brief *brief, const struct sle *sle)
{
	return sle->type == TYPE_MIN ? &brief->early_each : &brief->late_each;
}

static void
sum_count(struct brief *brief, const struct period_sum *sum)
{
	if (sum_unsupplied(sum)) {
		brief->unsupplied++;
		return;
	}
	brief->over += sum->states[OUTCOME_OVER];
	brief->counted +=
	    sum->n - sum->states[OUTCOME_MET] - sum->states[OUTCOME_MISSED];
	brief->undecidable += sum->states[OUTCOME_UNDECIDABLE];
	if (sum->sle->clock != CLOCK_AVAILABILITY) /* it says how long */
		brief->not_covered += sum->states[OUTCOME_NOT_COVERED];
	brief->extracts += sum->withheld;
	if (!sle_judges(sum->sle)) {
		unjudged_count(brief, sum->sle);
	} else if (sum->withheld && !sle_by_sums(sum->sle)) {
		brief->within_extract += sum->states[OUTCOME_MET];
		brief->missed_extract += sum->states[OUTCOME_MISSED];
	} else if (sum->withheld) {
		return; /* a case of it is not late by itself */
	} else if (!sle_has_target(sum->sle)) {
		*each_of(brief, sum->sle) += sum->states[OUTCOME_MISSED];
	} else if (sum_provisional(sum)) {
		brief->provisional++;
	} else if (sum->months_judged == 0 &&
	    sum->sle->clock == CLOCK_AVAILABILITY) {
		brief->unobserved++;
	} else if (sum->months_judged == 0) {
		brief->empty += sum->scope == 0;
		brief->none_judged += sum->scope > 0;
	} else {
		brief->judged++;
		brief->missed += sum->months_missed > 0;
		brief->met += sum->months_missed == 0;
	}
}

static int
by_number(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left;
	int64_t b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

/* One impossible stamp spoils several outcomes of its ticket. */
static uint64_t
defective_tickets(const struct making *m, const struct audit *audit)
{
	int64_t *ids =
	    arena_new(m->arena, audit->exhibit_count + 1, sizeof(*ids));
	size_t count = 0;
	uint64_t distinct = 0;

	for (size_t i = 0; i < audit->exhibit_count; i++) {
		const struct outcome *outcome = &audit->exhibits[i].outcome;

		if (outcome->state == OUTCOME_DEFECTIVE &&
		    !began_later(m, audit, outcome))
			ids[count++] = outcome->ticket_id;
	}
	qsort(ids, count, sizeof(*ids), by_number);
	for (size_t i = 0; i < count; i++)
		distinct += i == 0 || ids[i] != ids[i - 1];
	return distinct;
}

static void
brief_make(const struct making *m, struct brief *brief,
    const struct audit *audit, const struct period_sum *sums, size_t count)
{
	brief->defective = defective_tickets(m, audit);
	for (size_t i = 0; i < count; i++)
		sum_count(brief, &sums[i]);
	for (size_t i = 0; i < audit->exhibit_count; i++)
		brief->hanging += outcome_hangs(&audit->exhibits[i].outcome) &&
		    !began_later(m, audit, &audit->exhibits[i].outcome);
}

/* A sentence of the list, only where its number is not zero. */
static void
line_add(const struct making *m, struct node *list, const char *key, uint64_t n)
{
	if (n > 0)
		page_add(m->arena, list, NODE_PARA,
		    say(m, key, "n", say_count(m, n), NULL));
}

static const char *
headline(const struct making *m, const struct audit *audit,
    const struct brief *brief)
{
	uint64_t extract = brief->missed_extract + brief->within_extract;
	const char *period = say_period(m, audit);

	if (brief->judged == 0 && brief->extracts > 0 && extract > 0)
		return say(m, "short.head-extract", "late",
		    say_count(m, brief->missed_extract), "n",
		    say_count(m, extract), "period", period, NULL);
	if (brief->judged == 0)
		return say(m, "short.head-none", "period", period, NULL);
	return say(m,
	    period_is_month(audit) ? "short.head-month" : "short.head-months",
	    "met", say_count(m, brief->met), "n", say_count(m, brief->judged),
	    "period", period, NULL);
}

/* A month's figure beyond its limit. */
static const char *
missed_figure(const struct making *m, const struct period_sum *sum)
{
	const struct sle *sle = sum->sle;
	struct quotient figure = attainment_quotient(sum->single);

	return say(m, "short.missed-figure", "id", sle->id, "title", sle->title,
	    "target", say_target(m, sle), "n", say_count(m, sum->n), "figure",
	    say_quotient(m, sle, &figure), "limit", say_limit(m, sle), NULL);
}

static const char *
missed_text(const struct making *m, const struct audit *audit,
    const struct period_sum *sum)
{
	const struct sle *sle = sum->sle;

	if (period_is_month(audit) && sle_by_figure(sle) && sum->single != NULL)
		return missed_figure(m, sum);
	if (!period_is_month(audit))
		return say(m, "short.missed-months", "id", sle->id, "title",
		    sle->title, "missed", say_count(m, sum->months_missed), "n",
		    say_count(m, sum->months_judged), "target",
		    say_target(m, sle), NULL);
	if (sle->clock == CLOCK_COUNT && sum->single != NULL)
		return say(m, "short.missed-count", "id", sle->id, "title",
		    sle->title, "attained", cell_attained(m, sum->single).text,
		    "target", say_target(m, sle), NULL);
	if (sle->clock == CLOCK_AVAILABILITY && sum->single != NULL)
		return say(m, "short.missed-availability", "id", sle->id,
		    "title", sle->title, "attained",
		    cell_attained(m, sum->single).text, "target",
		    say_target(m, sle), NULL);
	return say(m,
	    sle->type == TYPE_MIN ? "short.missed-least" : "short.missed-month",
	    "limit", say_limit(m, sle), "id", sle->id, "title", sle->title,
	    "met", say_count(m, sum->met), "n", say_count(m, sum->n), "share",
	    say_share(m, share_tenths(sum->met, sum->n, sle->compliance_bp)),
	    "target", say_target(m, sle), NULL);
}

static bool
is_missed(const struct period_sum *sum)
{
	return !sum->withheld && sum->months_missed > 0;
}

/* One sentence each, or one with all names where they are many. */
static void
missed_say(const struct making *m, const struct audit *audit, struct node *list,
    const struct period_sum *sums, size_t count, uint64_t missed)
{
	struct buf names = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (!is_missed(&sums[i]))
			continue;
		if (missed <= MISSED_TOLD)
			page_add(m->arena, list, NODE_PARA,
			    missed_text(m, audit, &sums[i]));
		buf_print(
		    &names, "%s%s", names.len > 0 ? ", " : "", sums[i].sle->id);
	}
	if (missed > MISSED_TOLD)
		page_add(m->arena, list, NODE_PARA,
		    say(m, "short.missed-names", "n", say_count(m, missed),
			"names", buf_text(&names), NULL));
	buf_release(&names);
}

/* Where every case must keep its limit, each that did not counts: whose they
 * are. LEAST: of limits that each case must last. */
static void
each_say(const struct making *m, struct node *list,
    const struct period_sum *sums, size_t count, bool least, uint64_t late)
{
	struct buf names = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (sums[i].withheld || !sle_judges(sums[i].sle) ||
		    sle_has_target(sums[i].sle) ||
		    (sums[i].sle->type == TYPE_MIN) != least ||
		    sums[i].states[OUTCOME_MISSED] == 0)
			continue;
		buf_print(
		    &names, "%s%s", names.len > 0 ? ", " : "", sums[i].sle->id);
	}
	if (late > 0)
		page_add(m->arena, list, NODE_PARA,
		    say(m, least ? "short.early-each" : "short.late-each", "n",
			say_count(m, late), "names", buf_text(&names), NULL));
	buf_release(&names);
}

static uint64_t
rejected_rows(const struct audit *audit)
{
	uint64_t rejected = 0;

	for (size_t i = 0; i < audit->file_count; i++)
		rejected += audit->files[i].tally.rejected;
	return rejected;
}

/* At which time open cases were past their limit, and how many of them stand
 * among the judged already. */
static void
over_say(const struct making *m, const struct audit *audit, struct node *list,
    const struct brief *brief)
{
	if (brief->over == 0)
		return;
	page_add(m->arena, list, NODE_PARA,
	    say(m, brief->counted > 0 ? "short.over-counted" : "short.over",
		"n", say_count(m, brief->over), "counted",
		say_count(m, brief->counted), "asof",
		say_instant(m, audit->as_of), NULL));
}

static void
at_risk_say(
    const struct making *m, const struct audit *audit, struct node *list)
{
	if (audit->risk_count == 0)
		return;
	page_add(m->arena, list, NODE_PARA,
	    say(m, "short.at-risk", "n", say_count(m, audit->risk_count),
		"share", say_at_risk(m, audit->book), "asof",
		say_instant(m, audit->as_of), NULL));
}

/* The names of the files that are extracts; NULL: none is. */
static const char *
extract_files(const struct making *m, const struct audit *audit)
{
	struct buf names = { 0 };
	const char *made = NULL;

	for (size_t i = 0; i < audit->file_count; i++) {
		if (audit->files[i].coverage == COVERAGE_EXTRACT)
			buf_print(&names, "%s%s", names.len > 0 ? ", " : "",
			    audit->files[i].name);
	}
	if (names.len > 0)
		made = arena_copy(m->arena, buf_text(&names));
	buf_release(&names);
	return made;
}

static void
lines_say(const struct making *m, const struct audit *audit, struct node *list,
    const struct brief *brief)
{
	const struct {
		const char *key;
		uint64_t n;
	} lines[] = {
		{ "short.late-extract",
		    brief->judged > 0 ? brief->missed_extract : 0 },
		{ "short.hanging", brief->hanging },
		{ "short.undecidable", brief->undecidable },
		{ "short.not-covered", brief->not_covered },
		{ "short.defective", brief->defective },
		{ "short.refused", said_refused(audit) },
		{ "short.moved", audit->editions.other_count },
		{ "short.changed-past", audit->successions.changed_count },
		{ "short.vanished", audit->successions.vanished_count },
		{ "short.rejected", rejected_rows(audit) },
		{ "short.findings", audit->finding_count },
		{ "short.empty", period_is_month(audit) ? 0 : brief->empty },
		{ "short.none-judged", brief->none_judged },
		{ "short.not-observed", brief->unobserved },
		{ "short.provisional", brief->provisional },
		{ "short.unsupplied", brief->unsupplied },
		{ "short.unjudged", brief->no_limit },
		{ "short.unjudged-unknown", brief->not_known },
		{ "short.unjudged-information", brief->informational },
	};

	line_add(m, list, "short.aside", said_touched(audit));
	line_add(m, list, "short.turned", said_turned(audit));
	over_say(m, audit, list, brief);
	at_risk_say(m, audit, list);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		line_add(m, list, lines[i].key, lines[i].n);
}

/* A share of a part of the month says so where it is read first. */
static void
unobserved_say(const struct making *m, struct node *list,
    const struct period_sum *sums, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct attainment *row = sums[i].single;

		if (row == NULL || sums[i].withheld || row->unobserved == 0 ||
		    row->denominator == 0)
			continue;
		page_add(m->arena, list, NODE_PARA,
		    say(m, "short.unobserved", "id", row->sle->id, "title",
			row->sle->title, "time",
			say_duration(m, row->unobserved), "observed",
			say_duration(m, row->denominator), NULL));
	}
}

/* Two sentences in one paragraph; either may be NULL. */
static const char *
joined(const struct making *m, const char *first, const char *second)
{
	if (first == NULL || second == NULL)
		return first == NULL ? second : first;
	return arena_format(m->arena, "%s %s", first, second);
}

/* What a reader must not miss stands above all that may be cut off. */
static void
counted_say(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const char *counted =
	    joined(m, kofn_say(m, audit), kofn_best(m, audit));

	para_add(
	    m, section, joined(m, counted, say(m, "short.no-rating", NULL)));
}

void
part_short(const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "short");
	struct brief brief = { 0 };
	struct period_sum *sums;
	struct node *list;
	const char *extracts = extract_files(m, audit);
	size_t count = period_sums(m, audit, &sums);

	brief_make(m, &brief, audit, sums, count);
	partial_say(m, audit, section);
	para_add(m, section, headline(m, audit, &brief));
	counted_say(m, audit, section);
	if (extracts != NULL)
		note_add(m, section,
		    say(m, "short.extract", "files", extracts, NULL));
	missing_say(m, audit, section);
	if (audit_is_withheld(audit))
		note_add(m, section,
		    say(m, "short.audience", "audience", audit->audience->title,
			"mark", say(m, "shorthand.private", NULL), NULL));
	list = page_add(m->arena, section, NODE_LIST, "");
	missed_say(m, audit, list, sums, count, brief.missed);
	each_say(m, list, sums, count, false, brief.late_each);
	each_say(m, list, sums, count, true, brief.early_each);
	unobserved_say(m, list, sums, count);
	lines_say(m, audit, list, &brief);
	para_add(m, section,
	    say(m, "short.lead", "operator", audit->book->operator_name, "book",
		audit->book->title, "asof", say_instant(m, audit->as_of),
		NULL));
	edition_say(m, audit, section);
	if (period_is_month(audit)) /* of many months: with the registers */
		ratings_say(m, audit, section);
}
