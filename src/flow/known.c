/* known.c -- a rule book as it was known on a day: the second axis of time. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <string.h>

#include "slaudit/digest.h"

static bool
is_known(const struct sle *sle, int32_t day)
{
	return sle->known_from == DAY_NONE || sle->known_from <= day;
}

/* An end made by a version that nobody knew of was not known either: until the
 * next one that was, the former holds. Versions stand by validity. */
static void
end_reopen(const struct book *book, size_t at, int32_t day)
{
	struct sle *sle = book->sles[at];
	bool unknown = false;

	for (size_t i = at + 1; i < book->sle_count; i++) {
		const struct sle *next = book->sles[i];

		if (strcmp(next->id, sle->id) != 0)
			break;
		if (!is_known(next, day)) {
			unknown = unknown ||
			    (sle->valid_to != DAY_NONE &&
				next->valid_from == sle->valid_to + 1);
			continue;
		}
		if (unknown)
			sle->valid_to = next->valid_from - 1;
		return;
	}
	if (unknown)
		sle->valid_to = DAY_NONE;
}

/* Results under it are not those of the whole book. */
static void
book_mark(struct flow *flow, int32_t day)
{
	struct book *book = flow->book;
	struct digest *digest = digest_new();
	char text[INSTANT_TEXT];

	day_text(day, text);
	digest_put(digest, book->digest, strlen(book->digest));
	digest_put(digest, text, strlen(text));
	digest_text(digest, book->digest);
	digest_free(digest);
	book->version = arena_format(
	    &flow->arena, "%s, as known on %s", book->version, text);
}

void
known_apply(struct flow *flow)
{
	struct book *book = flow->book;
	int32_t day = flow->run->known_as_of;
	size_t kept = 0;

	if (day == DAY_NONE || day == 0)
		return;
	for (size_t i = 0; i < book->sle_count; i++) {
		if (is_known(book->sles[i], day))
			end_reopen(book, i, day);
	}
	for (size_t i = 0; i < book->sle_count; i++) {
		if (!is_known(book->sles[i], day))
			continue;
		book->sles[kept] = book->sles[i];
		book->sles[kept]->ordinal = (uint32_t)kept;
		kept++;
	}
	book->sle_count = kept;
	book_mark(flow, day);
}
