/* say.c -- figures into words, by fixed rules and never by locale. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <idn2.h>

#include "slaudit/names.h"

enum { ARGS_MAX = 16, NUMBER_MAX = 32, TENTHS = 10 };

/* A true minus sign: no spreadsheet takes it for a formula. */
static const char minus[] = "\xE2\x88\x92";

const char *
say(const struct making *m, const char *key, ...)
{
	struct wording_arg args[ARGS_MAX + 1] = { { 0 } };
	struct buf text = { 0 };
	const char *made;
	va_list list;
	size_t n = 0;

	va_start(list, key);
	while (n < ARGS_MAX) {
		args[n].name = va_arg(list, const char *);
		if (args[n].name == NULL)
			break;
		args[n++].value = va_arg(list, const char *);
	}
	va_end(list);
	args[n].name = NULL;
	wording_fill(m->wording, key, args, &text);
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

/* Thousands are parted by a comma; the digits are ASCII everywhere. */
const char *
say_count(const struct making *m, uint64_t n)
{
	char digits[NUMBER_MAX];
	struct buf text = { 0 };
	const char *made;
	int len = snprintf(digits, sizeof(digits), "%" PRIu64, n);

	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			buf_putc(&text, ',');
		buf_putc(&text, digits[i]);
	}
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

const char *
say_month(const struct making *m, int32_t month)
{
	const char *key;
	const char *year;

	if (month == MONTH_NONE)
		return say(m, "month.none", NULL);
	key = arena_format(m->arena, "month.%d", (int)(month % 12) + 1);
	year = arena_format(m->arena, "%d", (int)(month / 12));
	return arena_format(m->arena, "%s %s", say(m, key, NULL), year);
}

static const struct {
	const char *key;
	int64_t size;
} units[] = {
	{ "unit.day", 86400 },
	{ "unit.hour", 3600 },
	{ "unit.minute", 60 },
	{ "unit.second", 1 },
};

/* "3 d 4 h": the two largest units that are not zero would hide a second that
 * decides, so every unit that is not zero is said. */
static const char *
units_from(const struct making *m, size_t first, int64_t seconds)
{
	struct buf text = { 0 };
	const char *made;
	int64_t left = seconds < 0 ? -seconds : seconds;

	if (seconds < 0)
		buf_put(&text, minus);
	for (size_t i = first; i < 4; i++) {
		int64_t n = left / units[i].size;

		left %= units[i].size;
		if (n == 0 && !(i == 3 && seconds == 0))
			continue;
		if (text.len > 3 || (seconds >= 0 && text.len > 0))
			buf_putc(&text, ' ');
		buf_print(
		    &text, "%" PRId64 " %s", n, say(m, units[i].key, NULL));
	}
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

const char *
say_duration(const struct making *m, int64_t seconds)
{
	return units_from(m, 0, seconds);
}

const char *
say_hours(const struct making *m, int64_t seconds)
{
	return units_from(m, 1, seconds);
}

const char *
say_days(const struct making *m, int64_t days)
{
	const char *text = say(m, "figure.days", "n",
	    say_count(m, (uint64_t)(days < 0 ? -days : days)), NULL);

	return days < 0 ? arena_format(m->arena, "%s%s", minus, text) : text;
}

static bool
counts_open(const struct sle *sle)
{
	return sle->clock == CLOCK_BUSINESS ||
	    sle->clock == CLOCK_BUSINESS_DAYS;
}

const char *
say_figure(const struct making *m, const struct outcome *outcome)
{
	if (sle_in_days(outcome->sle))
		return say_days(m, outcome->days);
	if (counts_open(outcome->sle))
		return say_hours(m, outcome->elapsed);
	return say_duration(m, outcome->elapsed);
}

const char *
say_margin(const struct making *m, const struct outcome *outcome)
{
	if (sle_in_days(outcome->sle))
		return say_days(m, outcome->margin);
	if (counts_open(outcome->sle))
		return say_hours(m, outcome->margin);
	return say_duration(m, outcome->margin);
}

const char *
say_limit(const struct making *m, const struct sle *sle)
{
	const char *n = arena_format(m->arena, "%" PRId64, sle->limit);

	if (sle->limit == LIMIT_NONE)
		return say(m,
		    sle->status == STATUS_UNKNOWN ? "limit.unknown"
						  : "limit.none",
		    NULL);
	switch (sle->clock) {
	case CLOCK_ELAPSED:
		return say_duration(m, sle->limit);
	case CLOCK_BUSINESS:
		return say_hours(m, sle->limit);
	case CLOCK_CALENDAR_DAYS:
		return say(m, "limit.days", "n", n, NULL);
	case CLOCK_BUSINESS_DAYS:
		return say(m, "limit.business-days", "n", n, NULL);
	case CLOCK_COUNT: /* has none */
	case CLOCK_AVAILABILITY:
	case CLOCK_KINDS:
		break;
	}
	return "";
}

const char *
say_bound(const struct making *m, const struct sle *sle)
{
	if (sle->type != TYPE_MIN || sle->limit == LIMIT_NONE)
		return say_limit(m, sle);
	return say(m, "limit.least", "limit", say_limit(m, sle), NULL);
}

const char *
say_quotient(const struct making *m, const struct sle *sle,
    const struct quotient *figure)
{
	int64_t limit = sle_judges(sle) ? sle->limit : LIMIT_NONE;
	int64_t tenths;

	if (figure->unit == UNIT_DAY) {
		tenths = quotient_parts(figure, TENTHS, limit);
		return say(m, "figure.part-days", "days",
		    arena_format(m->arena, "%" PRId64 ".%" PRId64,
			tenths / TENTHS, tenths % TENTHS),
		    NULL);
	}
	if (counts_open(sle))
		return say_hours(m, quotient_parts(figure, 1, limit));
	return say_duration(m, quotient_parts(figure, 1, limit));
}

const char *
say_clock(const struct making *m, const struct sle *sle)
{
	const char *key =
	    arena_format(m->arena, "clock.%s", clock_words[sle->clock]);
	bool by_days = sle->clock == CLOCK_CALENDAR_DAYS ||
	    sle->clock == CLOCK_BUSINESS_DAYS;

	if (by_days && sle->day_rule == DAYS_NONE)
		key = arena_format(m->arena, "%s-plain", key);
	if (sle->planned.count > 0)
		key = arena_format(m->arena, "clock.availability-%s",
		    planned_words[sle->planned_time]);
	return say(m, key, "rule", day_rule_words[sle->day_rule], "calendar",
	    sle->calendar == NULL ? "" : sle->calendar->title, NULL);
}

const char *
say_share(const struct making *m, int64_t tenths)
{
	return arena_format(
	    m->arena, "%" PRId64 ".%" PRId64 " %%", tenths / 10, tenths % 10);
}

const char *
say_sample(const struct making *m, int64_t correct, int64_t checked)
{
	return say(m, "figure.sample", "correct",
	    say_count(m, (uint64_t)correct), "checked",
	    say_count(m, (uint64_t)checked), NULL);
}

const char *
say_points(const struct making *m, int32_t bp)
{
	if (bp % 100 == 0)
		return arena_format(m->arena, "%d %%", (int)bp / 100);
	if (bp % 10 == 0)
		return arena_format(
		    m->arena, "%d.%d %%", (int)bp / 100, (int)bp % 100 / 10);
	return arena_format(
	    m->arena, "%d.%02d %%", (int)bp / 100, (int)bp % 100);
}

const char *
say_target(const struct making *m, const struct sle *sle)
{
	if (sle->type == TYPE_AVERAGE)
		return say(m, "target.average", NULL);
	if (sle->type == TYPE_PERCENTILE)
		return say(m, "target.percentile", "percent",
		    arena_format(m->arena, "%d", (int)sle->percentile), NULL);
	if (sle->compliance_bp == SLE_NO_SHARE)
		return say(m,
		    sle->status == STATUS_UNKNOWN ? "target.unknown"
						  : "target.each",
		    NULL);
	return say_points(m, sle->compliance_bp);
}

const char *
say_at_risk(const struct making *m, const struct book *book)
{
	return say_points(m, book->at_risk_bp);
}

const char *
say_evidence(const struct making *m, const struct exhibit *exhibit)
{
	const struct outcome *outcome = &exhibit->outcome;
	unsigned start = (unsigned)outcome->start_line;
	unsigned stop = (unsigned)outcome->stop_line;
	const char *file = exhibit->file->name;

	if (start == 0 && stop == 0)
		start = (unsigned)exhibit->ticket.line;
	if (start == 0 || stop == 0 || start == stop)
		return arena_format(
		    m->arena, "%s:%u", file, start == 0 ? stop : start);
	return arena_format(m->arena, "%s:%u, %u", file, start, stop);
}

/* "2021-03-08 16:30:00 -08:00" in the zone of the book. */
const char *
say_instant(const struct making *m, int64_t instant)
{
	char text[INSTANT_TEXT];

	if (instant == INSTANT_NONE)
		return say(m, "shorthand.unknown", NULL);
	zone_text(m->zone, instant, text);
	return arena_format(
	    m->arena, "%.10s %.8s %s", text, text + 11, text + 19);
}

bool
is_date_only(const struct ticket *ticket, int64_t instant, uint32_t line)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (event->at == instant && event->line == line)
			return event->grain == GRAIN_DAY;
	}
	return false;
}

