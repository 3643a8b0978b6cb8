/* say_quality.c -- findings about the data, as sentences. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <string.h>

enum level
level_of(enum diag_severity severity, enum diag_gate gate)
{
	if (gate != GATE_NONE)
		return LEVEL_GATING;
	return severity == DIAG_NOTE ? LEVEL_NOTE : LEVEL_WARNING;
}

const char *
say_level(const struct making *m, enum level level)
{
	static const char *const words[] = { "gating", "warning", "note" };

	return say(m, key_of(m, "level", words[level]), NULL);
}

const char *
say_gate(const struct making *m, enum diag_gate gate)
{
	return say(m, key_of(m, "gate", diag_gate_word(gate)), NULL);
}

struct cell
cell_defect(const struct making *m, enum diag_code code)
{
	const char *defect = diag_defect(code);

	return *defect == '\0' ? cell_none(say(m, "shorthand.none", NULL))
			       : cell_text(defect);
}

/* ".0020905": seven digits say 14 against 2. */
static const char *
say_chance(const struct making *m, int64_t chance)
{
	const int64_t one = 10000000;

	return arena_format(m->arena, "%lld.%07lld", (long long)(chance / one),
	    (long long)(chance % one));
}

static const char *
say_heaping(const struct making *m, const struct quality_finding *finding)
{
	const char *n = say_count(m, finding->n);
	const char *count = say_count(m, finding->count);

	if (finding->subject == SUBJECT_ZERO)
		return say(m, "quality.zero", "sle", finding->sle->id, "count",
		    count, "n", n, NULL);
	return say(m, "quality.limit", "sle", finding->sle->id, "count", count,
	    "n", n, "limit", say_limit(m, finding->sle), NULL);
}

static const char *
say_bunching(const struct making *m, const struct quality_finding *finding)
{
	return say(m, "quality.bunching", "sle", finding->sle->id, "count",
	    say_count(m, finding->count), "against",
	    say_count(m, finding->against), "band",
	    say_share(m, finding->rule->band_bp / 10), "limit",
	    say_limit(m, finding->sle), "chance",
	    say_chance(m, finding->chance), NULL);
}

static const char *
say_stamps(const struct making *m, const struct audit *audit,
    const struct quality_finding *finding)
{
	const struct process *process =
	    book_process(audit->book, finding->process);
	const char *event = process_event_title(process, finding->word);
	const char *count = say_count(m, finding->count);
	const char *n = say_count(m, finding->n);

	if (finding->code == DIAG_MIDNIGHT)
		return say(m, "quality.midnight", "event", event, "count",
		    count, "n", n, NULL);
	return say(
	    m, "quality.weekend", "event", event, "count", count, "n", n, NULL);
}

static const char *
say_gaps(const struct making *m, const struct quality_finding *finding)
{
	return say(m, "quality.gaps", "n", say_count(m, finding->count),
	    "places", say_count(m, finding->against), "first", finding->first,
	    NULL);
}

static const char *
say_labels(const struct making *m, const struct quality_finding *finding)
{
	return say(m, "quality.labels", "field", finding->word, "first",
	    finding->first, "second", finding->second, "usual",
	    say_count(m, finding->against), "other",
	    say_count(m, finding->count), NULL);
}

const char *
say_finding(const struct making *m, const struct audit *audit,
    const struct quality_finding *finding)
{
	switch (finding->code) {
	case DIAG_HEAPING:
		return say_heaping(m, finding);
	case DIAG_BUNCHING:
		return say_bunching(m, finding);
	case DIAG_MIDNIGHT:
	case DIAG_WEEKEND:
		return say_stamps(m, audit, finding);
	case DIAG_GAP:
		return say_gaps(m, finding);
	case DIAG_LABELS:
		return say_labels(m, finding);
	case DIAG_CLAIM:
		return say(m, "quality.claim", "sle", finding->sle->id, "count",
		    say_count(m, finding->count), "n", say_count(m, finding->n),
		    NULL);
	default:
		return diag_text(finding->code);
	}
}

const char *
say_in_place(const struct making *m, const struct quality_finding *finding,
    const struct quality_ticket *ticket)
{
	switch (ticket->part) {
	case CLAIM_ELAPSED:
		return sle_in_days(finding->sle)
		    ? say_days(m, ticket->measured)
		    : say_duration(m, ticket->measured);
	case CLAIM_DUE:
		return say_instant(m, ticket->measured);
	case CLAIM_BREACHED:
	case CLAIM_PARTS:
		break;
	}
	return say_state(
	    m, ticket->measured != 0 ? OUTCOME_MISSED : OUTCOME_MET);
}
