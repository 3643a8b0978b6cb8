/* rebuild.c -- a lost store from exports, registers, book and packs.
 *
 * Each edition is published once more into a store beside the place of the lost
 * one, from the files it says it was made of; see publish.c, which leaves what
 * stands in its place and tells what is another. */
/* SPDX-License-Identifier: MIT */
#include "rebuild_internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/reader.h"

const char *const rebuilt_words[REBUILT_KINDS] = { "same", "same-figures",
	"other-figures" };

struct given { /* a file that the caller has */
	const char *path;
	struct export_file file; /* its digests */
	bool taken;
};

struct rebuilding {
	struct flow *flow;  /* whose arena and book; it has no store */
	const char *beside; /* the store until it is whole */
	struct given *given;
	size_t given_count;
	struct published_pack *packs;
	struct rebuild_answer *answer;
};

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static int
given_load(struct rebuilding *r, struct fault *fault)
{
	const struct run *run = r->flow->run;

	r->given_count = run->export_count;
	r->given =
	    arena_new(&r->flow->arena, r->given_count + 1, sizeof(*r->given));
	for (size_t i = 0; i < r->given_count; i++) {
		struct given *given = &r->given[i];

		given->path = run->exports[i];
		given->file.name = base_name(given->path);
		if (reader_digest(given->path, &given->file, fault) != 0)
			return -1;
	}
	return 0;
}

static bool
is_file(const struct edition_input *input)
{
	return input->digest != NULL &&
	    (strcmp(input->kind, "export") == 0 ||
		strcmp(input->kind, "register") == 0);
}

/* The very bytes under that name, or else those bytes. */
static struct given *
given_find(struct rebuilding *r, const struct edition_input *input)
{
	struct given *found = NULL;

	for (size_t i = 0; i < r->given_count; i++) {
		struct given *given = &r->given[i];

		if (strcmp(given->file.digest, input->digest) != 0)
			continue;
		if (strcmp(given->file.name, input->name) == 0)
			return given;
		found = given;
	}
	return found;
}

/* All that is missing at once, before anything is done. */
static int
files_check(struct rebuilding *r, struct fault *fault)
{
	struct buf missing = { 0 };
	const char *first = NULL;
	int rc = 0;

	for (size_t i = 0; i < r->answer->count; i++) {
		const struct edition *edition = &r->packs[i].edition;

		for (size_t j = 0; j < edition->input_count; j++) {
			const struct edition_input *input = &edition->inputs[j];

			if (!is_file(input) || given_find(r, input) != NULL ||
			    (missing.len > 0 &&
				strstr(missing.text, input->digest) != NULL))
				continue;
			if (first == NULL)
				first = r->packs[i].name;
			buf_print(&missing, "%s%s (SHA-256 %s)",
			    missing.len > 0 ? ", " : "", input->name,
			    input->digest);
		}
	}
	if (missing.len > 0)
		rc = fault_set(fault, FAULT_INPUT, first, 0,
		    "was made of what is not given: %s", missing.text);
	buf_release(&missing);
	return rc;
}

/* --- one edition ---------------------------------------------------------- */

/* Does the file say itself until when it tells the truth, and the same? */
static bool
says_cutoff(struct flow *flow, int64_t cutoff)
{
	struct incoming *files;
	struct fault fault = { 0 };

	return incoming_find(flow, &files, &fault) == 0 &&
	    files->ingest.file.cutoff == cutoff;
}

/* With the cut-off that the pack names, whoever said it then. */
static int
file_take(struct rebuilding *r, const struct run *run, struct given *given,
    const struct edition_input *input, struct fault *fault)
{
	struct run one = *run;
	struct flow flow = { 0 };
	struct ingest *files;
	char cutoff[INSTANT_TEXT];
	int rc = -1;

	one.exports = &given->path;
	one.export_count = 1;
	if (flow_open(&flow, &one, STORE_WRITE, fault) != 0)
		goto out;
	if (!says_cutoff(&flow, input->cutoff)) {
		instant_text(input->cutoff, cutoff);
		one.cutoff = cutoff;
	}
	if (store_begin(flow.store, fault) != 0)
		goto out;
	rc = flow_ingest(&flow, &files, fault);
	if (rc == 0)
		rc = store_commit(flow.store, fault);
	if (rc != 0)
		store_rollback(flow.store);
out:
	flow_close(&flow);
	given->taken = rc == 0;
	r->answer->files += rc == 0;
	return rc;
}

