/* reconcile_json.c -- remarks with all their numbers, for programs. */
/* SPDX-License-Identifier: MIT */
#include "reconcile_json.h"
#include "json_cells.h"

#include "slaudit/instant.h"
#include "slaudit/names.h"

static json_t *
count_json(int64_t count)
{
	return count == CLAIM_NOT_SAID ? json_null()
				       : json_integer((json_int_t)count);
}

/* --- claims --------------------------------------------------------------- */

static json_t *
claim_json(const struct claim *claim)
{
	char text[PERCENTAGE_TEXT];

	if (claim == NULL)
		return json_null();
	percentage_text(&claim->percentage, text);
	return json_pack("{s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "line",
	    (json_int_t)claim->line, "from", day_json(claim->from), "to",
	    day_json(claim->to), "finding", word_json(claim->finding),
	    "percentage", word_json(claim->printed == NULL ? NULL : text), "n",
	    count_json(claim->n), "met", count_json(claim->met), "missed",
	    count_json(claim->missed));
}

static json_t *
fits_json(const struct remark *remark)
{
	bool counts = remark->kind == REMARK_COUNTS;
	json_t *list = json_array();

	for (int i = 0; i < ROUNDINGS; i++) {
		for (size_t k = 0; k < remark->fit_count[i]; k++) {
			const struct fit *fit = &remark->fits[i][k];
			json_t *most = !counts && fit->most == CLAIM_MOST
			    ? json_null()
			    : json_integer((json_int_t)fit->most);

			json_array_append_new(list,
			    json_pack("{s:s, s:I, s:I, s:o}", "rounding",
				rounding_words[i], "missed",
				(json_int_t)fit->missed,
				counts ? "met_least" : "n_least",
				(json_int_t)fit->least,
				counts ? "met_most" : "n_most", most));
		}
	}
	return list;
}

static json_t *
modes_json(const struct remark *remark)
{
	json_t *list = json_array();

	for (int i = 0; i < ROUNDINGS; i++) {
		if ((remark->modes >> i & 1U) != 0)
			json_array_append_new(
			    list, json_string(rounding_words[i]));
	}
	return list;
}

/* A month named by a text has no year. */
static json_t *
remark_month(const struct remark *remark)
{
	if (remark->kind == REMARK_MONTH)
		return json_integer(remark->month + 1);
	return month_json(
	    remark->claim == NULL ? remark->month : remark->claim->month);
}

static json_t *
remark_json(const struct remark *remark)
{
	return json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I, "
			 "s:I, s:{s:I, s:I}, s:I, s:I}",
	    "remark", remark_words[remark->kind], "side",
	    remark_side_words[remark->side], "measure",
	    word_json(remark->measure), "month", remark_month(remark), "claim",
	    claim_json(remark->claim), "against", claim_json(remark->other),
	    "true_when", modes_json(remark), "fits", fits_json(remark), "met",
	    (json_int_t)remark->met, "n", (json_int_t)remark->n, "by",
	    (json_int_t)remark->by, "seen", "missed",
	    (json_int_t)remark->seen.missed, "n", (json_int_t)remark->seen.n,
	    "defined", (json_int_t)remark->defined, "judged",
	    (json_int_t)remark->judged);
}

/* --- requests ------------------------------------------------------------- */

static json_t *
listed_json(const struct listed *listed)
{
	if (listed == NULL)
		return json_null();
	return json_pack("{s:I, s:o, s:o, s:s, s:o}", "line",
	    (json_int_t)listed->line, "key", word_json(listed->key), "customer",
	    word_json(listed->customer), "status", listed->status, "date",
	    day_json(listed->day));
}

static json_t *
filed_json(const struct filed *filed)
{
	if (filed == NULL)
		return json_null();
	return json_pack("{s:s, s:I, s:s, s:s, s:o, s:o}", "file", filed->file,
	    "line", (json_int_t)filed->line, "key", filed->key, "customer",
	    filed->customer, "status", word_json(filed->status), "date",
	    day_json(filed->day));
}

static json_t *
list_remark_json(const struct list_remark *remark)
{
	return json_pack("{s:s, s:s, s:o, s:o}", "remark",
	    list_remark_words[remark->kind], "side",
	    remark_side_words[remark->side], "theirs",
	    listed_json(remark->listed), "ours", filed_json(remark->filed));
}

/* --- the whole ------------------------------------------------------------ */

json_t *
reconcile_json(const struct published *published,
    const struct reconciled *claims, const struct compared *list)
{
	const size_t *sides = claims != NULL ? claims->sides : list->sides;
	json_t *remarks = json_array();
	json_t *made =
	    json_pack("{s:s, s:s, s:I, s:I}", "file", published->name, "form",
		published->form->form.id, "rows", (json_int_t)published->read,
		"rejected", (json_int_t)published->rejected);

	for (int i = 0; i < REMARK_SIDES; i++)
		json_object_set_new(made, remark_side_words[i],
		    json_integer((json_int_t)sides[i]));
	for (size_t i = 0; claims != NULL && i < claims->count; i++)
		json_array_append_new(
		    remarks, remark_json(&claims->remarks[i]));
	for (size_t i = 0; list != NULL && i < list->count; i++)
		json_array_append_new(
		    remarks, list_remark_json(&list->remarks[i]));
	if (list != NULL)
		json_object_set_new(
		    made, "in_both", json_integer((json_int_t)list->agreed));
	json_object_set_new(made, "remarks", remarks);
	return made;
}
