/* ics.c -- an iCalendar file's all-day events as dates, through libical. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/ics.h"

#include <libical/ical.h>
#include <stdbool.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/instant.h"
#include "slaudit/zone.h"

#include "ics_internal.h"

enum { FUTILE_MAX = 4 };

struct import { /* one file */
	struct arena *arena;
	const struct ics_source *source;
	const struct ics_wanted *wanted;
	struct holidays *out;
	int futile; /* rules that gave no date */
};

struct event { /* one of its events, until it is found sound */
	struct import *import;
	icalcomponent *component;
	const char *uid;
	const char *name;
	int32_t start;
	int32_t length;  /* days */
	int32_t horizon; /* the last day that matters */
	int32_t *dates;  /* on which it occurs */
	size_t count;
	size_t room;
};

/* Complains of EVENT; always -1. */
static int
leave(struct event *event, const char *property, const char *text)
{
	struct holidays *out = event->import->out;
	struct arena *arena = event->import->arena;

	out->troubles = arena_grow(arena, out->troubles, &out->trouble_room,
	    out->trouble_count, sizeof(out->troubles[0]));
	out->troubles[out->trouble_count++] =
	    (struct holidays_trouble){ event->uid, property, text };
	return -1;
}

static icalproperty *
property_of(const struct event *event, icalproperty_kind kind)
{
	return icalcomponent_get_first_property(event->component, kind);
}

static const char *
text_of(const struct event *event, icalproperty_kind kind)
{
	icalproperty *property = property_of(event, kind);
	icalvalue *value =
	    property == NULL ? NULL : icalproperty_get_value(property);
	const char *text = value == NULL ? NULL : icalvalue_get_text(value);

	return ics_plain(event->import->arena, text == NULL ? "" : text);
}

/* --- dates ------------------------------------------------------------------
 */

/* A zone beside a date, or one that does not exist, is not explained away. */
static const char *
zone_trouble(struct event *event, icalproperty *property, bool date)
{
	icalparameter *parameter =
	    icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
	const char *zone =
	    parameter == NULL ? NULL : icalparameter_get_tzid(parameter);

	if (zone == NULL)
		return date ? NULL
			    : "has a time of day; only all-day events are "
			      "holidays";
	zone = ics_plain(event->import->arena, zone);
	if (date)
		return arena_format(event->import->arena,
		    "is a date in the zone %.80s; a holiday's date has none",
		    zone);
	return arena_format(event->import->arena,
	    "has a time of day in %s %.80s; only all-day events are holidays",
	    zone_exists(zone) ? "the zone"
			      : "a zone that tzdata does not know,",
	    zone);
}

/* TIME, the value of PROPERTY, as a day; -1 when complained. */
static int
date_read(struct event *event, icalproperty *property, const char *name,
    const struct icaltimetype *time, int32_t *day)
{
	const char *trouble = zone_trouble(event, property, time->is_date != 0);

	if (icaltime_is_null_time(*time) != 0)
		return leave(event, name, "is no date");
	if (trouble != NULL)
		return leave(event, name, trouble);
	if (time->year < 1 || time->year > 9999 ||
	    !day_exists(time->year, time->month, time->day))
		return leave(event, name, "is a date that does not exist");
	*day = day_of(time->year, time->month, time->day);
	return 0;
}

static int
length_of_duration(struct event *event, icalproperty *property)
{
	struct icaldurationtype duration = icalproperty_get_duration(property);

	if (duration.is_neg != 0 || duration.hours != 0 ||
	    duration.minutes != 0 || duration.seconds != 0 ||
	    duration.days > ICS_LENGTH_MAX || duration.weeks > ICS_LENGTH_MAX)
		return leave(event, "DURATION", "is no whole number of days");
	event->length = (int32_t)(duration.days + 7 * duration.weeks);
	return 0;
}

static int
length_of_end(struct event *event, icalproperty *property)
{
	struct icaltimetype time = icalproperty_get_dtend(property);
	int32_t end = 0;

	if (date_read(event, property, "DTEND", &time, &end) != 0)
		return -1;
	event->length = end - event->start;
	return 0;
}

