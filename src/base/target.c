/* target.c -- names, locks and leavings of what appears whole or not at all. */
/* SPDX-License-Identifier: MIT */
/* realpath is in the X/Open part of POSIX.1-2008. */
#define _XOPEN_SOURCE 700 /* NOLINT(*identifier*,cert-dcl*) */
#include "outfile_internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"

static const char mark[] = ".part-";

int
output_fault(struct fault *fault, const char *path, const char *what)
{
	return fault_set(
	    fault, FAULT_OUTPUT, path, 0, "%s: %s", what, strerror(errno));
}

/* A link is followed, so that it stays and what it names is replaced. Names
 * such as "." and ".." have no name of their own until resolved. */
static char *
resolved(const char *path)
{
	char *text = mem_copy(path);
	size_t len = strlen(text);
	struct stat st;
	const char *last;
	char *real = NULL;

	while (len > 1 && text[len - 1] == '/')
		text[--len] = '\0';
	last = strrchr(text, '/') != NULL ? strrchr(text, '/') + 1 : text;
	if (strcmp(last, ".") == 0 || strcmp(last, "..") == 0 ||
	    (lstat(text, &st) == 0 && S_ISLNK(st.st_mode)))
		real = realpath(text, NULL);
	if (real == NULL)
		return text;
	free(text);
	return real;
}

int
target_init(struct target *target, const char *path, struct fault *fault)
{
	struct buf name = { 0 };
	const char *slash;

	*target = (struct target){ .path = resolved(path) };
	slash = strrchr(target->path, '/');
	target->name = mem_copy(slash != NULL ? slash + 1 : target->path);
	if (target->name[0] == '\0') {
		target_release(target);
		return fault_set(
		    fault, FAULT_OUTPUT, path, 0, "cannot be written here");
	}
	if (slash == NULL)
		buf_put(&name, ".");
	else
		buf_putn(&name, target->path,
		    slash > target->path ? (size_t)(slash - target->path) : 1);
	target->folder = mem_copy(buf_text(&name));
	buf_print(&name, "/.%s%s%ld", target->name, mark, (long)getpid());
	target->temporary = mem_copy(buf_text(&name));
	buf_release(&name);
	return 0;
}

void
target_release(struct target *target)
{
	free(target->path);
	free(target->folder);
	free(target->name);
	free(target->temporary);
	*target = (struct target){ 0 };
}

int
target_lock(const struct target *target, int fd, struct fault *fault)
{
	struct stat st;

	/* Between making and locking, another run may have swept it. */
	if (flock(fd, LOCK_EX | LOCK_NB) != 0 || fstat(fd, &st) != 0)
		return output_fault(fault, target->path, "cannot be locked");
	if (st.st_nlink == 0)
		return fault_set(fault, FAULT_OUTPUT, target->path, 0,
		    "another run is writing it");
	return 0;
}

/* ".NAME.part-" and digits, nothing after. */
static bool
is_leaving(const struct target *target, const char *entry)
{
	size_t len = strlen(target->name);

	if (entry[0] != '.' || strncmp(entry + 1, target->name, len) != 0)
		return false;
	entry += 1 + len;
	if (strncmp(entry, mark, sizeof(mark) - 1) != 0)
		return false;
	entry += sizeof(mark) - 1;
	return entry[0] != '\0' && entry[strspn(entry, "0123456789")] == '\0';
}

static void
sweep_one(const struct target *target, const char *entry)
{
	struct buf path = { 0 };
	struct stat st;
	int fd;

	buf_print(&path, "%s/%s", target->folder, entry);
	fd = open(
	    buf_text(&path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		goto out;
	if (flock(fd, LOCK_EX | LOCK_NB) != 0 || fstat(fd, &st) != 0)
		goto out; /* its writer lives */
	if (S_ISDIR(st.st_mode))
		tree_remove(buf_text(&path));
	else if (S_ISREG(st.st_mode))
		unlink(buf_text(&path));
out:
	if (fd >= 0)
		close(fd);
	buf_release(&path);
}

void
target_sweep(const struct target *target)
{
	DIR *folder = opendir(target->folder);
	const struct dirent *entry;

	if (folder == NULL)
		return;
	while ((entry = readdir(folder)) != NULL) {
		if (is_leaving(target, entry->d_name))
			sweep_one(target, entry->d_name);
	}
	closedir(folder);
}
