/* dump.c -- the store as sorted text, all of it as of one moment. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/flow.h"

int
flow_dump(const char *path, FILE *out, struct fault *fault)
{
	struct store *store;
	int rc;

	if (store_open(&store, path, STORE_READ, fault) != 0)
		return -1;
	rc = store_begin(store, fault);
	if (rc == 0)
		rc = store_dump(store, out, fault);
	store_rollback(store);
	store_close(store);
	return rc;
}
