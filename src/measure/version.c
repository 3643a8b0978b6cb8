/* version.c -- which version of an SLE binds a ticket, or a step of it. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

static bool
valid_on(const struct sle *sle, int32_t day)
{
	return (sle->valid_from == DAY_NONE || day >= sle->valid_from) &&
	    (sle->valid_to == DAY_NONE || day <= sle->valid_to);
}

static int32_t
some_valid_day(const struct sle *sle)
{
	if (sle->valid_from != DAY_NONE)
		return sle->valid_from;
	return sle->valid_to != DAY_NONE ? sle->valid_to : 0;
}

static bool
takes(const struct hearing *hearing, const struct sle *sle, int32_t day)
{
	const struct ticket *ticket = hearing->ticket;

	return sle_covers(sle, ticket->process, ticket->category,
	    ticket->customer_class, day);
}

/* The version that binds a day on which some version is in force. */
static const struct seat *
version_in_force(const struct hearing *hearing, const struct series *series,
    int32_t day, bool *in_force)
{
	for (size_t i = 0; i < series->count; i++) {
		const struct seat *seat = &series->seats[i];

		if (!valid_on(seat->sle, day))
			continue;
		*in_force = true;
		if (takes(hearing, seat->sle, day))
			return seat;
	}
	return NULL;
}

/* The version before DAY (else the first one), if it would have taken the
 * ticket in. */
static const struct seat *
version_before(
    const struct hearing *hearing, const struct series *series, int32_t day)
{
	const struct seat *found = NULL;

	for (size_t i = 0; i < series->count; i++) {
		const struct seat *seat = &series->seats[i];

		if (!takes(hearing, seat->sle, some_valid_day(seat->sle)))
			continue;
		if (found == NULL || seat->sle->valid_from <= day)
			found = seat;
	}
	return found;
}

struct binding
version_pick(
    const struct hearing *hearing, const struct series *series, int32_t day)
{
	struct binding binding = { NULL, false };

	binding.seat = version_in_force(hearing, series, day, &binding.covered);
	if (!binding.covered)
		binding.seat = version_before(hearing, series, day);
	return binding;
}

struct binding
version_of_words(const struct hearing *hearing, const struct series *series)
{
	struct binding binding =
	    version_pick(hearing, series, hearing->receipt);

	/* A step may begin under a version that takes the ticket in, when the
	 * one of its receipt did not. */
	if (series->seats->sle->binds != BINDS_RECEIPT && binding.seat == NULL)
		binding.seat =
		    version_before(hearing, series, hearing->receipt);
	return binding;
}

struct binding
version_of_step(const struct hearing *hearing, struct binding binding,
    const struct event *start)
{
	return version_pick(hearing, binding.seat->series,
	    event_day(clocks_zone(hearing->clocks), start));
}
