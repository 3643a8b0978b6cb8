/* spool.c -- an export unpacked and in UTF-8, in a temporary file.
 *
 * Rows are read again when another one looks like them, and neither gzip nor
 * iconv can go back: what they gave is kept on disk. It is made as far as it
 * is asked for, so that looking at a header stays cheap, and memory is
 * bounded. The file has no name, so a killed run leaves nothing behind. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/encoding.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"

struct spool {
	struct unpack unpack;
	struct encoding *encoding; /* NULL: it is UTF-8 already */
	const char *encoding_name;
	FILE *file;
	uint64_t size; /* of what is kept */
	bool begun;
	bool ended;  /* all of it is kept */
	char *bytes; /* content, not yet decoded ... */
	size_t len;  /* ... so many */
	char *text;  /* decoded, not yet kept */
};

static int
spool_fault(const struct spool *spool, const char *what, struct fault *fault)
{
	return fault_set(fault, FAULT_INPUT, spool->unpack.source->name, 0,
	    "the temporary file for its content cannot be %s: %s", what,
	    strerror(errno));
}

static int
spool_keep(
    struct spool *spool, const char *bytes, size_t len, struct fault *fault)
{
	while (len > 0) {
		ssize_t put =
		    pwrite(fileno(spool->file), bytes, len, (off_t)spool->size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return spool_fault(spool, "written", fault);
		spool->size += (uint64_t)put;
		bytes += put;
		len -= (size_t)put;
	}
	return 0;
}

/* A byte order mark that another encoding begins with. */
static int
mark_check(const struct spool *spool, struct fault *fault)
{
	static const struct mark {
		const char *bytes;
		size_t len;
		const char *name;
		size_t unit; /* of encodings in which it is that mark, too */
	} marks[] = {
		{ "\xef\xbb\xbf", 3, "UTF-8", 0 },
		{ "\xff\xfe", 2, "UTF-16", 2 },
		{ "\xfe\xff", 2, "UTF-16", 2 },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		const struct mark *mark = &marks[i];

		if (spool->len >= mark->len &&
		    memcmp(spool->bytes, mark->bytes, mark->len) == 0 &&
		    (mark->unit == 0 ||
			encoding_unit(spool->encoding) < mark->unit))
			return fault_set(fault, FAULT_INPUT,
			    spool->unpack.source->name, 0,
			    "begins with the byte order mark of %s, and its "
			    "mapping says %s",
			    mark->name, spool->encoding_name);
	}
	return 0;
}

static int
text_keep(struct spool *spool, struct fault *fault)
{
	struct encoding_step step = {
		.from = spool->bytes,
		.left = spool->len,
	};
	bool done;

	do {
		step.to = spool->text;
		step.room = SOURCE_CHUNK;
		done = spool->ended ? encoding_end(spool->encoding, &step)
				    : encoding_put(spool->encoding, &step);
		if (spool_keep(spool, spool->text, SOURCE_CHUNK - step.room,
			fault) != 0)
			return -1;
	} while (!done);
	memmove(spool->bytes, step.from, step.left);
	spool->len = step.left;
	return 0;
}

/* Keeps the next piece of the content. */
static int
spool_grow(struct spool *spool, struct fault *fault)
{
	while (!spool->ended && spool->len < SOURCE_CHUNK) {
		size_t got = 0;

		if (unpack_read(&spool->unpack, spool->bytes + spool->len,
			SOURCE_CHUNK - spool->len, &got, fault) != 0)
			return -1;
		spool->ended = got == 0;
		spool->len += got;
	}
	if (spool->encoding != NULL && !spool->begun &&
	    mark_check(spool, fault) != 0)
		return -1;
	spool->begun = true;
	if (spool->encoding != NULL)
		return text_keep(spool, fault);
	if (spool_keep(spool, spool->bytes, spool->len, fault) != 0)
		return -1;
	spool->len = 0;
	return 0;
}

/* Both the wrapper and the encoding may be none. */
static int
spool_begin(struct spool *spool, const struct source *source,
    const char *encoding, struct fault *fault)
{
	if (unpack_open(&spool->unpack, source, fault) != 0)
		return -1;
	if (encoding == NULL || encoding_is_utf8(encoding))
		return 0;
	spool->encoding_name = encoding;
	spool->encoding = encoding_open(encoding);
	if (spool->encoding == NULL)
		return fault_set(fault, FAULT_INPUT, source->name, 0,
		    "its mapping says %s, an encoding that is not known here",
		    encoding);
	return 0;
}

int
spool_open(struct spool **out, const struct source *source,
    const char *encoding, struct fault *fault)
{
	struct spool *spool = mem_new(1, sizeof(*spool));
	int rc = -1;

	*out = NULL;
	if (spool_begin(spool, source, encoding, fault) != 0)
		goto out;
	rc = 0;
	if (spool->unpack.stream == NULL && spool->encoding == NULL)
		goto out;
	spool->bytes = mem_new(SOURCE_CHUNK, 1);
	spool->text = mem_new(SOURCE_CHUNK, 1);
	spool->file = tmpfile();
	if (spool->file == NULL) {
		rc = spool_fault(spool, "made", fault);
		goto out;
	}
	*out = spool;
	spool = NULL;
out:
	spool_close(spool);
	return rc;
}

int
spool_read(struct spool *spool, uint64_t offset, char *to, size_t room,
    size_t *got, struct fault *fault)
{
	ssize_t len;

	while (!spool->ended && spool->size <= offset) {
		if (spool_grow(spool, fault) != 0)
			return -1;
	}
	do
		len = pread(fileno(spool->file), to, room, (off_t)offset);
	while (len < 0 && errno == EINTR);
	if (len < 0)
		return spool_fault(spool, "read", fault);
	*got = (size_t)len;
	return 0;
}

void
spool_close(struct spool *spool)
{
	if (spool == NULL)
		return;
	if (spool->file != NULL)
		fclose(spool->file);
	encoding_close(spool->encoding);
	unpack_close(&spool->unpack);
	free(spool->bytes);
	free(spool->text);
	free(spool);
}