/* The end is the first day that is not part of it. */
static int
length_read(struct event *event)
{
	icalproperty *end = property_of(event, ICAL_DTEND_PROPERTY);
	icalproperty *duration = property_of(event, ICAL_DURATION_PROPERTY);
	const char *name = end != NULL ? "DTEND" : "DURATION";

	event->length = 1;
	if (end != NULL && duration != NULL)
		return leave(event, "DURATION", "stands beside DTEND");
	if (end != NULL && length_of_end(event, end) != 0)
		return -1;
	if (duration != NULL && length_of_duration(event, duration) != 0)
		return -1;
	if (event->length < 1)
		return leave(
		    event, name, "leaves no day: the end is exclusive");
	if (event->length > ICS_LENGTH_MAX)
		return leave(event, name, "makes it longer than a year");
	return 0;
}

static int
start_read(struct event *event)
{
	icalproperty *property = property_of(event, ICAL_DTSTART_PROPERTY);
	const struct ics_wanted *wanted = event->import->wanted;
	struct icaltimetype time;
	int32_t horizon = wanted->last;

	if (property == NULL)
		return leave(event, "DTSTART", "is missing");
	time = icalproperty_get_dtstart(property);
	if (date_read(event, property, "DTSTART", &time, &event->start) != 0)
		return -1;
	if (wanted->years > 0 && time.year + wanted->years <= 9999)
		horizon = day_of(time.year + wanted->years, time.month, 1) +
		    time.day - 2;
	event->horizon = horizon < wanted->last ? horizon : wanted->last;
	return 0;
}

/* --- occurrences ------------------------------------------------------------
 */

static int
date_put(struct event *event, const char *property, int32_t day)
{
	if (event->count == ICS_DATES_MAX)
		return leave(event, property, "makes more than 4000 dates");
	event->dates = arena_grow(event->import->arena, event->dates,
	    &event->room, event->count, sizeof(event->dates[0]));
	event->dates[event->count++] = day;
	return 0;
}

_Static_assert(ICS_DATES_MAX == 4000, "the message above says 4000");

static int
rule_check(struct event *event, const struct icalrecurrencetype *rule)
{
	static const char name[] = "RRULE";

	switch (rule->freq) {
	case ICAL_YEARLY_RECURRENCE:
	case ICAL_MONTHLY_RECURRENCE:
	case ICAL_WEEKLY_RECURRENCE:
	case ICAL_DAILY_RECURRENCE:
		break;
	case ICAL_SECONDLY_RECURRENCE:
	case ICAL_MINUTELY_RECURRENCE:
	case ICAL_HOURLY_RECURRENCE:
		return leave(event, name, "repeats within a day");
	case ICAL_NO_RECURRENCE:
	default: /* of another library's enum */
		return leave(event, name, "cannot be read");
	}
	if (rule->by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX ||
	    rule->by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX ||
	    rule->by_second[0] != ICAL_RECURRENCE_ARRAY_MAX)
		return leave(event, name, "names a time of day");
	if (rule->rscale != NULL)
		return leave(event, name, "counts by another calendar: RSCALE");
	if (icaltime_is_null_time(rule->until) == 0 && rule->until.is_date == 0)
		return leave(event, name, "ends at a time of day: UNTIL");
	return 0;
}

/* All dates of RULE up to the horizon. */
static int
rule_follow(struct event *event, icalrecur_iterator *iterator)
{
	for (;;) {
		struct icaltimetype time = icalrecur_iterator_next(iterator);
		int32_t day = 0;

		if (icaltime_is_null_time(time) != 0)
			break;
		day = day_of(time.year, time.month, time.day);
		if (day > event->horizon && event->count > 0)
			break;
		if (event->count == 0 && day != event->start)
			return leave(event, "RRULE",
			    "does not give the date of DTSTART");
		if (date_put(event, "RRULE", day) != 0)
			return -1;
	}
	if (event->count == 0) {
		event->import->futile++;
		return leave(event, "RRULE", "gives no date");
	}
	return 0;
}

