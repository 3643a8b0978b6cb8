/* horizon.c -- as of when a run looks, and so which files it knows.
 *
 * A run knows the files that were cut off no later than that. Where no export
 * was, it reads all of them as far as that: whoever asks for a time before the
 * data's first cut-off asks what was open then. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include "slaudit/fault.h"
#include "slaudit/zone.h"

struct cutoffs { /* of exports and registers */
	struct cutoff {
		int64_t at;
		bool is_register;
	} * items;
	size_t count;
};

static struct cutoffs
cutoffs_of(struct arena *arena, const struct incoming *files, size_t count)
{
	struct cutoffs out = { arena_new(arena, count + 1, sizeof(*out.items)),
		count };

	for (size_t i = 0; i < count; i++) {
		out.items[i].at = files[i].ingest.file.cutoff;
		out.items[i].is_register = files[i].map != NULL;
	}
	return out;
}

static int
cutoffs_load(struct flow *flow, struct cutoffs *out, struct fault *fault)
{
	struct query *query = NULL;
	struct cutoff cutoff;
	size_t room = 0;
	int got;

	*out = (struct cutoffs){ 0 };
	if (store_each_cutoff(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_cutoff(
		    query, &cutoff.at, &cutoff.is_register, fault)) > 0) {
		out->items = arena_grow(&flow->arena, out->items, &room,
		    out->count, sizeof(cutoff));
		out->items[out->count++] = cutoff;
	}
	query_close(query);
	return got;
}

/* The latest of those before LIMIT; INSTANT_NONE: there is none. */
static int64_t
latest_before(const struct cutoffs *cutoffs, int64_t limit)
{
	int64_t latest = INSTANT_NONE;

	for (size_t i = 0; i < cutoffs->count; i++) {
		if (cutoffs->items[i].at < limit &&
		    cutoffs->items[i].at > latest)
			latest = cutoffs->items[i].at;
	}
	return latest;
}

/* What came in the month after the reported one is about it; what came later
 * is about later ones. */
static int
month_horizon(struct flow *flow, const struct cutoffs *cutoffs, int64_t *out,
    struct fault *fault)
{
	struct zone *zone = NULL;
	int32_t from;
	int32_t to;
	int64_t end;

	if (flow_period(flow, &from, &to, fault) != 0 ||
	    zone_open(&zone, flow->book->zone, fault) != 0)
		return -1;
	end = zone_day_start(zone, month_first_day(to + 2));
	zone_close(zone);
	*out = latest_before(cutoffs, end);
	if (*out == INSTANT_NONE)
		*out = latest_before(cutoffs, INT64_MAX);
	return 0;
}

/* As of when the run asks to look: INT64_MAX as far as there is data. */
static int
asked(struct flow *flow, const struct cutoffs *named, const struct cutoffs *all,
    int64_t *out, struct fault *fault)
{
	*out = flow->run->as_of;
	if (*out != INSTANT_NONE)
		return 0;
	*out = INT64_MAX;
	switch (flow->run->looks) {
	case LOOKS_LATEST:
		return 0;
	case LOOKS_NAMED:
		if (named->count == 0)
			return month_horizon(flow, all, out, fault);
		*out = latest_before(named, INT64_MAX);
		return 0;
	case LOOKS_MONTH:
		return month_horizon(flow, all, out, fault);
	}
	return 0;
}

static bool
knows_exports(const struct cutoffs *cutoffs, int64_t at)
{
	for (size_t i = 0; i < cutoffs->count; i++) {
		if (!cutoffs->items[i].is_register &&
		    cutoffs->items[i].at <= at)
			return true;
	}
	return false;
}

static int
horizon_set(struct flow *flow, const struct cutoffs *named,
    const struct cutoffs *all, struct horizon *out, struct fault *fault)
{
	int64_t at;
	int64_t latest;

	if (asked(flow, named, all, &at, fault) != 0)
		return -1;
	out->known = knows_exports(all, at) ? at : INT64_MAX;
	latest = out->known == INT64_MAX ? latest_before(all, INT64_MAX)
					 : latest_before(all, out->known + 1);
	out->as_of = at < latest ? at : latest;
	return 0;
}

int
horizon_foresee(struct flow *flow, const struct incoming *files,
    struct horizon *out, struct fault *fault)
{
	struct cutoffs named =
	    cutoffs_of(&flow->arena, files, flow->run->export_count);

	return horizon_set(flow, &named, &named, out, fault);
}

int
horizon_apply(struct flow *flow, const struct incoming *files,
    struct horizon *out, struct fault *fault)
{
	size_t count = files == NULL ? 0 : flow->run->export_count;
	struct cutoffs named = cutoffs_of(&flow->arena, files, count);
	struct cutoffs all;

	if (cutoffs_load(flow, &all, fault) != 0 ||
	    horizon_set(flow, &named, &all, out, fault) != 0)
		return -1;
	return store_set_horizon(flow->store, out->known, fault);
}

bool
horizon_knows(const struct horizon *horizon, const struct export_file *file)
{
	return file->cutoff <= horizon->known;
}
