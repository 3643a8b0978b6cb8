/* say.c -- what a command answers, as text or JSON. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <inttypes.h>

#include <jansson.h>

#include "slaudit/names.h"

static const char *const result_words[] = { /* ORDER enum ingest_result */
	"read", "same as before, nothing changed",
	"read again: its mapping, control total or name changed"
};

static void
json_say(json_t *value)
{
	json_dumpf(value, stdout, JSON_INDENT(2));
	printf("\n");
	json_decref(value);
}

static json_t *
file_json(const struct ingest *ingest)
{
	const struct export_file *file = &ingest->file;
	const struct tally *tally = &file->tally;
	char cutoff[INSTANT_TEXT];
	json_t *diags = json_object();

	instant_text(file->cutoff, cutoff);
	for (int code = 0; code < DIAG_CODES; code++) {
		if (tally->diags[code] > 0)
			json_object_set_new(diags,
			    diag_word((enum diag_code)code),
			    json_integer((json_int_t)tally->diags[code]));
	}
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:I, s:I, s:I, "
			 "s:I, s:I, s:I, s:o}",
	    "file", file->name, "mapping", file->mapping, "sha256",
	    file->digest, "content_sha256", file->content_digest, "cutoff",
	    cutoff, "cutoff_from", file->cutoff_from, "changed",
	    ingest->result != INGEST_SAME, "read", (json_int_t)tally->read,
	    "accepted", (json_int_t)tally->accepted, "rejected",
	    (json_int_t)tally->rejected, "blank", (json_int_t)tally->blank,
	    "skipped", (json_int_t)tally->skipped, "tickets",
	    (json_int_t)tally->tickets, "diags", diags);
}

static json_t *
files_json(const struct ingest *files, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, file_json(&files[i]));
	return list;
}

static json_t *
measured_json(const struct measured *measured)
{
	char as_of[INSTANT_TEXT];
	json_t *states = json_object();

	instant_text(measured->as_of, as_of);
	for (int i = 0; i < OUTCOME_STATES; i++)
		json_object_set_new(states, outcome_words[i],
		    json_integer((json_int_t)measured->states[i]));
	return json_pack("{s:s, s:I, s:I, s:o}", "as_of", as_of, "tickets",
	    (json_int_t)measured->tickets, "outcomes",
	    (json_int_t)measured->outcomes, "states", states);
}

static json_t *
finding_json(const struct finding *finding)
{
	json_t *tickets = json_array();
	char from[INSTANT_TEXT] = "";
	char to[INSTANT_TEXT] = "";

	if (finding->from_month != MONTH_NONE)
		month_text(finding->from_month, from);
	if (finding->to_month != MONTH_NONE)
		month_text(finding->to_month, to);
	for (size_t i = 0; i < finding->ticket_count; i++)
		json_array_append_new(tickets,
		    json_pack("{s:s, s:s, s:I, s:I}", "ticket",
			finding->tickets[i].key, "file",
			finding->tickets[i].file, "line",
			(json_int_t)finding->tickets[i].line, "elapsed_second",
			(json_int_t)finding->tickets[i].elapsed));
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:o}",
	    "rule", finding->rule->id, "version", finding->rule->version,
	    "class", finding_class_words[finding->rule->klass], "status",
	    status_words[finding->rule->status], "sle", finding->sle->id,
	    "from", from, "to", to, "met", (json_int_t)finding->met, "n",
	    (json_int_t)finding->n, "tickets", tickets);
}

static json_t *
judged_json(const struct judged *judged)
{
	json_t *list = json_array();

	for (size_t i = 0; i < judged->count; i++)
		json_array_append_new(list, finding_json(&judged->findings[i]));
	return list;
}

static void
files_print(FILE *out, const struct ingest *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct export_file *file = &files[i].file;
		const struct tally *tally = &file->tally;

		fprintf(out,
		    "%s: %s; rows read %" PRIu64 " = accepted %" PRIu64
		    " + rejected %" PRIu64 "; blank lines %" PRIu64,
		    file->name, result_words[files[i].result], tally->read,
		    tally->accepted, tally->rejected, tally->blank);
		if (tally->skipped > 0)
			fprintf(out, ", lines above the header %" PRIu64,
			    tally->skipped);
		fprintf(out, ", tickets %" PRIu64 "\n", tally->tickets);
		for (int code = 0; code < DIAG_CODES; code++) {
			if (tally->diags[code] > 0)
				fprintf(out, "  %s: %" PRIu64 " (%s)\n",
				    diag_word((enum diag_code)code),
				    tally->diags[code],
				    diag_text((enum diag_code)code));
		}
	}
}

