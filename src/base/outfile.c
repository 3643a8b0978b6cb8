/* outfile.c -- a file that appears whole or not at all. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "outfile_internal.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"

static int
open_stream(struct outfile *out, int fd, struct fault *fault)
{
	out->stream = fdopen(fd, "w");
	if (out->stream != NULL)
		return 0;
	output_fault(fault, out->path, "cannot be written");
	close(fd);
	return -1;
}

/* A device, a pipe or a socket is no place to rename onto. */
static int
open_through(struct outfile *out, struct fault *fault)
{
	int fd = open(out->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return output_fault(fault, out->path, "cannot be written");
	return open_stream(out, fd, fault);
}

static int
open_beside(struct outfile *out, const struct target *target,
    const struct stat *old, struct fault *fault)
{
	int fd;

	target_sweep(target);
	fd = open(
	    target->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return output_fault(fault, target->path, "cannot be written");
	if (target_lock(target, fd, fault) != 0) {
		close(fd);
		return -1;
	}
	out->temporary = mem_copy(target->temporary);
	if (old != NULL && fchmod(fd, old->st_mode & 07777) != 0) {
		close(fd);
		return output_fault(fault, target->path, "cannot be written");
	}
	return open_stream(out, fd, fault);
}

int
outfile_open(struct outfile *out, const char *path, struct fault *fault)
{
	struct target target;
	struct stat st;
	bool exists;
	int rc;

	*out = (struct outfile){ 0 };
	if (target_init(&target, path, fault) != 0)
		return -1;
	out->path = mem_copy(target.path);
	exists = stat(target.path, &st) == 0;
	if (exists && S_ISDIR(st.st_mode))
		rc = fault_set(
		    fault, FAULT_OUTPUT, path, 0, "is a folder, not a file");
	else if (exists && !S_ISREG(st.st_mode))
		rc = open_through(out, fault);
	else
		rc = open_beside(out, &target, exists ? &st : NULL, fault);
	target_release(&target);
	if (rc != 0)
		outfile_abandon(out);
	return rc;
}

/* libc drops what it could not write and forgets why. One more write to the
 * same place, which is lost anyway, mostly fails for the same reason. */
static void
find_reason(const struct outfile *out)
{
	static const char filler[4096];
	size_t len = out->temporary != NULL ? sizeof(filler) : 1;
	ssize_t wrote = 0;

	errno = 0;
	for (int i = 0; i < 2 && wrote >= 0; i++)
		wrote = write(fileno(out->stream), filler, len);
	if (wrote >= 0)
		errno = EIO;
}

static int
finish_stream(struct outfile *out, struct fault *fault)
{
	const char *path = out->path;
	FILE *stream = out->stream;

	if (fflush(stream) != 0)
		return output_fault(fault, path, "cannot be written");
	if (ferror(stream)) {
		find_reason(out);
		return output_fault(fault, path, "cannot be written");
	}
	if (out->temporary != NULL && fsync(fileno(stream)) != 0)
		return output_fault(fault, path, "cannot be synced");
	return 0;
}

static int
put_in_place(struct outfile *out, struct fault *fault)
{
	struct target target;
	int rc;

	if (rename(out->temporary, out->path) != 0)
		return output_fault(fault, out->path, "cannot be replaced");
	free(out->temporary);
	out->temporary = NULL;
	if (target_init(&target, out->path, fault) != 0)
		return -1;
	rc = folder_sync(target.folder, fault);
	target_release(&target);
	return rc;
}

int
outfile_commit(struct outfile *out, struct fault *fault)
{
	int rc = finish_stream(out, fault);

	if (rc == 0 && out->temporary != NULL)
		rc = put_in_place(out, fault);
	if (fclose(out->stream) != 0 && rc == 0)
		rc = output_fault(fault, out->path, "cannot be written");
	out->stream = NULL;
	outfile_abandon(out);
	return rc;
}

void
outfile_abandon(struct outfile *out)
{
	if (out->temporary != NULL)
		unlink(out->temporary);
	if (out->stream != NULL)
		fclose(out->stream);
	free(out->temporary);
	free(out->path);
	*out = (struct outfile){ 0 };
}
