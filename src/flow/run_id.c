/* run_id.c -- what a report is made of, and its digest: the run id.
 *
 * Not of what was published before, nor of an edition's number: the same
 * inputs are the same run. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <inttypes.h>

#include "slaudit/buf.h"
#include "slaudit/digest.h"
#include "slaudit/fault.h"
#include "slaudit/privacy.h"

struct gathering {
	struct arena *arena;
	struct audit *audit;
	size_t room;
};

static void
input_add(struct gathering *g, struct edition_input input)
{
	struct audit *audit = g->audit;

	audit->inputs = arena_grow(g->arena, audit->inputs, &g->room,
	    audit->input_count, sizeof(*audit->inputs));
	audit->inputs[audit->input_count++] = input;
}

static void
word_add(struct gathering *g, const char *kind, const char *name,
    const char *digest, int64_t at)
{
	input_add(g,
	    (struct edition_input){ .kind = kind,
		.name = arena_copy(g->arena, name),
		.digest = digest == NULL ? NULL : arena_copy(g->arena, digest),
		.cutoff = at });
}

static void
file_add(struct gathering *g, const char *kind, const struct export_file *file)
{
	input_add(g,
	    (struct edition_input){ .kind = kind,
		.name = file->name,
		.mapping = file->mapping,
		.digest = file->digest,
		.cutoff = file->cutoff });
}

static void
rules_add(struct gathering *g)
{
	const struct audit *audit = g->audit;

	word_add(g, "program", "slaudit", audit->program, INSTANT_NONE);
	word_add(g, "tzdata", "version", audit->tzdata, INSTANT_NONE);
	word_add(g, "book", audit->book->id, audit->book->digest, INSTANT_NONE);
	word_add(g, "as-of", "time", NULL, audit->as_of);
	word_add(g, "period",
	    edition_period(g->arena, audit->from_month, audit->to_month), NULL,
	    INSTANT_NONE);
	if (audit_is_withheld(audit))
		word_add(
		    g, "audience", audit->audience->id, NULL, INSTANT_NONE);
	for (size_t i = 0; i < audit->listed.count; i++)
		word_add(g, "profile", audit->listed.items[i].book->profile.id,
		    audit->listed.items[i].book->digest, INSTANT_NONE);
}

/* Wording, style and fonts make the pack's bytes as much as the rules do. */
static int
reports_add(struct flow *flow, struct gathering *g, struct fault *fault)
{
	static const char *const names[] = { "en.yaml", "fonts.list",
		"style.css" };
	unsigned long long bytes;
	char hex[DIGEST_TEXT];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *path = arena_format(
		    &flow->arena, "%s/%s", flow->run->reports, names[i]);

		if (digest_file(path, hex, &bytes, fault) != 0)
			return -1;
		word_add(g, "report", names[i], hex, INSTANT_NONE);
	}
	return 0;
}

static const char *
or_dash(const char *text)
{
	return text == NULL ? "-" : text;
}

static const char *
inputs_digest(struct arena *arena, const struct audit *audit)
{
	struct digest *digest = digest_new();
	struct buf text = { 0 };
	char hex[DIGEST_TEXT];

	for (size_t i = 0; i < audit->input_count; i++) {
		const struct edition_input *input = &audit->inputs[i];

		buf_print(&text, "%s %s %s %s %" PRId64 "\n", input->kind,
		    input->name, or_dash(input->mapping),
		    or_dash(input->digest), input->cutoff);
	}
	digest_put(digest, text.text, text.len);
	digest_text(digest, hex);
	digest_free(digest);
	buf_release(&text);
	return arena_copy(arena, hex);
}

/* Somebody's word on how many rows a file should have. */
static int
controls_add(struct flow *flow, struct gathering *g, struct fault *fault)
{
	for (size_t i = 0; i < g->audit->file_count; i++) {
		const struct export_file *file = &g->audit->files[i];
		int64_t rows = 0;
		int got =
		    store_get_control(flow->store, file->id, &rows, fault);

		if (got < 0)
			return -1;
		if (got > 0)
			word_add(g, "control", file->name,
			    arena_format(g->arena, "%" PRId64, rows),
			    INSTANT_NONE);
	}
	return 0;
}

int
run_id_make(struct flow *flow, struct audit *audit, struct arena *arena,
    struct fault *fault)
{
	struct gathering g = { .arena = arena, .audit = audit };

	rules_add(&g);
	for (size_t i = 0; i < audit->file_count; i++)
		file_add(&g, "export", &audit->files[i]);
	if (controls_add(flow, &g, fault) != 0)
		return -1;
	for (size_t i = 0; i < audit->said.file_count; i++)
		file_add(&g, "register", &audit->said.files[i]);
	if (audit_is_withheld(audit))
		word_add(
		    &g, "audience", audit->audience->id, NULL, INSTANT_NONE);
	if (reports_add(flow, &g, fault) != 0)
		return -1;
	audit->run_id = inputs_digest(arena, audit);
	return 0;
}
