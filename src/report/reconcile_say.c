/* reconcile_say.c -- what came of a published claim, in words. */
/* SPDX-License-Identifier: MIT */
#include "reconcile_internal.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/names.h"

static const char *
taken(const struct making *m, struct buf *text)
{
	const char *made = arena_copy(m->arena, buf_text(text));

	buf_release(text);
	return made;
}

const char *
say_percentage(const struct making *m, const struct percentage *percentage)
{
	char text[PERCENTAGE_TEXT];

	percentage_text(percentage, text);
	return arena_format(m->arena, "%s %%", text);
}

static const char *
say_number(const struct making *m, int64_t number)
{
	return say_count(m, (uint64_t)number);
}

const char *
say_range(const struct making *m, int64_t least, int64_t most)
{
	const char *key = "reconcile.range";

	if (least == most)
		return say_number(m, least);
	if (most == CLAIM_MOST)
		key = "reconcile.range-open";
	else if (least + 1 == most)
		key = "reconcile.range-two";
	return say(m, key, "least", say_number(m, least), "most",
	    say_number(m, most), NULL);
}

struct way { /* of rounding: with a text, and the word alone */
	const char *key;
	const char *alone;
};

static const struct way any_way = { "reconcile.way-any", "reconcile.mode-any" };
static const struct way rounded = { "reconcile.way-rounded",
	"reconcile.mode-rounded" };
static const struct way half_up = { "reconcile.way-half-up",
	"reconcile.mode-half-up" };
static const struct way half_even = { "reconcile.way-half-even",
	"reconcile.mode-half-even" };
static const struct way cut_off = { "reconcile.way-cut", "reconcile.mode-cut" };

static void
way_put(const struct making *m, struct buf *out, const struct way *way,
    const char *text)
{
	if (text == NULL)
		return;
	if (out->len > 0)
		buf_put(out, say(m, "reconcile.next-way", NULL));
	buf_put(out,
	    say(m, text[0] == '\0' ? way->alone : way->key, "text", text,
		NULL));
}

const char *
say_ways(const struct making *m, const char *const *texts)
{
	const char *up = texts[ROUNDED_HALF_UP];
	const char *even = texts[ROUNDED_HALF_EVEN];
	const char *cut = texts[ROUNDED_CUT];
	struct buf out = { 0 };

	if (up != NULL && even != NULL && strcmp(up, even) == 0) {
		if (cut != NULL && strcmp(up, cut) == 0) {
			way_put(m, &out, &any_way, up);
			return taken(m, &out);
		}
		way_put(m, &out, &rounded, up);
	} else {
		way_put(m, &out, &half_up, up);
		way_put(m, &out, &half_even, even);
	}
	way_put(m, &out, &cut_off, cut);
	return taken(m, &out);
}

/* --- by way of rounding --------------------------------------------------- */

static const char *
prints_say(const struct making *m, const struct remark *remark)
{
	const char *texts[ROUNDINGS];

	for (int i = 0; i < ROUNDINGS; i++) {
		struct percentage printed = remark->claim->percentage;

		printed.value = remark->prints[i];
		texts[i] = say_percentage(m, &printed);
	}
	return say_ways(m, texts);
}

/* Of how many it would be true, where it is not. */
static const char *
needs_say(const struct making *m, const struct remark *remark)
{
	const char *texts[ROUNDINGS] = { NULL };

	for (int i = 0; i < ROUNDINGS; i++) {
		const struct fit *fit = &remark->fits[i][0];

		if ((remark->modes >> i & 1U) != 0)
			continue;
		texts[i] = remark->fit_count[i] == 0
		    ? say(m, "reconcile.no-n", NULL)
		    : say_range(m, fit->least, fit->most);
	}
	return say_ways(m, texts);
}

