/* fuzz_published.c -- any bytes give claims or requests and diags, or a fault.
 */
/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "slaudit/fault.h"
#include "slaudit/published.h"
#include "slaudit/reconcile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct word_pair statuses[] = { { "Completed", "done" },
	{ "Withdrawn", "gone" } };
static const char *key[] = { "ticket" };
static const char *formats[] = { "%Y-%m-%d" };
static struct publication list = {
	.form = { .id = "list",
	    .file = "*",
	    .delimiter = ',',
	    .encoding = "UTF-8",
	    .formats = formats,
	    .format_count = 1,
	    .key = key,
	    .key_count = 1,
	    .customer = { .column = "tld" },
	    .status_field = { .column = "status",
		.words = statuses,
		.word_count = 2 } },
	.kind = PUBLISHED_REQUESTS,
	.date = "date",
};
static struct publication *lists[] = { &list };

static void
law(bool holds)
{
	if (!holds)
		abort();
}

static void
published_check(const struct published *published, const struct fault *fault)
{
	uint32_t line = 0;

	law(fault->kind == FAULT_NONE);
	law(published->rejected <= published->read);
	law(published->listed_count <= published->read);
	for (size_t i = 0; i < published->diag_count; i++) {
		law(published->diags[i].line >= line);
		line = published->diags[i].line;
	}
	for (size_t i = 0; i < published->claim_count; i++)
		law(published->claims[i].from <= published->claims[i].to);
}

static void
published_hold(struct arena *arena, const struct published *published)
{
	static const char *const months[MONTH_NAMES] = { "a", "b", "c", "d",
		"e", "f", "g", "h", "i", "j", "k", "l" };
	static const struct evidence_of_ours none = { 0 };
	struct reconciled claims;
	struct compared compared;

	if (published->form->kind == PUBLISHED_FIGURES) {
		reconcile_claims(arena, published, months, &none, &claims);
		return;
	}
	reconcile_list(arena, published, NULL, 0, false, &compared);
	law(compared.agreed == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct book book = {
		.zone = "Etc/UTC", .publications = lists, .publication_count = 1
	};
	char path[] = "/tmp/slaudit-fuzz-XXXXXX";
	int fd = mkstemp(path);

	law(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	close(fd);
	for (int plain = 0; plain < 2; plain++) {
		struct arena arena = { 0 };
		struct published published;
		struct fault fault = { 0 };
		int rc = published_read(
		    &arena, plain ? NULL : &book, path, &published, &fault);

		law((rc == 0) == (fault.kind == FAULT_NONE));
		if (rc == 0) {
			published_check(&published, &fault);
			published_hold(&arena, &published);
		}
		arena_release(&arena);
	}
	unlink(path);
	return 0;
}
