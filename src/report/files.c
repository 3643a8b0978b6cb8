/* files.c -- small files of a pack, read and written whole. */
/* SPDX-License-Identifier: MIT */
#include "files_internal.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"

enum { STYLE_MAX = 1 << 20 }; /* a style sheet or a list, never more */

int
file_put(const char *dir, const char *name, const struct buf *bytes,
    struct fault *fault)
{
	struct buf path = { 0 };
	FILE *stream;
	bool is_whole = false;
	int rc = 0;

	buf_print(&path, "%s/%s", dir, name);
	errno = 0;
	stream = fopen(buf_text(&path), "wb");
	if (stream != NULL) {
		is_whole = fwrite(buf_text(bytes), 1, bytes->len, stream) ==
		    bytes->len;
		is_whole = fclose(stream) == 0 && is_whole;
	}
	if (!is_whole)
		rc = fault_set(fault, FAULT_OUTPUT, buf_text(&path), 0,
		    "cannot be written: %s", strerror(errno));
	buf_release(&path);
	return rc;
}

static int
stream_get(FILE *stream, const char *path, struct buf *out, struct fault *fault)
{
	char part[4096];
	size_t len;

	while ((len = fread(part, 1, sizeof(part), stream)) > 0) {
		buf_putn(out, part, len);
		if (out->len > STYLE_MAX)
			return fault_set(fault, FAULT_OUTPUT, path, 0,
			    "is larger than %d bytes", (int)STYLE_MAX);
	}
	if (ferror(stream))
		return fault_set(fault, FAULT_OUTPUT, path, 0,
		    "cannot be read: %s", strerror(errno));
	return 0;
}

int
file_get(
    const char *dir, const char *name, struct buf *out, struct fault *fault)
{
	struct buf path = { 0 };
	FILE *stream;
	int rc;

	buf_print(&path, "%s/%s", dir, name);
	stream = fopen(buf_text(&path), "rb");
	if (stream == NULL)
		rc = fault_set(fault, FAULT_OUTPUT, buf_text(&path), 0,
		    "cannot be read: %s", strerror(errno));
	else
		rc = stream_get(stream, buf_text(&path), out, fault);
	if (stream != NULL)
		fclose(stream);
	buf_release(&path);
	return rc;
}