static const char *
modes_say(const struct making *m, const struct remark *remark)
{
	const char *texts[ROUNDINGS] = { NULL };

	for (int i = 0; i < ROUNDINGS; i++) {
		if ((remark->modes >> i & 1U) != 0)
			texts[i] = "";
	}
	return say_ways(m, texts);
}

static const char *
counts_say(const struct making *m, const struct remark *remark)
{
	const char *texts[ROUNDINGS];

	for (int i = 0; i < ROUNDINGS; i++) {
		const struct fit *fit = &remark->fits[i][0];

		texts[i] = remark->fit_count[i] == 0
		    ? say(m, "reconcile.no-count", NULL)
		    : say_range(m, fit->least, fit->most);
	}
	return say_ways(m, texts);
}

/* --- pairs of missed and n ------------------------------------------------ */

/* "none with 1 missed", where fewer would have been possible. */
static void
skipped_put(const struct making *m, struct buf *out,
    const struct remark *remark, int64_t first)
{
	int64_t least = remark->seen.missed > 0 ? remark->seen.missed : 1;

	if (first <= least)
		return;
	buf_put(out,
	    say(m,
		first - 1 == least ? "reconcile.skipped-one"
				   : "reconcile.skipped-several",
		"least", say_number(m, least), "most", say_number(m, first - 1),
		NULL));
}

static const char *
fits_list(const struct making *m, const struct remark *remark, int mode)
{
	size_t count = remark->fit_count[mode];
	struct buf out = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct fit *fit = &remark->fits[mode][i];

		if (i > 0)
			buf_put(&out, say(m, "reconcile.next-fit", NULL));
		buf_put(&out,
		    say(m, i == 0 ? "reconcile.fit" : "reconcile.fit-next",
			"missed", say_number(m, fit->missed), "range",
			say_range(m, fit->least, fit->most), NULL));
	}
	if (count == FITS_TOLD)
		buf_put(&out, say(m, "reconcile.fits-more", NULL));
	if (count > 0)
		skipped_put(m, &out, remark, remark->fits[mode][0].missed);
	else
		buf_put(&out, say(m, "reconcile.no-n", NULL));
	return taken(m, &out);
}

/* Of claims that say how many were missed, or met, only n is open. */
static bool
says_part(const struct claim *claim)
{
	return claim->missed != CLAIM_NOT_SAID || claim->met != CLAIM_NOT_SAID;
}

static const char *
fits_say(const struct making *m, const struct remark *remark)
{
	const char *texts[ROUNDINGS];

	for (int i = 0; i < ROUNDINGS; i++) {
		const struct fit *fit = &remark->fits[i][0];

		if (!says_part(remark->claim))
			texts[i] = fits_list(m, remark, i);
		else if (remark->fit_count[i] == 0)
			texts[i] = say(m, "reconcile.no-n", NULL);
		else
			texts[i] = say_range(m, fit->least, fit->most);
	}
	return say_ways(m, texts);
}

/* --- the sentence --------------------------------------------------------- */

static const char *
share_key(const struct remark *remark)
{
	unsigned all = (1U << ROUNDINGS) - 1;

	if (remark->modes == all)
		return "reconcile.share-any";
	if (remark->modes != 0)
		return "reconcile.share-some";
	for (int i = 0; i < ROUNDINGS; i++) {
		if (remark->fit_count[i] > 0)
			return "reconcile.share-none";
	}
	return "reconcile.share-never";
}

static const char *
fits_key(const struct remark *remark)
{
	assert(remark->claim != NULL);
	if (remark->claim->missed != CLAIM_NOT_SAID)
		return "reconcile.fits-missed";
	if (remark->claim->met != CLAIM_NOT_SAID)
		return "reconcile.fits-met";
	return remark->seen.n > 0 ? "reconcile.fits-seen" : "reconcile.fits";
}

static const char *
different_key(const struct remark *remark)
{
	if (remark->by == 0)
		return "reconcile.different-impossible";
	return remark->by > 0 ? "reconcile.different-more"
			      : "reconcile.different-less";
}

