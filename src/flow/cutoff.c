/* cutoff.c -- until when an export tells the truth, and who says so. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/instant.h"

enum { SIDECAR_MAX = 64 }; /* one instant and its line end */

static int
cutoff_take(struct export_file *file, const char *text, const char *from,
    const char *where, struct fault *fault)
{
	file->cutoff = instant_parse(text);
	file->cutoff_from = from;
	if (file->cutoff != INSTANT_NONE)
		return 0;
	return fault_set(fault, FAULT_INPUT, where, 0,
	    "cut-off '%.40s' is not an instant with an offset, like "
	    "2021-04-01T00:00:00-07:00",
	    text);
}

/* FILE.cutoff beside the export: one line. Yields 1 with TEXT, or 0. */
static int
sidecar_read(const char *path, struct arena *arena, char text[SIDECAR_MAX],
    const char **sidecar, struct fault *fault)
{
	FILE *in;
	size_t len;

	*sidecar = arena_format(arena, "%s.cutoff", path);
	in = fopen(*sidecar, "r");
	if (in == NULL) {
		if (errno == ENOENT)
			return 0;
		return fault_set(
		    fault, FAULT_INPUT, *sidecar, 0, "%s", strerror(errno));
	}
	len = fread(text, 1, SIDECAR_MAX - 1, in);
	if (fclose(in) != 0)
		return fault_set(
		    fault, FAULT_INPUT, *sidecar, 0, "%s", strerror(errno));
	text[len] = '\0';
	text[strcspn(text, "\r\n")] = '\0';
	return 1;
}

int
cutoff_find(struct flow *flow, const char *path, const struct mapping *mapping,
    struct export_file *file, struct fault *fault)
{
	char text[SIDECAR_MAX];
	const char *sidecar;
	int got;

	if (flow->run->cutoff != NULL)
		return cutoff_take(
		    file, flow->run->cutoff, "option", "--cutoff", fault);
	got = sidecar_read(path, &flow->arena, text, &sidecar, fault);
	if (got < 0)
		return -1;
	if (got > 0)
		return cutoff_take(file, text, "sidecar", sidecar, fault);
	if (mapping->cutoff != NULL)
		return cutoff_take(
		    file, mapping->cutoff, "mapping", mapping->id, fault);
	return fault_set(fault, FAULT_INPUT, path, 0,
	    "no cut-off: give --cutoff INSTANT, a file %s that holds it, or "
	    "the key cutoff in mapping '%s'",
	    sidecar, mapping->id);
}