const char *
say_event(const struct making *m, const struct ticket *ticket, int64_t instant,
    uint32_t line)
{
	char text[INSTANT_TEXT];

	if (!is_date_only(ticket, instant, line))
		return say_instant(m, instant);
	zone_text(m->zone, instant, text);
	return say(m, "figure.date-only", "date",
	    arena_format(m->arena, "%.10s", text), NULL);
}

const char *
key_of(const struct making *m, const char *group, const char *word)
{
	char *key = arena_format(m->arena, "%s.%s", group, word);
	char *to = key;

	for (char *from = key; *from != '\0'; from++) {
		if (*from == ',')
			continue;
		*to = *from;
		if (*from == ' ')
			*to = '-';
		to++;
	}
	*to = '\0';
	return key;
}

static const char *
keyed(const struct making *m, const char *group, const char *word)
{
	return say(m, key_of(m, group, word), NULL);
}

const char *
say_state(const struct making *m, enum outcome_state state)
{
	return keyed(m, "state", outcome_words[state]);
}

const char *
say_case(
    const struct making *m, const struct sle *sle, enum outcome_state state)
{
	if (sle->clock == CLOCK_COUNT && state == OUTCOME_MET)
		return say(m, "state.all-right", NULL);
	if (sle->clock == CLOCK_COUNT && state == OUTCOME_MISSED)
		return say(m, "state.not-all-right", NULL);
	if (sle->clock == CLOCK_COUNT && state == OUTCOME_DEFECTIVE)
		return say(m, "state.impossible-counts", NULL);
	if (sle->clock == CLOCK_AVAILABILITY &&
	    (state == OUTCOME_MET || state == OUTCOME_MISSED))
		return say(m, "state.down", NULL);
	if (sle->clock == CLOCK_AVAILABILITY && state == OUTCOME_NOT_COVERED)
		return say(m, "state.not-observed", NULL);
	if (sle_by_figure(sle) && state == OUTCOME_MET)
		return say(m, "state.within-limit", NULL);
	if (sle_by_figure(sle) && state == OUTCOME_MISSED)
		return say(m, "state.beyond-limit", NULL);
	return say_state(m, state);
}