/* Some have several sentences; else the word says which. */
static const char *
kind_key(const struct making *m, const struct remark *remark)
{
	const char *key = NULL;

	if (remark->kind == REMARK_SHARE)
		key = share_key(remark);
	else if (remark->kind == REMARK_FITS)
		key = fits_key(remark);
	else if (remark->kind == REMARK_COUNTS)
		key = remark->side == REMARK_DISAGREES ? "reconcile.counts-none"
						       : "reconcile.counts";
	else if (remark->kind == REMARK_EQUAL)
		key = remark->modes == 0 ? "reconcile.equal"
					 : "reconcile.equal-share";
	else if (remark->kind == REMARK_NO_CLAIM && remark->seen.n > 0)
		key = "reconcile.not-published-extract";
	else if (remark->kind == REMARK_DIFFERENT)
		key = different_key(remark);
	return key == NULL ? key_of(m, "reconcile", remark_words[remark->kind])
			   : key;
}

static const char *
ways_of(const struct making *m, const struct remark *remark)
{
	if (remark->kind == REMARK_SHARE)
		return needs_say(m, remark);
	if (remark->kind == REMARK_FITS)
		return fits_say(m, remark);
	return remark->kind == REMARK_COUNTS ? counts_say(m, remark) : "";
}

static const char *
or_dash(const struct making *m, int64_t number)
{
	return number == CLAIM_NOT_SAID ? say(m, "reconcile.not-said", NULL)
					: say_number(m, number);
}

static const char *
printed_of(const struct making *m, const struct claim *claim)
{
	return claim == NULL || claim->printed == NULL
	    ? say(m, "reconcile.not-said", NULL)
	    : say_percentage(m, &claim->percentage);
}

static const char *
month_of_remark(const struct making *m, const struct remark *remark)
{
	if (remark->kind != REMARK_MONTH)
		return say_month(m, remark->month);
	return say(m,
	    arena_format(m->arena, "month.%d", (int)remark->month + 1), NULL);
}

/* What the published counts are. */
static const char *
claimed_say(const struct making *m, const struct claim *claim)
{
	if (claim == NULL)
		return "";
	return say(m, "reconcile.claimed", "n", or_dash(m, claim->n), "met",
	    or_dash(m, claim->met), "missed", or_dash(m, claim->missed), NULL);
}

const char *
say_remark(const struct making *m, const struct remark *remark)
{
	const struct claim *claim = remark->claim;
	const struct claim *other = remark->other;
	bool shared =
	    remark->kind == REMARK_SHARE || remark->kind == REMARK_EQUAL;
	bool prints = claim != NULL && claim->printed != NULL &&
	    (shared || remark->kind == REMARK_DIFFERENT);

	return say(m, kind_key(m, remark), "printed", printed_of(m, claim),
	    "claimed", claimed_say(m, claim), "theirs",
	    claim == NULL ? "" : or_dash(m, claim->n), "theirs_missed",
	    claim == NULL ? "" : or_dash(m, claim->missed), "met",
	    say_number(m, remark->met), "n", say_number(m, remark->n), "missed",
	    say_number(m, remark->n - remark->met), "ways", ways_of(m, remark),
	    "prints", prints ? prints_say(m, remark) : "", "modes",
	    shared ? modes_say(m, remark) : "", "by",
	    say_number(m, llabs(remark->by)), "month",
	    month_of_remark(m, remark), "times", say_number(m, remark->times),
	    "seen",
	    say(m, "reconcile.seen-counts", "missed",
		say_number(m, remark->seen.missed), "n",
		say_number(m, remark->seen.n), NULL),
	    "other", other == NULL ? "" : say_count(m, other->line),
	    "other_figure",
	    remark->kind == REMARK_DENOMINATORS && other != NULL
		? or_dash(m, other->n)
		: printed_of(m, other),
	    NULL);
}