static int
files_take(struct rebuilding *r, const struct run *run,
    const struct edition *edition, struct fault *fault)
{
	for (size_t i = 0; i < edition->input_count; i++) {
		const struct edition_input *input = &edition->inputs[i];
		struct given *given =
		    is_file(input) ? given_find(r, input) : NULL;

		if (given != NULL && !given->taken &&
		    file_take(r, run, given, input, fault) != 0)
			return -1;
	}
	return 0;
}

static int
edition_publish(const struct run *run, int number, struct rebuilt_edition *out,
    struct fault *fault)
{
	struct flow flow = { 0 };
	struct publish_answer published;
	int rc = -1;

	if (flow_open(&flow, run, STORE_WRITE, fault) == 0) {
		flow.rebuilt = out;
		rc = flow_publish(&flow, &published, fault);
	}
	flow_close(&flow);
	if (rc == 0 && published.number != number)
		rc = fault_set(fault, FAULT_OUTPUT, out->name, 0,
		    "would be edition %d now", published.number);
	return rc;
}

static int
edition_rebuild(struct rebuilding *r, size_t at, struct fault *fault)
{
	const struct published_pack *pack = &r->packs[at];
	struct rebuilt_edition *out = &r->answer->items[at];
	struct run run = *r->flow->run;

	*out = (struct rebuilt_edition){
		.arena = &r->flow->arena, .name = pack->name, .why = ""
	};
	run.store = r->beside;
	run.as_of = pack->edition.as_of;
	run.from_month = pack->edition.from_month;
	run.to_month = pack->edition.to_month;
	run.revise = pack->edition.reason;
	run.exports = NULL;
	run.export_count = 0;
	flow_tell(r->flow, pack->name, at, r->answer->count);
	if (files_take(r, &run, &pack->edition, fault) != 0 ||
	    edition_publish(&run, pack->edition.number, out, fault) != 0)
		return -1;
	r->answer->other += out->how == REBUILT_OTHER;
	return 0;
}

/* --- all of them ---------------------------------------------------------- */

static int
place_check(struct flow *flow, struct fault *fault)
{
	if (access(flow->run->store, F_OK) != 0)
		return 0;
	return fault_set(fault, FAULT_USAGE, flow->run->store, 0,
	    "is there already: rebuild makes a store that is lost");
}

static int
place_take(struct rebuilding *r, struct fault *fault)
{
	const char *store = r->flow->run->store;

	if (r->answer->other > 0)
		return fault_set(fault, FAULT_STORE, store, 0,
		    "was not made: %zu of %zu editions would have other "
		    "figures than those published",
		    r->answer->other, r->answer->count);
	if (rename(r->beside, store) != 0)
		return fault_set(
		    fault, FAULT_STORE, store, 0, "%s", strerror(errno));
	return 0;
}

/* OUT/index.html, which publication makes from the store. */
static int
archive_rebuild(const struct flow *of, struct fault *fault)
{
	struct flow flow = { 0 };
	int rc = flow_open(&flow, of->run, STORE_READ, fault);

	if (rc == 0)
		rc = archive_write(&flow, fault);
	flow_close(&flow);
	return rc;
}

/* All of it beside the place of the store. */
static int
editions_rebuild(struct rebuilding *r, struct fault *fault)
{
	struct rebuild_answer *out = r->answer;

	unlink(r->beside); /* of a rebuild that was cut short */
	for (size_t i = 0; i < out->count; i++) {
		if (edition_rebuild(r, i, fault) != 0)
			return -1;
	}
	for (size_t i = 0; i < r->given_count; i++)
		out->left += !r->given[i].taken;
	return place_take(r, fault);
}

int
flow_rebuild(struct flow *flow, struct rebuild_answer *out, struct fault *fault)
{
	struct rebuilding r = { .flow = flow, .answer = out };

	*out = (struct rebuild_answer){ 0 };
	if (place_check(flow, fault) != 0 ||
	    packs_find(flow, &r.packs, &out->count, fault) != 0 ||
	    given_load(&r, fault) != 0 || files_check(&r, fault) != 0)
		return -1;
	out->items = arena_new(&flow->arena, out->count, sizeof(*out->items));
	r.beside =
	    arena_format(&flow->arena, "%s.rebuilding", flow->run->store);
	if (editions_rebuild(&r, fault) != 0) {
		unlink(r.beside);
		return -1;
	}
	return archive_rebuild(flow, fault);
}
