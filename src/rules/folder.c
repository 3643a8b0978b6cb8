/* folder.c -- a folder of YAML files, and of profiles, to texts. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/rules.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "slaudit/fault.h"

#include "complain.h"
#include "guess.h"
#include "load.h"

/* With 1 MiB each: a folder of anything else is not read whole. */
enum { FILES_MAX = 256 };

struct folder {
	struct arena *arena;
	const char *dir;
	struct complain complain;
	struct rules_text *texts;
	size_t count;
	size_t room;
};

static bool
ends_with(const char *name, const char *end)
{
	size_t length = strlen(name);
	size_t wanted = strlen(end);

	return length > wanted && strcmp(name + length - wanted, end) == 0;
}

static int
add_name(struct folder *folder, const char *name, struct fault *fault)
{
	const struct place whole = { .file = name };

	if (name[0] == '.')
		return 0;
	if (ends_with(name, ".yml")) {
		complain_at(&folder->complain, &whole,
		    "is not read: rule files end in .yaml");
		return 0;
	}
	if (!ends_with(name, ".yaml"))
		return 0;
	if (folder->count == FILES_MAX)
		return fault_set(fault, FAULT_RULES, folder->dir, 0,
		    "more than %d rule files", FILES_MAX);
	folder->texts = arena_grow(folder->arena, folder->texts, &folder->room,
	    folder->count, sizeof(folder->texts[0]));
	folder->texts[folder->count++].name = arena_copy(folder->arena, name);
	return 0;
}

static int
compare_names(const void *left, const void *right)
{
	const struct rules_text *a = left;
	const struct rules_text *b = right;

	return strcmp(a->name, b->name); /* bytes, whatever the locale */
}

static int
list_names(struct folder *folder, struct fault *fault)
{
	DIR *dir = opendir(folder->dir);
	const struct dirent *entry;
	int rc = 0;

	if (dir == NULL)
		return fault_set(
		    fault, FAULT_RULES, folder->dir, 0, "%s", strerror(errno));
	errno = 0;
	while (rc == 0 && (entry = readdir(dir)) != NULL) {
		rc = add_name(folder, entry->d_name, fault);
		errno = 0;
	}
	if (rc == 0 && errno != 0)
		rc = fault_set(
		    fault, FAULT_RULES, folder->dir, 0, "%s", strerror(errno));
	closedir(dir);
	if (rc == 0 && folder->count == 0)
		rc = fault_set(fault, FAULT_RULES, folder->dir, 0,
		    "holds no rule files (*.yaml)");
	if (folder->count > 1)
		qsort(folder->texts, folder->count, sizeof(folder->texts[0]),
		    compare_names);
	return rc;
}

static void
read_texts(struct folder *folder)
{
	for (size_t i = 0; i < folder->count; i++) {
		struct rules_text *text = &folder->texts[i];
		const char *path = arena_format(
		    folder->arena, "%s/%s", folder->dir, text->name);
		char *bytes;

		if (load_bytes(&folder->complain, path, text->name, &bytes,
			&text->size) == 0)
			text->bytes = bytes;
	}
}

/* --- profiles --------------------------------------------------------------
 */

static const char profiles[] = "profiles";
static const char ending[] = ".yaml";