static void
measured_print(FILE *out, const struct measured *measured)
{
	char as_of[INSTANT_TEXT];

	instant_text(measured->as_of, as_of);
	fprintf(out,
	    "measured as of %s: %" PRIu64 " tickets, %" PRIu64 " outcomes",
	    as_of, measured->tickets, measured->outcomes);
	for (int i = 0; i < OUTCOME_STATES; i++) {
		if (measured->states[i] > 0)
			fprintf(out, "; %s %" PRIu64, outcome_words[i],
			    measured->states[i]);
	}
	fprintf(out, "\n");
}

/* A key from an export may hold what a terminal would obey. */
static bool
is_harmless(const char *key)
{
	for (; *key != '\0'; key++) {
		unsigned char c = (unsigned char)*key;

		if (c < 0x20 || c == 0x7f ||
		    (c == 0xc2 && (unsigned char)key[1] < 0xa0))
			return false;
	}
	return true;
}

/* The one ticket by its key, so that it can be given to explain. */
static void
tickets_print(const struct finding *finding)
{
	if (finding->ticket_count == 1 && is_harmless(finding->tickets[0].key))
		printf("ticket %s\n", finding->tickets[0].key);
	else
		printf("tickets %zu\n", finding->ticket_count);
}

static void
judged_print(const struct judged *judged)
{
	printf("findings: %zu", judged->count);
	if (judged->elsewhere > 0)
		printf(" (and %zu of other months)", judged->elsewhere);
	printf("\n");
	for (size_t i = 0; i < judged->count; i++) {
		const struct finding *finding = &judged->findings[i];
		char from[INSTANT_TEXT] = "no month";
		char to[INSTANT_TEXT] = "";

		if (finding->from_month != MONTH_NONE)
			month_text(finding->from_month, from);
		if (finding->to_month != finding->from_month)
			month_text(finding->to_month, to);
		printf("  %s %s: %s, %s%s%s, ", finding->rule->id,
		    finding_class_words[finding->rule->klass], finding->sle->id,
		    from, to[0] == '\0' ? "" : " to ", to);
		tickets_print(finding);
	}
}

void
say_ingest(const struct cli *cli, const struct ingest *files, size_t count)
{
	if (cli->json)
		json_say(files_json(files, count));
	else if (!cli->quiet)
		files_print(stdout, files, count);
}

void
say_measured(const struct cli *cli, const struct measured *measured)
{
	if (cli->json)
		json_say(measured_json(measured));
	else if (!cli->quiet)
		measured_print(stdout, measured);
}

void
say_loaded(const struct cli *cli, const struct ingest *files, size_t count,
    const struct measured *measured)
{
	if (cli->json) {
		json_say(
		    json_pack("{s:o, s:o}", "exports", files_json(files, count),
			"measured", measured_json(measured)));
		return;
	}
	if (cli->quiet)
		return;
	files_print(stdout, files, count);
	measured_print(stdout, measured);
}

/* --- a run that keeps nothing -------------------------------------------- */

static const char *const state_columns[] = { /* ORDER enum outcome_state */
	"met", "missed", "measured", "ended", "within", "paused", "over",
	"undecidable", "excluded", "not_covered", "defective"
};
_Static_assert(sizeof(state_columns) / sizeof(*state_columns) == OUTCOME_STATES,
    "a column for each state");

static json_t *
second_json(int64_t cents)
{
	return cents < 0 ? json_null() : json_real((double)cents / 100);
}

static json_t *
row_json(const struct attainment *row)
{
	struct quotient figure = attainment_quotient(row);
	char month[INSTANT_TEXT] = "";
	json_t *states = json_object();

	if (row->month != MONTH_NONE)
		month_text(row->month, month);
	for (int i = 0; i < OUTCOME_STATES; i++)
		json_object_set_new(states, state_columns[i],
		    json_integer((json_int_t)row->states[i]));
	return json_pack("{s:s, s:s, s:s, s:I, s:o, s:I, s:I, s:o, s:o, s:o, "
			 "s:s, s:s, s:I, s:I}",
	    "sle", row->sle->id, "version", row->sle->version, "month", month,
	    "scope", (json_int_t)row->scope, "states", states, "n",
	    (json_int_t)row->n, "n_met", (json_int_t)row->met, "median_second",
	    second_json(row->median_cents), "p95_second",
	    second_json(row->p95_cents), "most_second",
	    row->most < 0 ? json_null() : json_integer(row->most), "figure",
	    figure_words[row->sle->type], "unit", unit_words[figure.unit],
	    "numerator", (json_int_t)figure.numerator, "denominator",
	    (json_int_t)figure.denominator);
}

