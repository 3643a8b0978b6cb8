/* cutoff.c -- until when a file tells the truth, and who says so. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/instant.h"

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

/* One line of a file. Yields 1 with TEXT, or 0: there is no such file. */
static int
line_read(const char *path, char text[SIDECAR_MAX], struct fault *fault)
{
	FILE *in = fopen(path, "r");
	size_t len;

	if (in == NULL) {
		if (errno == ENOENT)
			return 0;
		return fault_set(
		    fault, FAULT_INPUT, path, 0, "%s", strerror(errno));
	}
	len = fread(text, 1, SIDECAR_MAX - 1, in);
	if (fclose(in) != 0)
		return fault_set(
		    fault, FAULT_INPUT, path, 0, "%s", strerror(errno));
	text[len] = '\0';
	text[strcspn(text, "\r\n")] = '\0';
	return 1;
}

int
sidecar_read(const char *path, const char *ending, struct arena *arena,
    char text[SIDECAR_MAX], const char **sidecar, struct fault *fault)
{
	size_t len = strlen(path);
	const char *inner;
	int got;

	*sidecar = arena_format(arena, "%s.%s", path, ending);
	got = line_read(*sidecar, text, fault);
	if (got != 0 || len <= 3 || strcmp(path + len - 3, ".gz") != 0)
		return got;
	inner = arena_format(arena, "%.*s.%s", (int)(len - 3), path, ending);
	got = line_read(inner, text, fault);
	if (got > 0)
		*sidecar = inner;
	return got;
}

int
cutoff_find(struct flow *flow, const char *path, const char *kind,
    const struct mapping *mapping, struct export_file *file,
    struct fault *fault)
{
	char text[SIDECAR_MAX];
	const char *sidecar;
	int got;

	if (flow->run->cutoff != NULL)
		return cutoff_take(
		    file, flow->run->cutoff, "option", "--cutoff", fault);
	got = sidecar_read(path, "cutoff", &flow->arena, text, &sidecar, fault);
	if (got < 0)
		return -1;
	if (got > 0)
		return cutoff_take(file, text, "sidecar", sidecar, fault);
	if (mapping->cutoff != NULL)
		return cutoff_take(
		    file, mapping->cutoff, kind, mapping->id, fault);
	return fault_set(fault, FAULT_INPUT, path, 0,
	    "no cut-off: give --cutoff INSTANT, a file %s that holds it, or "
	    "the key cutoff in %s '%s'",
	    sidecar, kind, mapping->id);
}