static bool
is_folder(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

int
rules_profiles(struct arena *arena, const char *dir, struct words *out,
    struct complaints *complaints, struct fault *fault)
{
	const char *path = arena_format(arena, "%s/%s", dir, profiles);
	struct folder folder = { .arena = arena,
		.dir = path,
		.complain = { arena, complaints, path } };

	*out = (struct words){ 0 };
	if (!is_folder(path))
		return 0;
	if (list_names(&folder, fault) != 0)
		return -1;
	out->items = arena_new(arena, folder.count, sizeof(out->items[0]));
	out->count = folder.count;
	for (size_t i = 0; i < folder.count; i++)
		out->items[i] = arena_copyn(arena, folder.texts[i].name,
		    strlen(folder.texts[i].name) - strlen(ending));
	return 0;
}

/* There is one of that name, or the fault says which may be meant. */
static int
find_profile(
    struct arena *arena, const struct rules_ask *ask, struct fault *fault)
{
	struct complaints ignored = { 0 };
	struct guess guess = { .word = ask->profile };
	struct words names;

	if (rules_profiles(arena, ask->dir, &names, &ignored, fault) != 0)
		return -1;
	for (size_t i = 0; i < names.count; i++) {
		if (strcmp(names.items[i], ask->profile) == 0)
			return 0;
		guess_offer(&guess, names.items[i]);
	}
	return fault_set(fault, FAULT_USAGE, ask->dir, 0,
	    "has no profile '%.40s'%s%s%s", ask->profile,
	    guess.best == NULL ? "" : ", did you mean ",
	    guess.best == NULL ? "" : guess.best,
	    guess.best == NULL ? "" : "?");
}

static int
read_profile(struct folder *folder, const struct rules_ask *ask,
    struct rules_text *out, struct fault *fault)
{
	const char *path;
	char *bytes;

	if (find_profile(folder->arena, ask, fault) != 0)
		return -1;
	out->name = arena_format(
	    folder->arena, "%s/%s%s", profiles, ask->profile, ending);
	path = arena_format(folder->arena, "%s/%s", ask->dir, out->name);
	if (load_bytes(
		&folder->complain, path, out->name, &bytes, &out->size) == 0)
		out->bytes = bytes;
	return 0;
}

int
rules_read_under(struct arena *arena, const struct rules_ask *ask,
    struct book **out, struct complaints *complaints, struct fault *fault)
{
	struct folder folder = { .arena = arena,
		.dir = ask->dir,
		.complain = { arena, complaints, ask->dir } };
	struct rules_source source = { .dir = ask->dir };
	struct rules_text profile = { 0 };
	struct rules_under under = { .above = ask->above };

	if (list_names(&folder, fault) != 0)
		return -1;
	read_texts(&folder);
	source.texts = folder.texts;
	source.count = folder.count;
	if (ask->profile != NULL) {
		if (read_profile(&folder, ask, &profile, fault) != 0)
			return -1;
		under.profile = &profile;
	}
	return rules_parse_under(
	    arena, &source, &under, out, complaints, fault);
}

int
rules_read(struct arena *arena, const char *dir, struct book **out,
    struct complaints *complaints, struct fault *fault)
{
	const struct rules_ask ask = { .dir = dir };

	return rules_read_under(arena, &ask, out, complaints, fault);
}

/* What the book's files say to every profile is said once. */
static bool
is_told(const struct complaints *list, const struct complaint *complaint)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct complaint *c = &list->items[i];

		if (c->line == complaint->line &&
		    c->column == complaint->column &&
		    strcmp(c->file, complaint->file) == 0 &&
		    strcmp(c->text, complaint->text) == 0)
			return true;
	}
	return false;
}

static size_t
complaints_add(
    struct arena *arena, struct complaints *list, const struct complaints *more)
{
	size_t faults = 0;

	for (size_t i = 0; i < more->count; i++) {
		faults += !more->items[i].note;
		if (is_told(list, &more->items[i]))
			continue;
		list->items = arena_grow(arena, list->items, &list->room,
		    list->count, sizeof(list->items[0]));
		list->items[list->count++] = more->items[i];
	}
	return faults;
}

int
rules_check_profiles(struct arena *arena, const char *dir, size_t *count,
    struct complaints *complaints, struct fault *fault)
{
	struct words names;
	size_t faults = 0;

	if (rules_profiles(arena, dir, &names, complaints, fault) != 0)
		return -1;
	*count = names.count;
	for (size_t i = 0; i < names.count; i++) {
		const struct rules_ask ask = { dir, names.items[i], NULL };
		struct complaints own = { 0 };
		struct book *book = NULL;

		if (rules_read_under(arena, &ask, &book, &own, fault) != 0 &&
		    own.count == 0)
			return -1;
		faults += complaints_add(arena, complaints, &own);
		rules_release(book);
	}
	complain_sort(complaints);
	if (faults == 0)
		return 0;
	return fault_set(fault, FAULT_RULES, dir, 0, "%zu complaint%s", faults,
	    faults == 1 ? "" : "s");
}
