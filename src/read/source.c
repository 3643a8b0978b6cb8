/* source.c -- an export's bytes, from a file or from memory. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "slaudit/fault.h"

static int
regular_check(const struct source *source, struct fault *fault)
{
	struct stat status;

	if (fstat(source->fd, &status) != 0)
		return fault_set(
		    fault, FAULT_INPUT, source->name, 0, "%s", strerror(errno));
	if (S_ISDIR(status.st_mode))
		return fault_set(fault, FAULT_INPUT, source->name, 0, "%s",
		    strerror(EISDIR));
	/* A row that stood before is read again, and a digest read it all
	 * before us: a pipe gives its bytes once. */
	if (!S_ISREG(status.st_mode))
		return fault_set(
		    fault, FAULT_INPUT, source->name, 0, "not a regular file");
	return 0;
}

int
source_open(struct source *source, const char *path, const char *name,
    struct fault *fault)
{
	*source = (struct source){ .name = name };
	/* Without O_NONBLOCK a named pipe would wait for its writer. */
	source->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (source->fd < 0)
		return fault_set(
		    fault, FAULT_INPUT, name, 0, "%s", strerror(errno));
	return regular_check(source, fault);
}

void
source_memory(
    struct source *source, const char *name, const char *bytes, size_t size)
{
	*source = (struct source){
		.name = name,
		.fd = -1,
		.memory = bytes,
		.size = size,
	};
}

static size_t
memory_read(const struct source *source, uint64_t offset, char *to, size_t room)
{
	size_t left = offset < source->size ? source->size - offset : 0;
	size_t len = left < room ? left : room;

	if (source->most > 0 && len > source->most)
		len = source->most;
	if (len > 0)
		memcpy(to, source->memory + offset, len);
	return len;
}

int
source_received(const struct source *source, uint64_t offset, char *to,
    size_t room, size_t *got, struct fault *fault)
{
	ssize_t len;

	if (source->fd < 0) {
		*got = memory_read(source, offset, to, room);
		return 0;
	}
	do
		len = pread(source->fd, to, room, (off_t)offset);
	while (len < 0 && errno == EINTR);
	if (len < 0)
		return fault_set(
		    fault, FAULT_INPUT, source->name, 0, "%s", strerror(errno));
	*got = (size_t)len;
	return 0;
}

int
source_unwrap(struct source *source, const char *encoding, struct fault *fault)
{
	spool_close(source->spool);
	return spool_open(&source->spool, source, encoding, fault);
}

int
source_read(const struct source *source, uint64_t offset, char *to, size_t room,
    size_t *got, struct fault *fault)
{
	if (source->spool != NULL)
		return spool_read(source->spool, offset, to, room, got, fault);
	return source_received(source, offset, to, room, got, fault);
}

void
source_close(struct source *source)
{
	spool_close(source->spool);
	if (source->fd >= 0)
		close(source->fd);
	*source = (struct source){ .fd = -1 };
}