static json_t *
rows_json(const struct dry *dry)
{
	json_t *list = json_array();

	for (size_t i = 0; i < dry->row_count; i++)
		json_array_append_new(list, row_json(&dry->rows[i]));
	return list;
}

static void
second_print(int64_t cents)
{
	if (cents < 0)
		printf(",");
	else
		printf(",%" PRId64 ".%02d", cents / 100, (int)(cents % 100));
}

static void
row_print(const struct attainment *row)
{
	struct quotient figure = attainment_quotient(row);
	char month[INSTANT_TEXT] = "";

	if (row->month != MONTH_NONE)
		month_text(row->month, month);
	printf("%s,%s,%s,%" PRIu64, row->sle->id, row->sle->version, month,
	    row->scope);
	for (int i = 0; i < OUTCOME_STATES; i++)
		printf(",%" PRIu64, row->states[i]);
	printf(",%" PRIu64 ",%" PRIu64, row->n, row->met);
	second_print(row->median_cents);
	second_print(row->p95_cents);
	if (row->most < 0)
		printf(",");
	else
		printf(",%" PRId64, row->most);
	printf(",%s,%s,%" PRId64 ",%" PRId64 "\n", figure_words[row->sle->type],
	    unit_words[figure.unit], figure.numerator, figure.denominator);
}

static void
rows_print(const struct dry *dry)
{
	printf("sle,version,month,scope");
	for (int i = 0; i < OUTCOME_STATES; i++)
		printf(",%s", state_columns[i]);
	printf(",n,n_met,median_second,p95_second,most_second,"
	       "figure,unit,numerator,denominator\n");
	for (size_t i = 0; i < dry->row_count; i++)
		row_print(&dry->rows[i]);
}

void
say_dry(const struct cli *cli, const struct dry *dry, size_t count)
{
	if (cli->json) {
		json_say(json_pack("{s:o, s:o, s:o}", "exports",
		    files_json(dry->files, count), "measured",
		    measured_json(&dry->measured), "attainment",
		    rows_json(dry)));
		return;
	}
	if (!cli->quiet) {
		files_print(stderr, dry->files, count);
		measured_print(stderr, &dry->measured);
	}
	rows_print(dry);
}

void
say_judged(const struct cli *cli, const struct judged *judged)
{
	if (cli->json)
		json_say(judged_json(judged));
	else if (!cli->quiet)
		judged_print(judged);
}

void
say_pack(const struct cli *cli, const char *index)
{
	if (cli->json)
		json_say(json_pack("{s:s}", "page", index));
	else if (!cli->quiet)
		printf("%s\n", index);
}

/* --- a month in one line ---------------------------------------------------
 */

static json_t *
gist_json(const struct gist *gist)
{
	char month[INSTANT_TEXT];

	month_text(gist->to_month, month);
	return json_pack("{s:s, s:I, s:I, s:I, s:I, s:s, s:s}", "month", month,
	    "defined", (json_int_t)gist->defined, "met", (json_int_t)gist->met,
	    "missed", (json_int_t)gist->missed, "provisional",
	    (json_int_t)gist->provisional, "not_supplied", gist->unsupplied,
	    "left_aside", gist->aside);
}

void
say_gist(const struct gist *gist, size_t findings)
{
	char month[INSTANT_TEXT];

	month_text(gist->from_month, month);
	printf("slaudit: %s", month);
	if (gist->to_month != gist->from_month) {
		month_text(gist->to_month, month);
		printf(" to %s, in the last of them", month);
	}
	printf(": %" PRIu64 " of %" PRIu64 " met, %" PRIu64 " missed",
	    gist->met, gist->defined, gist->missed);
	if (gist->provisional > 0)
		printf(", %" PRIu64 " provisional", gist->provisional);
	printf(", %zu finding%s", findings, findings == 1 ? "" : "s");
	if (*gist->unsupplied != '\0')
		printf("; not supplied: %s", gist->unsupplied);
	if (*gist->aside != '\0')
		printf("; left aside, cut off later: %s", gist->aside);
	printf("; %s\n", gist->page);
}

void
say_run(const struct cli *cli, const struct ingest *files, size_t count,
    const struct measured *measured, const struct judged *judged,
    const struct gist *gist)
{
	if (cli->json) {
		json_say(json_pack("{s:o, s:o, s:o, s:o, s:s}", "exports",
		    files_json(files, count), "measured",
		    measured_json(measured), "findings", judged_json(judged),
		    "summary", gist_json(gist), "page", gist->page));
		return;
	}
	if (cli->quiet)
		return;
	if (!cli->summary) {
		files_print(stdout, files, count);
		measured_print(stdout, measured);
		judged_print(judged);
	}
	say_gist(gist, judged->count);
}
