/* outdir.c -- a folder that appears whole or not at all. */
/* SPDX-License-Identifier: MIT */
/* renameat2 is the one call that exchanges two names at once; its feature
 * macro must come before any system header. */
#define _GNU_SOURCE
#include "slaudit/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "outfile_internal.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"

static int
make_one(const char *path, struct fault *fault)
{
	struct stat st;
	int why;

	if (mkdir(path, 0777) == 0)
		return 0;
	why = errno; /* what mkdir said, not what looking for it says */
	if (stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return 0;
		why = ENOTDIR;
	}
	errno = why;
	return output_fault(fault, path, "cannot be made");
}

int
outdir_make(const char *path, struct fault *fault)
{
	char *part = mem_copy(path);
	int rc = 0;

	for (char *at = part; rc == 0 && *at != '\0'; at++) {
		if (*at != '/' || at == part)
			continue;
		*at = '\0';
		rc = make_one(part, fault);
		*at = '/';
	}
	if (rc == 0)
		rc = make_one(part, fault);
	free(part);
	return rc;
}

static int
make_temporary(
    struct outdir *out, const struct target *target, struct fault *fault)
{
	if (mkdir(target->temporary, 0777) != 0)
		return output_fault(fault, target->path, "cannot be written");
	out->lock = open(
	    target->temporary, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (out->lock < 0) {
		output_fault(fault, target->path, "cannot be opened");
		rmdir(target->temporary);
		return -1;
	}
	if (target_lock(target, out->lock, fault) != 0) {
		close(out->lock); /* whoever has the lock owns the folder */
		return -1;
	}
	out->temporary = mem_copy(target->temporary);
	out->path = mem_copy(target->path);
	return 0;
}

int
outdir_open(struct outdir *out, const char *path, struct fault *fault)
{
	struct target target;
	struct stat st;
	int rc = -1;

	*out = (struct outdir){ 0 };
	if (target_init(&target, path, fault) != 0)
		return -1;
	if (stat(target.path, &st) == 0 && !S_ISDIR(st.st_mode)) {
		fault_set(
		    fault, FAULT_OUTPUT, path, 0, "is a file, not a folder");
		goto out;
	}
	if (outdir_make(target.folder, fault) != 0)
		goto out;
	target_sweep(&target);
	rc = make_temporary(out, &target, fault);
out:
	target_release(&target);
	return rc;
}

static int
put_in_place(const struct outdir *out, struct fault *fault)
{
	if (renameat2(AT_FDCWD, out->temporary, AT_FDCWD, out->path,
		RENAME_EXCHANGE) == 0)
		return 0;
	/* Nothing there yet, or a file system that cannot exchange: a plain
	 * rename succeeds on a fresh place and on an empty folder, and refuses
	 * a full one. */
	if (errno != ENOENT && errno != EINVAL && errno != ENOSYS)
		return output_fault(fault, out->path, "cannot be exchanged");
	if (rename(out->temporary, out->path) != 0)
		return output_fault(fault, out->path, "cannot be replaced");
	return 0;
}

int
outdir_commit(struct outdir *out, struct fault *fault)
{
	struct target target = { 0 };
	int rc = -1;

	if (tree_sync(out->lock) != 0) {
		output_fault(fault, out->path, "cannot be synced");
		goto out;
	}
	if (put_in_place(out, fault) != 0)
		goto out;
	if (target_init(&target, out->path, fault) != 0)
		goto out;
	rc = folder_sync(target.folder, fault);
out:
	target_release(&target);
	outdir_abandon(out); /* the old folder, or the failed new one */
	return rc;
}

void
outdir_abandon(struct outdir *out)
{
	if (out->temporary == NULL)
		return;
	tree_remove(out->temporary);
	close(out->lock);
	free(out->temporary);
	free(out->path);
	*out = (struct outdir){ 0 };
}