static int
rule_read(struct event *event, icalproperty *property)
{
	struct icalrecurrencetype rule = icalproperty_get_rrule(property);
	icalrecur_iterator *iterator = NULL;
	int rc = -1;

	if (rule_check(event, &rule) != 0)
		return -1;
	iterator = icalrecur_iterator_new(rule,
	    icalproperty_get_dtstart(
		property_of(event, ICAL_DTSTART_PROPERTY)));
	if (iterator == NULL) {
		event->import->futile++;
		return leave(event, "RRULE", "gives no date");
	}
	rc = rule_follow(event, iterator);
	icalrecur_iterator_free(iterator);
	return rc;
}

static int
more_dates(struct event *event)
{
	for (icalproperty *p = property_of(event, ICAL_RDATE_PROPERTY);
	     p != NULL; p = icalcomponent_get_next_property(
			    event->component, ICAL_RDATE_PROPERTY)) {
		struct icaldatetimeperiodtype value = icalproperty_get_rdate(p);
		int32_t day = 0;

		if (icaltime_is_null_time(value.time) != 0)
			return leave(event, "RDATE", "is no date");
		if (date_read(event, p, "RDATE", &value.time, &day) != 0 ||
		    date_put(event, "RDATE", day) != 0)
			return -1;
	}
	return 0;
}

static int
fewer_dates(struct event *event)
{
	for (icalproperty *p = property_of(event, ICAL_EXDATE_PROPERTY);
	     p != NULL; p = icalcomponent_get_next_property(
			    event->component, ICAL_EXDATE_PROPERTY)) {
		struct icaltimetype time = icalproperty_get_exdate(p);
		int32_t day = 0;
		size_t kept = 0;

		if (date_read(event, p, "EXDATE", &time, &day) != 0)
			return -1;
		for (size_t i = 0; i < event->count; i++) {
			if (event->dates[i] != day)
				event->dates[kept++] = event->dates[i];
		}
		event->count = kept;
	}
	return 0;
}

static int
dates_read(struct event *event)
{
	icalproperty *rule = property_of(event, ICAL_RRULE_PROPERTY);

	if (rule == NULL && date_put(event, "DTSTART", event->start) != 0)
		return -1;
	if (rule != NULL &&
	    icalcomponent_get_next_property(
		event->component, ICAL_RRULE_PROPERTY) != NULL)
		return leave(event, "RRULE", "stands twice");
	if (rule != NULL && rule_read(event, rule) != 0)
		return -1;
	if (more_dates(event) != 0 || fewer_dates(event) != 0)
		return -1;
	return 0;
}

/* --- events -----------------------------------------------------------------
 */

/* A line that libical threw away may have been the one that matters: which
 * property was it of, if of one that is read here? */
static const char *
lost_property(const char *error)
{
	static const char *const read[] = { "DTSTART", "DTEND", "DURATION",
		"RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID",
		"SUMMARY", "STATUS", "UID" };

	for (size_t i = 0; i < sizeof(read) / sizeof(read[0]); i++) {
		if (strstr(error, read[i]) != NULL)
			return read[i];
	}
	return NULL;
}

static int
losses_check(struct event *event)
{
	for (icalproperty *p = property_of(event, ICAL_XLICERROR_PROPERTY);
	     p != NULL; p = icalcomponent_get_next_property(
			    event->component, ICAL_XLICERROR_PROPERTY)) {
		const char *error = icalproperty_get_xlicerror(p);
		const char *lost = error == NULL ? NULL : lost_property(error);

		if (lost != NULL)
			return leave(event, lost, "cannot be read");
	}
	return 0;
}

