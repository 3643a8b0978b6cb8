/* manifest.c -- the digest of every file of a pack. */
/* SPDX-License-Identifier: MIT */
#include "files_internal.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "slaudit/arena.h"
#include "slaudit/buf.h"
#include "slaudit/digest.h"
#include "slaudit/fault.h"
#include "slaudit/report.h"

struct listing {
	struct arena arena;
	const char *root;
	const char **names; /* below root; folders end with a slash */
	size_t count;
	size_t room;
};

static void
list_add(struct listing *listing, const char *name)
{
	listing->names = arena_grow(&listing->arena, listing->names,
	    &listing->room, listing->count, sizeof(*listing->names));
	listing->names[listing->count++] = name;
}

static bool
is_folder(const char *name)
{
	size_t len = strlen(name);

	return len == 0 || name[len - 1] == '/';
}

static int
list_entry(struct listing *listing, const char *name, struct fault *fault)
{
	const char *path =
	    arena_format(&listing->arena, "%s/%s", listing->root, name);
	struct stat st;

	if (lstat(path, &st) != 0)
		return fault_set(
		    fault, FAULT_OUTPUT, path, 0, "%s", strerror(errno));
	if (S_ISDIR(st.st_mode))
		name = arena_format(&listing->arena, "%s/", name);
	list_add(listing, name);
	return 0;
}

static int
list_folder(struct listing *listing, const char *below, struct fault *fault)
{
	const char *path =
	    arena_format(&listing->arena, "%s/%s", listing->root, below);
	DIR *dir = opendir(path);
	struct dirent *entry;
	int rc = 0;

	if (dir == NULL)
		return fault_set(fault, FAULT_OUTPUT, path, 0,
		    "cannot be listed: %s", strerror(errno));
	while (rc == 0 && (entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		rc = list_entry(listing,
		    arena_format(&listing->arena, "%s%s", below, entry->d_name),
		    fault);
	}
	closedir(dir);
	return rc;
}

/* The list grows while it is walked: folders are listed when met. */
static int
list_all(struct listing *listing, struct fault *fault)
{
	list_add(listing, "");
	for (size_t i = 0; i < listing->count; i++) {
		if (is_folder(listing->names[i]) &&
		    list_folder(listing, listing->names[i], fault) != 0)
			return -1;
	}
	return 0;
}

static int
by_name(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static int
digest_put_line(struct listing *listing, const char *name, struct buf *out,
    struct fault *fault)
{
	char hex[DIGEST_TEXT];
	unsigned long long bytes;

	if (digest_file(
		arena_format(&listing->arena, "%s/%s", listing->root, name),
		hex, &bytes, fault) != 0)
		return -1;
	buf_print(out, "%s  %s\n", hex, name);
	return 0;
}

int
manifest_write(const char *dir, struct fault *fault)
{
	struct listing listing = { .root = dir };
	struct buf text = { 0 };
	int rc = list_all(&listing, fault);

	if (listing.count > 0)
		qsort(listing.names, listing.count, sizeof(*listing.names),
		    by_name);
	for (size_t i = 0; rc == 0 && i < listing.count; i++) {
		if (!is_folder(listing.names[i]))
			rc = digest_put_line(
			    &listing, listing.names[i], &text, fault);
	}
	if (rc == 0)
		rc = file_put(dir, "MANIFEST", &text, fault);
	buf_release(&text);
	arena_release(&listing.arena);
	return rc;
}

/* --- holding a pack against it -------------------------------------------- */

/* LINE is "HEX  NAME". Yields 1 where the file is not that. */
static int
line_check(struct arena *arena, const char *dir, const char *line,
    const char **bad, struct fault *fault)
{
	enum { NAME = DIGEST_TEXT + 1 }; /* where it begins */
	const char *path;
	char hex[DIGEST_TEXT];
	unsigned long long bytes;
	struct stat st;

	*bad = strlen(line) > NAME ? line + NAME : "MANIFEST";
	path = arena_format(arena, "%s/%s", dir, *bad);
	if (strlen(line) <= NAME || stat(path, &st) != 0)
		return 1;
	if (digest_file(path, hex, &bytes, fault) != 0)
		return -1;
	return strncmp(hex, line, DIGEST_TEXT - 1) != 0;
}

int
manifest_check(
    struct arena *arena, const char *dir, const char **bad, struct fault *fault)
{
	struct buf text = { 0 };
	char *line;
	char *rest;
	int rc = file_get(dir, "MANIFEST", &text, fault);

	for (line = strtok_r(text.text, "\n", &rest); rc == 0 && line != NULL;
	     line = strtok_r(NULL, "\n", &rest))
		rc =
		    line_check(arena, dir, arena_copy(arena, line), bad, fault);
	buf_release(&text);
	return rc;
}
