/* say_holidays.c -- proposed holidays as a rule file's part, text or JSON. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <jansson.h>

#include "slaudit/instant.h"

static const char *const change_words[] = {
	/* ORDER enum holiday_change_kind */
	"added",
	"removed",
	"renamed",
};

/* "added 2021-06-18: Juneteenth", each line after BEFORE */
static void
difference_print(
    FILE *out, const char *before, const struct holidays_difference *difference)
{
	for (size_t i = 0; i < difference->count; i++) {
		const struct holiday_change *change = &difference->items[i];
		char day[INSTANT_TEXT];

		day_text(change->day, day);
		fprintf(
		    out, "%s%s %s: ", before, change_words[change->kind], day);
		if (change->kind == HOLIDAY_RENAMED)
			fprintf(out, "%s, until now %s\n", change->now,
			    change->was);
		else
			fprintf(out, "%s\n",
			    change->now != NULL ? change->now : change->was);
	}
	if (difference->count == 0)
		fprintf(out, "%snothing would change\n", before);
}

/* In double quotes, as YAML has them; control characters are gone already. */
static void
quote_print(FILE *out, const char *text)
{
	putc('"', out);
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			putc('\\', out);
		putc(*text, out);
	}
	putc('"', out);
}

static void
head_print(FILE *out, const struct holidays_ask *ask,
    const struct holidays_answer *answer)
{
	char first[INSTANT_TEXT];
	char last[INSTANT_TEXT];

	day_text(ask->first, first);
	day_text(ask->last, last);
	fprintf(out,
	    "# Proposed by %s, %s to %s\n"
	    "# (SHA-256 %s).\n"
	    "# Nothing is in force until people decide: what they keep goes "
	    "under\n"
	    "# `holidays:` of a calendar, with decided_by.\n",
	    answer->name, first, last, answer->digest);
	if (ask->years > 0)
		fprintf(out,
		    "# A repeated holiday was followed for %d years from its "
		    "first date.\n",
		    ask->years);
	if (answer->found.trouble_count > 0)
		fprintf(out, "# Events left out: %zu.\n",
		    answer->found.trouble_count);
	if (ask->against == NULL)
		return;
	fprintf(out, "# Against the calendar %s:\n", ask->against->id);
	difference_print(out, "#   ", &answer->difference);
}

void
print_holidays(FILE *out, const struct holidays_ask *ask,
    const struct holidays_answer *answer)
{
	head_print(out, ask, answer);
	fprintf(
	    out, answer->found.count == 0 ? "holidays: []\n" : "holidays:\n");
	for (size_t i = 0; i < answer->found.count; i++) {
		const struct dated *dated = &answer->found.items[i];
		char day[INSTANT_TEXT];

		day_text(dated->day, day);
		fprintf(out, "  - {date: %s, name: ", day);
		quote_print(out, dated->name);
		fprintf(out, ", source: ");
		quote_print(out, dated->source);
		fprintf(out, "}\n");
	}
}

static json_t *
text_json(const char *text)
{
	return text == NULL ? json_null() : json_string(text);
}

static json_t *
found_json(const struct holidays *found)
{
	json_t *list = json_array();

	for (size_t i = 0; i < found->count; i++) {
		const struct dated *dated = &found->items[i];
		char day[INSTANT_TEXT];

		day_text(dated->day, day);
		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s}", "date", day, "name",
			dated->name, "source", dated->source));
	}
	return list;
}

static json_t *
troubles_json(const struct holidays *found)
{
	json_t *list = json_array();

	for (size_t i = 0; i < found->trouble_count; i++) {
		const struct holidays_trouble *trouble = &found->troubles[i];

		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s}", "uid", trouble->uid,
			"property", trouble->property, "text", trouble->text));
	}
	return list;
}

static json_t *
difference_json(const struct holidays_difference *difference)
{
	json_t *list = json_array();

	for (size_t i = 0; i < difference->count; i++) {
		const struct holiday_change *change = &difference->items[i];
		char day[INSTANT_TEXT];

		day_text(change->day, day);
		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:o, s:o}", "change",
			change_words[change->kind], "date", day, "was",
			text_json(change->was), "now", text_json(change->now)));
	}
	return list;
}

static void
json_say(const struct holidays_ask *ask, const struct holidays_answer *answer)
{
	char first[INSTANT_TEXT];
	char last[INSTANT_TEXT];
	json_t *made;

	day_text(ask->first, first);
	day_text(ask->last, last);
	made = json_pack("{s:s, s:s, s:s, s:s, s:o, s:o}", "file", answer->name,
	    "sha256", answer->digest, "from", first, "to", last, "holidays",
	    found_json(&answer->found), "left_out",
	    troubles_json(&answer->found));
	if (ask->against != NULL) {
		json_object_set_new(
		    made, "calendar", json_string(ask->against->id));
		json_object_set_new(
		    made, "difference", difference_json(&answer->difference));
	}
	json_dumpf(made, stdout, JSON_INDENT(2));
	printf("\n");
	json_decref(made);
}

void
say_holidays(const struct cli *cli, const struct holidays_ask *ask,
    const struct holidays_answer *answer)
{
	if (cli->json) {
		json_say(ask, answer);
		return;
	}
	if (cli->run.out == NULL) {
		print_holidays(stdout, ask, answer);
		return;
	}
	if (cli->quiet)
		return;
	printf("%s: %zu holidays, %zu events left out: %s\n", answer->name,
	    answer->found.count, answer->found.trouble_count, cli->run.out);
	if (ask->against != NULL)
		difference_print(stdout, "", &answer->difference);
}
