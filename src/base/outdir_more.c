/* outdir_more.c -- a folder taken away, a folder listed. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/outfile.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "outfile_internal.h"
#include "slaudit/arena.h"
#include "slaudit/fault.h"

int
outdir_remove(const char *path, struct fault *fault)
{
	struct target target;
	int rc = 0;

	if (target_init(&target, path, fault) != 0)
		return -1;
	target_sweep(&target); /* of one who was killed on the way */
	if (rename(target.path, target.temporary) != 0) {
		if (errno != ENOENT)
			rc = output_fault(fault, path, "cannot be taken away");
		goto out;
	}
	rc = folder_sync(target.folder, fault);
	tree_remove(target.temporary);
out:
	target_release(&target);
	return rc;
}

static int
by_bytes(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

int
outdir_list(struct arena *arena, const char *path, const char ***names,
    size_t *count, struct fault *fault)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	size_t room = 0;

	*names = NULL;
	*count = 0;
	if (folder == NULL)
		return errno == ENOENT || errno == ENOTDIR
		    ? 0
		    : output_fault(fault, path, "cannot be listed");
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		*names =
		    arena_grow(arena, *names, &room, *count, sizeof(**names));
		(*names)[(*count)++] = arena_copy(arena, entry->d_name);
	}
	closedir(folder);
	if (*count > 1)
		qsort(*names, *count, sizeof(**names), by_bytes);
	return 0;
}
