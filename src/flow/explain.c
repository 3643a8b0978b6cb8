/* explain.c -- one ticket's whole story: store -> clock -> report. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/registered.h"
#include "slaudit/report.h"
#include "slaudit/zone.h"

#include "explain_json.h"

/* "K.1/request/KEY#2", taken apart; as outcome_name() puts it together. */
struct asked {
	const char *sle; /* NULL: a ticket or a customer is asked for */
	const char *process;
	const char *key;
	unsigned long cycle;
};

struct telling { /* what every ticket of one answer needs */
	struct flow *flow;
	struct asked asked;
	struct arena arena;
	struct audit audit; /* only its wording and files */
	struct clocks *clocks;
	json_t *list; /* NULL: as text */
	size_t told;
	FILE *out;
};

/* Ids of SLEs and processes have no slash in them; keys may. */
static bool
name_split(struct arena *arena, const char *name, struct asked *out)
{
	char *text = arena_copy(arena, name);
	char *process = strchr(text, '/');
	char *key = process == NULL ? NULL : strchr(process + 1, '/');
	char *cycle = key == NULL ? NULL : strrchr(key, '#');
	char *end;

	if (cycle == NULL || cycle[1] < '1' || cycle[1] > '9')
		return false;
	*process++ = *key++ = *cycle++ = '\0';
	*out = (struct asked){ text, process, key, strtoul(cycle, &end, 10) };
	return *end == '\0';
}

static bool
is_asked(const struct asked *asked, const struct outcome *outcome)
{
	return asked->sle == NULL ||
	    (strcmp(asked->sle, outcome->sle->id) == 0 &&
		asked->cycle == outcome->cycle);
}

static int
outcomes_load(struct telling *t, const struct ticket *ticket,
    struct explanation *story, struct fault *fault)
{
	struct query *query = NULL;
	struct outcome *outcomes = NULL;
	const struct calendar **calendars = NULL;
	size_t room = 0;
	size_t calendar_room = 0;
	size_t n = 0;
	int got;

	if (store_ticket_outcomes(t->flow->store, ticket->id, &query, fault) !=
	    0)
		return -1;
	for (;;) {
		struct outcome outcome;

		got = query_outcome(
		    query, &t->arena, t->flow->book, &outcome, fault);
		if (got <= 0)
			break;
		if (!is_asked(&t->asked, &outcome))
			continue;
		outcomes = arena_grow(
		    &t->arena, outcomes, &room, n, sizeof(*outcomes));
		calendars = arena_grow(&t->arena, calendars, &calendar_room, n,
		    sizeof(*calendars));
		outcomes[n] = outcome;
		calendars[n] = outcome.sle->calendar == NULL
		    ? NULL
		    : clocks_calendar(t->clocks, outcome.sle->calendar);
		n++;
	}
	query_close(query);
	story->outcomes = outcomes;
	story->calendars = calendars;
	story->outcome_count = n;
	return got;
}

static void
asides_find(
    struct telling *t, const struct ticket *ticket, struct explanation *story)
{
	const struct said *said = &t->audit.said;
	struct aside *asides =
	    arena_new(&t->arena, said->aside_count + 1, sizeof(*asides));

	for (size_t i = 0; i < said->aside_count; i++) {
		if (said->asides[i].plain.ticket_id == ticket->id)
			asides[story->aside_count++] = said->asides[i];
	}
	story->asides = asides;
}

/* Of an outcome asked for the ticket is told with that one alone. */
static int
ticket_tell(struct telling *t, const struct ticket *ticket, size_t *found,
    struct fault *fault)
{
	const struct zone *zone = clocks_zone(t->clocks);
	const struct registers *registers = &t->flow->registers;
	struct explanation story = {
		.book = t->flow->book,
		.wording = t->audit.wording,
		.ticket = registered_ticket(&t->arena, registers, ticket),
		.received = ticket,
		.registers = registers,
		.as_of = t->audit.as_of,
		.file = files_find(
		    t->audit.files, t->audit.file_count, ticket->export_id),
	};

	if (t->asked.sle != NULL &&
	    (strcmp(t->asked.process, ticket->process) != 0 ||
		strcmp(t->asked.key, ticket->key) != 0))
		return 0;
	if (outcomes_load(t, ticket, &story, fault) != 0)
		return -1;
	if (t->asked.sle != NULL && story.outcome_count == 0)
		return 0;
	asides_find(t, ticket, &story);
	(*found)++;
	if (t->list != NULL) {
		json_array_append_new(t->list, explain_json(&story, zone));
		return 0;
	}
	if (t->told++ > 0)
		fprintf(t->out, "\n\n");
	text_render(report_explain(&t->arena, &story, zone), t->out);
	return 0;
}

static int
tickets_tell(
    struct telling *t, const char *name, size_t *found, struct fault *fault)
{
	struct query *query = NULL;
	struct ticket ticket;
	int got;

	if (store_find_tickets(t->flow->store, name, &query, fault) != 0)
		return -1;
	while ((got = query_ticket(
		    query, &t->arena, &t->flow->vocab, &ticket, fault)) > 0) {
		if (ticket_tell(t, &ticket, found, fault) != 0) {
			got = -1;
			break;
		}
	}
	query_close(query);
	return got;
}

int
flow_explain(struct flow *flow, const char *name, bool json, FILE *out,
    size_t *found, struct fault *fault)
{
	struct telling t = { .flow = flow, .out = out };
	int rc = -1;

	if (clocks_open(&t.clocks, flow->book, fault) != 0)
		goto out;
	t.audit.book = flow->book;
	if (facts_load(flow, &t.arena, &t.audit, fault) != 0 ||
	    said_load(flow, &t.arena, &t.audit.said, fault) != 0 ||
	    wording_load(flow, &t.audit, fault) != 0 ||
	    files_load(flow, &t.arena, &t.audit.files, &t.audit.file_count,
		fault) != 0)
		goto out;
	t.list = json ? json_array() : NULL;
	rc = tickets_tell(&t, name, found, fault);
	if (rc == 0 && *found == 0 && name_split(&t.arena, name, &t.asked))
		rc = tickets_tell(&t, t.asked.key, found, fault);
	if (rc == 0 && t.list != NULL && *found > 0) {
		json_dumpf(t.list, out, JSON_INDENT(2));
		fprintf(out, "\n");
	}
out:
	json_decref(t.list);
	clocks_close(t.clocks);
	arena_release(&t.arena);
	return rc;
}
