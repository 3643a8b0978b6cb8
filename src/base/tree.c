/* tree.c -- a folder with all it holds: to the disk, or away. */
/* SPDX-License-Identifier: MIT */
#include "outfile_internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Our packs are three deep; deeper than this is not of our making. */
enum { DEPTH_MAX = 32 };

typedef int tree_visit(int folder, const char *name, int depth);

static bool
is_self(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Call VISIT for each entry of the folder FD, which is kept open. */
static int
each(int fd, tree_visit *visit, int depth)
{
	int again = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = again >= 0 ? fdopendir(again) : NULL;
	const struct dirent *entry;
	int rc = 0;

	if (folder == NULL) {
		if (again >= 0)
			close(again);
		return -1;
	}
	while (rc == 0 && (errno = 0, entry = readdir(folder)) != NULL) {
		if (!is_self(entry->d_name))
			rc = visit(fd, entry->d_name, depth);
	}
	if (rc == 0 && errno != 0)
		rc = -1;
	closedir(folder);
	return rc;
}

static int
sync_entry(int folder, const char *name, int depth)
{
	struct stat st;
	int fd;
	int rc = -1;

	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return -1;
	if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		return 0;
	fd = openat(
	    folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return -1;
	if (depth >= DEPTH_MAX) {
		errno = ELOOP;
		goto out;
	}
	if (S_ISDIR(st.st_mode) && each(fd, sync_entry, depth + 1) != 0)
		goto out;
	rc = fsync(fd);
out:
	close(fd);
	return rc;
}

int
tree_sync(int fd)
{
	if (each(fd, sync_entry, 0) != 0)
		return -1;
	return fsync(fd);
}

/* Goes on after a failure: as much as possible shall go. */
static int
remove_entry(int folder, const char *name, int depth)
{
	struct stat st;
	int fd;

	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return 0;
	if (!S_ISDIR(st.st_mode)) {
		unlinkat(folder, name, 0);
		return 0;
	}
	fd = openat(
	    folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0) {
		if (depth < DEPTH_MAX)
			each(fd, remove_entry, depth + 1);
		close(fd);
	}
	unlinkat(folder, name, AT_REMOVEDIR);
	return 0;
}

void
tree_remove(const char *path)
{
	remove_entry(AT_FDCWD, path, 0);
}

int
folder_sync(const char *path, struct fault *fault)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = 0;

	/* Some file systems cannot sync a folder and say EINVAL. */
	if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL))
		rc = output_fault(fault, path, "cannot be synced");
	if (fd >= 0)
		close(fd);
	return rc;
}
