/* unpack.c -- the content of what was received: out of gzip, or as it is.
 *
 * The bytes decide, not the name: a text cannot begin like gzip (RFC 1952).
 * Several gzip members one after the other are one content, and zeros behind
 * the last one are padding, as gzip(1) has it. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

static const char magic[] = { '\x1f', '\x8b' };

enum { GZIP_WINDOW = 15 + 16 }; /* zlib: the largest window, gzip only */

static int
magic_find(const struct source *source, bool *found, struct fault *fault)
{
	char head[sizeof(magic)];
	size_t have = 0;
	size_t got = 1;

	while (have < sizeof(head) && got > 0) {
		if (source_received(source, have, head + have,
			sizeof(head) - have, &got, fault) != 0)
			return -1;
		have += got;
	}
	*found = have == sizeof(head) && memcmp(head, magic, sizeof(head)) == 0;
	return 0;
}

static bool
named_gzip(const char *name)
{
	size_t len = strlen(name);

	return len > 3 && strcmp(name + len - 3, ".gz") == 0;
}

int
unpack_open(
    struct unpack *unpack, const struct source *source, struct fault *fault)
{
	bool packed = false;

	*unpack = (struct unpack){ .source = source };
	if (magic_find(source, &packed, fault) != 0)
		return -1;
	if (!packed && named_gzip(source->name))
		return fault_set(fault, FAULT_INPUT, source->name, 0,
		    "the name says gzip, and the bytes do not");
	if (!packed)
		return 0;
	unpack->bytes = mem_new(SOURCE_CHUNK, 1);
	unpack->stream = mem_new(1, sizeof(*unpack->stream));
	if (inflateInit2(unpack->stream, GZIP_WINDOW) != Z_OK)
		mem_die("zlib refuses to begin");
	return 0;
}

/* Yields 0 at the end of what was received. */
static int
received_fill(struct unpack *unpack, struct fault *fault)
{
	size_t got = 0;

	if (source_received(unpack->source, unpack->offset, unpack->bytes,
		SOURCE_CHUNK, &got, fault) != 0)
		return -1;
	unpack->offset += got;
	unpack->stream->next_in = (unsigned char *)unpack->bytes;
	unpack->stream->avail_in = (unsigned int)got;
	return got > 0;
}

static int
damaged(const struct unpack *unpack, struct fault *fault)
{
	const char *why = unpack->stream->msg;

	return fault_set(fault, FAULT_INPUT, unpack->source->name, 0,
	    "damaged gzip: %s", why == NULL ? "it makes no sense" : why);
}

static int
cut_short(const struct unpack *unpack, struct fault *fault)
{
	return fault_set(fault, FAULT_INPUT, unpack->source->name, 0,
	    "the gzip file is cut short; ask for the whole export");
}

static int
member_begin(struct unpack *unpack, struct fault *fault)
{
	z_stream *stream = unpack->stream;

	if (*stream->next_in == 0) {
		stream->next_in++;
		stream->avail_in--;
		return 0;
	}
	if (*stream->next_in != (unsigned char)magic[0])
		return fault_set(fault, FAULT_INPUT, unpack->source->name, 0,
		    "damaged gzip: other bytes follow its end");
	if (inflateReset(stream) != Z_OK)
		mem_die("zlib refuses to begin again");
	unpack->between = false;
	return 0;
}

static int
member_read(struct unpack *unpack, struct fault *fault)
{
	int rc = inflate(unpack->stream, Z_NO_FLUSH);

	if (rc == Z_MEM_ERROR)
		mem_die("out of memory");
	if (rc != Z_OK && rc != Z_BUF_ERROR && rc != Z_STREAM_END)
		return damaged(unpack, fault);
	unpack->between = rc == Z_STREAM_END;
	return 0;
}

/* Yields 0 at the end. */
static int
packed_step(struct unpack *unpack, struct fault *fault)
{
	z_stream *stream = unpack->stream;
	unsigned int room = stream->avail_out;
	int more = stream->avail_in > 0 ? 1 : received_fill(unpack, fault);

	if (more < 0 || (more == 0 && unpack->between))
		return more;
	if (unpack->between)
		return member_begin(unpack, fault) == 0 ? 1 : -1;
	if (member_read(unpack, fault) != 0)
		return -1;
	/* Without more to read, zlib may still hold what had no room. */
	if (more == 0 && stream->avail_out == room && !unpack->between)
		return cut_short(unpack, fault);
	return 1;
}

static int
packed_read(struct unpack *unpack, char *to, size_t room, size_t *got,
    struct fault *fault)
{
	z_stream *stream = unpack->stream;
	int more = 1;

	stream->next_out = (unsigned char *)to;
	stream->avail_out = (unsigned int)room;
	while (more > 0 && stream->avail_out == room)
		more = packed_step(unpack, fault);
	*got = room - stream->avail_out;
	return more < 0 ? -1 : 0;
}

int
unpack_read(struct unpack *unpack, char *to, size_t room, size_t *got,
    struct fault *fault)
{
	if (unpack->stream != NULL)
		return packed_read(unpack, to, room, got, fault);
	if (source_received(
		unpack->source, unpack->offset, to, room, got, fault) != 0)
		return -1;
	unpack->offset += *got;
	return 0;
}

void
unpack_close(struct unpack *unpack)
{
	if (unpack->stream != NULL)
		inflateEnd(unpack->stream);
	free(unpack->stream);
	free(unpack->bytes);
	*unpack = (struct unpack){ 0 };
}
