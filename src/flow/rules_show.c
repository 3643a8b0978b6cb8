/* rules_show.c -- a rule book to people, or to programs as JSON. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"
#include "json_cells.h"

#include <jansson.h>

#include "slaudit/names.h"
#include "slaudit/report.h"

static json_t *
text_json(const char *text)
{
	return text == NULL ? json_null() : json_string(text);
}

static json_t *
words_json(const struct words *words)
{
	json_t *list = json_array();

	for (size_t i = 0; i < words->count; i++)
		json_array_append_new(list, json_string(words->items[i]));
	return list;
}

/* In seconds, or in days where the clock counts days. */
static json_t *
limit_json(const struct sle *sle)
{
	bool days = sle->clock == CLOCK_CALENDAR_DAYS ||
	    sle->clock == CLOCK_BUSINESS_DAYS;

	if (sle->limit == LIMIT_NONE)
		return json_null();
	return json_pack("{s:I, s:s}", "n", (json_int_t)sle->limit, "unit",
	    days ? "day" : "second");
}

static json_t *
share_json(const struct sle *sle)
{
	if (sle->compliance_bp == SLE_NO_SHARE)
		return json_null();
	return json_integer(sle->compliance_bp);
}

static void
sle_steps_json(json_t *object, const struct sle *sle)
{
	json_object_set_new(object, "category", words_json(&sle->categories));
	json_object_set_new(
	    object, "customer_class", words_json(&sle->classes));
	json_object_set_new(object, "from", words_json(&sle->from));
	json_object_set_new(object, "to", words_json(&sle->to));
	json_object_set_new(
	    object, "clock", json_string(clock_words[sle->clock]));
	json_object_set_new(object, "calendar",
	    sle->calendar == NULL ? json_null()
				  : json_string(sle->calendar->id));
}

static json_t *
sle_json(const struct sle *sle)
{
	json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}",
	    "id", sle->id, "version", sle->version, "title", sle->title,
	    "process", sle->process, "status", status_words[sle->status],
	    "source", sle->source, "class", sle_class_words[sle->klass],
	    "cohort", cohort_words[sle->cohort]);

	sle_steps_json(object, sle);
	json_object_set_new(
	    object, "type", json_string(sle_type_words[sle->type]));
	json_object_set_new(object, "limit", limit_json(sle));
	json_object_set_new(object, "compliance_bp", share_json(sle));
	json_object_set_new(object, "valid_from", day_json(sle->valid_from));
	json_object_set_new(object, "valid_to", day_json(sle->valid_to));
	json_object_set_new(object, "known_from", day_json(sle->known_from));
	json_object_set_new(object, "judged", json_boolean(sle_judges(sle)));
	json_object_set_new(
	    object, "defined", json_boolean(sle_is_defined(sle)));
	return object;
}

static json_t *
sles_json(const struct book *book, int32_t day)
{
	json_t *list = json_array();

	for (size_t i = 0; i < book->sle_count; i++) {
		if (day == DAY_NONE || sle_in_force(book->sles[i], day))
			json_array_append_new(list, sle_json(book->sles[i]));
	}
	return list;
}

static json_t *
calendars_json(const struct book *book)
{
	json_t *list = json_array();

	for (size_t i = 0; i < book->calendar_count; i++) {
		const struct schedule *s = book->calendars[i];

		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:s, s:s, s:I, s:o, s:o}", "id",
			s->id, "title", s->title, "zone", s->zone, "status",
			status_words[s->status], "source", s->source,
			"holidays", (json_int_t)s->holiday_count, "covers_from",
			day_json(s->covers_from), "covers_to",
			day_json(s->covers_to)));
	}
	return list;
}

static json_t *
mappings_json(const struct book *book)
{
	json_t *list = json_array();

	for (size_t i = 0; i < book->mapping_count; i++) {
		const struct mapping *m = book->mappings[i];
		json_t *lacks = json_array();

		for (size_t c = 0; c < m->lack_count; c++)
			json_array_append_new(lacks, json_string(m->lacks[c]));
		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "id",
			m->id, "title", m->title, "file", m->file, "shape",
			shape_words[m->shape], "process", m->process,
			"coverage", coverage_words[m->coverage], "lacks",
			lacks));
	}
	return list;
}

static json_t *
detections_json(const struct book *book)
{
	json_t *list = json_array();

	for (size_t i = 0; i < book->detection_count; i++) {
		const struct detection *d = book->detections[i];

		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "id",
			d->id, "version", d->version, "title", d->title, "kind",
			detection_words[d->kind], "class",
			finding_class_words[d->klass], "status",
			status_words[d->status], "source", d->source,
			"adopted_by", text_json(d->adopted_by)));
	}
	return list;
}

static json_t *
points_json(int32_t bp) /* below 0: not said */
{
	return bp < 0 ? json_null() : json_integer(bp);
}

static json_t *
qualities_json(const struct book *book)
{
	json_t *list = json_array();

	for (size_t i = 0; i < book->quality_count; i++) {
		const struct quality_rule *q = book->qualities[i];

		json_array_append_new(list,
		    json_pack(
			"{s:s, s:s, s:I, s:I, s:o, s:o, s:o, s:s, s:s, s:s, "
			"s:s}",
			"id", q->id, "check", quality_words[q->check], "least",
			(json_int_t)q->least, "months", (json_int_t)q->months,
			"share_bp", points_json(q->share_bp), "band_bp",
			points_json(q->band_bp), "level_bp",
			points_json(q->level_bp), "severity",
			diag_severity_word(q->severity), "gate",
			diag_gate_word(q->gate), "status",
			status_words[q->status], "source", q->source));
	}
	return list;
}

static json_t *
retention_json(const struct retention *retention)
{
	if (retention->text == NULL)
		return json_null();
	return json_pack("{s:s, s:o, s:s, s:s}", "text", retention->text,
	    "months",
	    retention->months == 0 ? json_null()
				   : json_integer(retention->months),
	    "status", status_words[retention->status], "source",
	    retention->source);
}

static void
book_json(const struct book *book, int32_t day, FILE *out)
{
	json_t *object = json_pack(
	    "{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, "
	    "s:o}",
	    "book", book->id, "version", book->version, "title", book->title,
	    "operator", book->operator_name, "zone", book->zone, "zone_status",
	    status_words[book->zone_status], "source", book->source,
	    "retention", retention_json(&book->retention), "at", day_json(day),
	    "sles", sles_json(book, day), "calendars", calendars_json(book),
	    "mappings", mappings_json(book), "detection", detections_json(book),
	    "quality", qualities_json(book));

	json_dumpf(object, out, JSON_INDENT(2));
	fprintf(out, "\n");
	json_decref(object);
}

int
flow_rules_show(
    struct flow *flow, int32_t day, bool json, FILE *out, struct fault *fault)
{
	struct audit audit = { .book = flow->book };

	if (json) {
		book_json(flow->book, day, out);
		return 0;
	}
	if (wording_load(flow, &audit, fault) != 0)
		return -1;
	report_rules(&flow->arena, flow->book, audit.wording, day, out);
	return 0;
}
