/* reconcile_list.c -- what came of a published list of requests, in words. */
/* SPDX-License-Identifier: MIT */
#include "reconcile_internal.h"

#include "slaudit/names.h"

static const char *
day_say(const struct making *m, int32_t day)
{
	char text[INSTANT_TEXT];

	if (day == DAY_NONE)
		return say(m, "reconcile.not-said", NULL);
	day_text(day, text);
	return arena_copy(m->arena, text);
}

static const char *
name_say(const struct making *m, const char *key, const char *customer)
{
	const char *whose = customer == NULL || customer[0] == '\0'
	    ? NULL
	    : say_customer(m, customer);

	if (whose == NULL)
		return key;
	if (key == NULL)
		return whose;
	return say(m, "reconcile-list.name", "key", key, "customer", whose,
	    "word", m->customer_word, NULL);
}

static const char *
status_say(const struct making *m, const char *status)
{
	return status == NULL ? say(m, "reconcile-list.open", NULL) : status;
}

static const char *
theirs_say(const struct making *m, const struct listed *listed)
{
	return say(m, "reconcile-list.theirs", "line",
	    say_count(m, listed->line), "name",
	    name_say(m, listed->key, listed->customer), "status",
	    listed->status, "date", day_say(m, listed->day), NULL);
}

static const char *
ours_say(const struct making *m, const struct filed *filed)
{
	return say(m,
	    filed->status == NULL ? "reconcile-list.ours-open"
				  : "reconcile-list.ours",
	    "file", filed->file, "line", say_count(m, filed->line), "name",
	    name_say(m, filed->key, filed->customer), "status",
	    status_say(m, filed->status), "date", day_say(m, filed->day), NULL);
}

const char *
say_list_remark(const struct making *m, const struct list_remark *remark)
{
	const struct listed *listed = remark->listed;
	const struct filed *filed = remark->filed;
	uint32_t twin = listed == NULL ? 0 : listed->twin;

	return say(m,
	    key_of(m, "reconcile-list", list_remark_words[remark->kind]),
	    "theirs", listed == NULL ? "" : theirs_say(m, listed), "ours",
	    filed == NULL ? "" : ours_say(m, filed), "twin", say_count(m, twin),
	    "status", filed == NULL ? "" : status_say(m, filed->status), "date",
	    filed == NULL ? "" : day_say(m, filed->day), "customer",
	    listed == NULL || listed->customer == NULL ? "" : listed->customer,
	    "word", m->customer_word, NULL);
}
