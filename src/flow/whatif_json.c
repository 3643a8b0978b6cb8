/* whatif_json.c -- a what-if as JSON, the same figures as the text. */
/* SPDX-License-Identifier: MIT */
#include "json_cells.h"
#include "whatif_internal.h"

#include "slaudit/names.h"

static json_t *
outcome_json(const struct outcome *outcome)
{
	if (outcome->sle == NULL)
		return json_null();
	return json_pack("{s:s, s:o, s:o, s:I, s:I, s:I, s:s}", "state",
	    outcome_words[outcome->state], "month", month_json(outcome->month),
	    "due", instant_json(outcome->due), "elapsed_second",
	    (json_int_t)outcome->elapsed, "elapsed_day",
	    (json_int_t)outcome->days, "margin", (json_int_t)outcome->margin,
	    "version", outcome->sle->version);
}

static json_t *
flip_json(const struct flip *flip)
{
	const struct outcome *told =
	    flip->before.sle != NULL ? &flip->before : &flip->after;

	return json_pack("{s:s, s:s, s:s, s:o, s:s, s:I, s:s, s:I, s:o, s:o}",
	    "change", flip_words[flip->kind], "process", flip->process,
	    "ticket", flip->key, "customer", word_json(flip->customer), "sle",
	    told->sle->id, "cycle", (json_int_t)told->cycle, "file", flip->file,
	    "line", (json_int_t)flip->line, "official",
	    outcome_json(&flip->before), "otherwise",
	    outcome_json(&flip->after));
}

static json_t *
row_json(const struct attainment *row)
{
	struct quotient figure;

	if (row->sle == NULL)
		return json_null();
	figure = attainment_quotient(row);
	return json_pack("{s:s, s:I, s:I, s:s, s:I, s:I}", "verdict",
	    verdict_words[attainment_verdict(row)], "met", (json_int_t)row->met,
	    "n", (json_int_t)row->n, "unit", unit_words[figure.unit],
	    "numerator", (json_int_t)figure.numerator, "denominator",
	    (json_int_t)figure.denominator);
}

static json_t *
month_flip_json(const struct month_flip *flip)
{
	return json_pack("{s:s, s:o, s:b, s:o, s:o, s:I}", "sle", flip->sle,
	    "month", month_json(flip->month), "turned", flip->turned,
	    "official", row_json(&flip->before), "otherwise",
	    row_json(&flip->after), "months", (json_int_t)flip->months);
}

static json_t *
counts_json(const struct whatif *what)
{
	json_t *counts = json_object();

	for (int kind = 0; kind < FLIP_KINDS; kind++)
		json_object_set_new(counts, flip_words[kind],
		    json_integer((json_int_t)what->kinds[kind]));
	json_object_set_new(
	    counts, "same", json_integer((json_int_t)what->same));
	json_object_set_new(counts, "same, other due or figure",
	    json_integer((json_int_t)what->shifted));
	return counts;
}

static json_t *
book_json(const struct book *book)
{
	const struct profile *profile = &book->profile;

	return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:I}", "book",
	    book->id, "version", book->version, "sha256", book->digest,
	    "profile", word_json(profile->id), "title",
	    word_json(profile->title), "source", word_json(profile->source),
	    "status",
	    word_json(
		profile->id == NULL ? NULL : status_words[profile->status]),
	    "window", (json_int_t)(profile->window < 1 ? 1 : profile->window));
}

static json_t *
whatif_json(const struct whatif *what)
{
	json_t *flips = json_array();
	json_t *months = json_array();

	for (size_t i = 0; i < what->flip_count; i++)
		json_array_append_new(flips, flip_json(&what->flips[i]));
	for (size_t i = 0; i < what->month_count; i++)
		json_array_append_new(
		    months, month_flip_json(&what->months[i]));
	return json_pack("{s:o, s:o, s:I, s:I, s:o, s:o}", "rules",
	    book_json(what->book), "outcomes", counts_json(what),
	    "verdicts_compared", (json_int_t)what->judged, "verdicts_turned",
	    (json_int_t)what->turned, "months", months, "changes", flips);
}

json_t *
whatifs_json(const struct whatifs *all)
{
	json_t *list = json_array();

	for (size_t i = 0; i < all->count; i++)
		json_array_append_new(list, whatif_json(&all->items[i]));
	return json_pack("{s:b, s:o, s:o, s:o, s:o, s:o}", "official", 0,
	    "in_force", book_json(all->book), "as_of", instant_json(all->as_of),
	    "from", month_json(all->from_month), "to",
	    month_json(all->to_month), "what_if", list);
}
