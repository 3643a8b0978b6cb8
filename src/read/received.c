/* received.c -- the digests of an export as received and of its content. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/digest.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"

static int
packed_digest(
    struct unpack *unpack, char text[DIGEST_TEXT], struct fault *fault)
{
	struct digest *digest = digest_new();
	char *bytes = mem_new(SOURCE_CHUNK, 1);
	size_t got = 1;
	int rc = 0;

	while (rc == 0 && got > 0) {
		rc = unpack_read(unpack, bytes, SOURCE_CHUNK, &got, fault);
		if (rc == 0)
			digest_put(digest, bytes, got);
	}
	digest_text(digest, text);
	digest_free(digest);
	free(bytes);
	return rc;
}

/* Without a wrapper the content is what was received. */
static int
content_digest(
    const struct source *source, struct export_file *file, struct fault *fault)
{
	struct unpack unpack;
	int rc = unpack_open(&unpack, source, fault);

	memcpy(file->content_digest, file->digest, sizeof(file->digest));
	if (rc == 0 && unpack.stream != NULL)
		rc = packed_digest(&unpack, file->content_digest, fault);
	unpack_close(&unpack);
	return rc;
}

int
reader_digest(const char *path, struct export_file *file, struct fault *fault)
{
	unsigned long long bytes = 0;
	struct source source;
	int rc = -1;

	if (source_open(&source, path, file->name, fault) != 0)
		goto out;
	if (digest_file(path, file->digest, &bytes, fault) != 0 ||
	    content_digest(&source, file, fault) != 0)
		goto out;
	file->bytes = bytes;
	rc = 0;
out:
	source_close(&source);
	return rc;
}
