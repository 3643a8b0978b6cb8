/* ledger.c -- the ledger from the store, entry by entry, each one checked. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/flow.h"

#include <inttypes.h>
#include <string.h>

#include <jansson.h>

#include "slaudit/fault.h"
#include "slaudit/ledger.h"

/* The lines "name value" as members of an object. */
static json_t *
entry_json(const struct ledger_entry *entry)
{
	json_t *object = json_object();
	const char *at = entry->text;

	while (*at != '\0') {
		size_t len = strcspn(at, "\n");
		size_t name = strcspn(at, " ");

		if (name < len)
			json_object_setn_new(object, at, name,
			    json_stringn(at + name + 1, len - name - 1));
		at += len + (at[len] == '\n');
	}
	json_object_set_new(object, "hash", json_string(entry->hash));
	return object;
}

static void
entry_print(const struct ledger_entry *entry, json_t *list, FILE *out)
{
	if (list != NULL)
		json_array_append_new(list, entry_json(entry));
	else if (out != NULL)
		fprintf(out, "%shash %s\n\n", entry->text, entry->hash);
}

static int
chain_walk(struct query *query, const char *path, json_t *list, FILE *out,
    struct fault *fault)
{
	struct arena arena = { 0 };
	struct ledger_entry entry;
	char before[DIGEST_TEXT];
	int64_t number = 0;
	int got;

	ledger_first(before);
	while ((got = query_ledger(query, &arena, &entry, fault)) > 0) {
		if (!ledger_holds(&entry, ++number, before)) {
			got = fault_set(fault, FAULT_STORE, path, 0,
			    "the ledger does not hold: entry %" PRId64
			    " is not what was written down",
			    number);
			break;
		}
		entry_print(&entry, list, out);
		memcpy(before, entry.hash, sizeof(before));
		arena_reset(&arena);
	}
	if (got == 0 && list == NULL && out != NULL)
		fprintf(out, "%" PRId64 " entries, the chain holds: %s\n",
		    number, before);
	arena_release(&arena);
	return got;
}

int
flow_ledger(struct store *store, const char *path, bool json, FILE *out,
    struct fault *fault)
{
	json_t *list = json ? json_array() : NULL;
	struct query *query = NULL;
	int rc = ledger_each(store, &query, fault);

	if (rc == 0)
		rc = chain_walk(query, path, list, out, fault);
	query_close(query);
	if (rc == 0 && list != NULL && out != NULL) {
		json_dumpf(list, out, JSON_INDENT(2));
		fprintf(out, "\n");
	}
	json_decref(list);
	return rc;
}