const char *
say_status(const struct making *m, enum status status)
{
	return keyed(m, "status", status_words[status]);
}

const char *
say_class(const struct making *m, enum finding_class klass)
{
	return keyed(m, "class", finding_class_words[klass]);
}

const char *
say_verdict(const struct making *m, enum verdict verdict)
{
	return keyed(m, "verdict", verdict_words[verdict]);
}

static bool
is_ascii(const char *text)
{
	for (; *text != '\0'; text++) {
		if ((unsigned char)*text >= 0x80)
			return false;
	}
	return true;
}

/* Is the book's word for a customer in the list, parted by commas, of those
 * that are names of domains? */
static bool
is_domain_word(const struct making *m)
{
	const char *at = say(m, "customer.idn-words", NULL);
	size_t len = strlen(m->customer_word);

	while (*at != '\0') {
		size_t word = strcspn(at, ",");

		if (word == len && strncmp(at, m->customer_word, len) == 0)
			return true;
		at += word;
		at += strspn(at, ", ");
	}
	return false;
}

const char *
say_customer(const struct making *m, const char *customer)
{
	const char *made = customer;
	char *other = NULL;

	if (!is_domain_word(m))
		return customer;
	if (strncmp(customer, "xn--", 4) == 0) {
		if (idn2_to_unicode_8z8z(customer, &other, 0) == IDN2_OK &&
		    strcmp(other, customer) != 0)
			made =
			    arena_format(m->arena, "%s (%s)", other, customer);
	} else if (!is_ascii(customer)) {
		if (idn2_to_ascii_8z(customer, &other, IDN2_NONTRANSITIONAL) ==
		    IDN2_OK)
			made =
			    arena_format(m->arena, "%s (%s)", customer, other);
	}
	idn2_free(other);
	return made;
}