static int
kind_check(struct event *event)
{
	icalproperty *status = property_of(event, ICAL_STATUS_PROPERTY);

	if (property_of(event, ICAL_RECURRENCEID_PROPERTY) != NULL)
		return leave(event, "RECURRENCE-ID",
		    "changes a single date of another event: do that by hand");
	if (property_of(event, ICAL_EXRULE_PROPERTY) != NULL)
		return leave(
		    event, "EXRULE", "is no longer part of the format");
	if (status != NULL &&
	    icalproperty_get_status(status) == ICAL_STATUS_CANCELLED)
		return leave(event, "STATUS", "says that it is cancelled");
	if (event->name[0] == '\0')
		return leave(event, "SUMMARY", "is missing: no name");
	return 0;
}

static int
event_put(struct event *event, struct fault *fault)
{
	struct import *import = event->import;
	const struct ics_wanted *wanted = import->wanted;
	struct dated dated = { .name = event->name,
		.source = arena_format(import->arena, "%s, UID %s",
		    import->source->name,
		    event->uid[0] == '\0' ? "missing" : event->uid) };

	for (size_t i = 0; i < event->count; i++) {
		for (int32_t day = 0; day < event->length; day++) {
			dated.day = event->dates[i] + day;
			if (dated.day < wanted->first ||
			    dated.day > wanted->last)
				continue;
			if (import->out->count == ICS_ALL_DATES_MAX)
				return fault_set(fault, FAULT_INPUT,
				    import->source->name, 0,
				    "more than %d dates", ICS_ALL_DATES_MAX);
			holidays_put(import->arena, import->out, &dated);
		}
	}
	return 0;
}

static int
event_read(struct import *import, icalcomponent *component, struct fault *fault)
{
	struct event event = { .import = import, .component = component };

	event.uid = text_of(&event, ICAL_UID_PROPERTY);
	event.name = text_of(&event, ICAL_SUMMARY_PROPERTY);
	if (losses_check(&event) != 0 || kind_check(&event) != 0 ||
	    start_read(&event) != 0 || length_read(&event) != 0 ||
	    dates_read(&event) != 0)
		return 0; /* complained of */
	return event_put(&event, fault);
}

/* --- files ------------------------------------------------------------------
 */

static int
refuse(struct import *import, const char *why, struct fault *fault)
{
	return fault_set(
	    fault, FAULT_INPUT, import->source->name, 0, "%s", why);
}

static int
calendar_read(
    struct import *import, icalcomponent *calendar, struct fault *fault)
{
	for (icalcomponent *event = icalcomponent_get_first_component(
		 calendar, ICAL_VEVENT_COMPONENT);
	     event != NULL; event = icalcomponent_get_next_component(
				calendar, ICAL_VEVENT_COMPONENT)) {
		if (event_read(import, event, fault) != 0)
			return -1;
		/* libical looks for each one's first date for centuries. */
		if (import->futile > FUTILE_MAX)
			return refuse(import,
			    "too many rules that never give a date", fault);
	}
	return 0;
}

/* One calendar, or several side by side in a root of libical's own. */
static int
root_read(struct import *import, icalcomponent *root, struct fault *fault)
{
	size_t count = 0;

	if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT)
		return calendar_read(import, root, fault);
	for (icalcomponent *calendar = icalcomponent_get_first_component(
		 root, ICAL_VCALENDAR_COMPONENT);
	     calendar != NULL; calendar = icalcomponent_get_next_component(
				   root, ICAL_VCALENDAR_COMPONENT)) {
		if (calendar_read(import, calendar, fault) != 0)
			return -1;
		count++;
	}
	return count > 0 ? 0 : refuse(import, "is no iCalendar file", fault);
}

int
ics_holidays(struct arena *arena, const struct ics_source *source,
    const struct ics_wanted *wanted, struct holidays *out, struct fault *fault)
{
	struct import import = { arena, source, wanted, out, 0 };
	icalcomponent *root = NULL;
	int rc = -1;

	if (ics_shape(source, fault) != 0)
		return -1;
	icalerror_set_errors_are_fatal(0);
	root = icalparser_parse_string(source->bytes);
	if (root == NULL)
		return refuse(&import, "is no iCalendar file", fault);
	rc = root_read(&import, root, fault);
	icalcomponent_free(root);
	holidays_settle(arena, out);
	return rc;
}
