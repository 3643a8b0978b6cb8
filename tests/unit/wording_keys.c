/* wording_keys.c -- the code's keys and the wording file are the same set. */
/* SPDX-License-Identifier: MIT */
#include "report_desk.h"

#include <ctype.h>
#include <dirent.h>

#include "slaudit/buf.h"
#include "slaudit/names.h"

enum { KEYS_MAX = 2048 };

struct keys { /* what the code asks for */
	const char *items[KEYS_MAX];
	size_t count;
};

static struct arena arena;

static void
teardown(void)
{
	arena_release(&arena);
}

TestSuite(wording_keys, .fini = teardown);

static bool
has(const struct keys *keys, const char *key)
{
	for (size_t i = 0; i < keys->count; i++) {
		if (strcmp(keys->items[i], key) == 0)
			return true;
	}
	return false;
}

static void
add(struct keys *keys, const char *key)
{
	if (has(keys, key))
		return;
	cr_assert_lt(keys->count, (size_t)KEYS_MAX);
	keys->items[keys->count++] = key;
}

/* Does the wording have KEY, plain or counted? */
static bool
worded(const struct wording *wording, const char *key)
{
	size_t len = strlen(key);

	for (size_t i = 0; i < wording->count; i++) {
		const char *entry = wording->entries[i].key;

		if (strncmp(entry, key, len) == 0 &&
		    (entry[len] == '\0' || strcmp(entry + len, ".one") == 0))
			return true;
	}
	return false;
}

/* Is the group before the first dot one of the wording's? */
static bool
is_group(const struct wording *wording, const char *literal)
{
	size_t len = strcspn(literal, ".") + 1;

	for (size_t i = 0; i < wording->count; i++) {
		if (strncmp(wording->entries[i].key, literal, len) == 0)
			return true;
	}
	return false;
}

/* Only texts hang under it: key_of makes keys of such. */
static bool
is_branch(const struct wording *wording, const char *literal)
{
	size_t len = strlen(literal);
	bool branches = false;

	for (size_t i = 0; i < wording->count; i++) {
		const char *key = wording->entries[i].key;

		if (strncmp(key, literal, len) != 0)
			continue;
		if (key[len] == '\0' || strcmp(key + len, ".one") == 0)
			return false;
		branches = branches || key[len] == '.';
	}
	return branches;
}

static bool
looks_like_key(const char *literal)
{
	const char *dot = strchr(literal, '.');

	if (dot == NULL || dot == literal || dot[1] == '\0')
		return false;
	for (; *literal != '\0'; literal++) {
		if (!isalnum((unsigned char)*literal) && *literal != '.' &&
		    *literal != '-')
			return false;
	}
	return true;
}

/* The word before the last open bracket: the function called. */
static bool
called(const char *source, const char *at, const char *name)
{
	size_t len = strlen(name);

	while (at > source && *at != '(' && *at != ';')
		at--;
	return *at == '(' && (size_t)(at - source) > len &&
	    strncmp(at - len, name, len) == 0;
}

static void
literal_take(struct keys *keys, const struct wording *wording,
    const char *source, const char *at, const char *literal)
{
	static const struct {
		const char *function;
		const char *forms[2];
	} built[] = {
		{ "column_of", { "column.%s" } },
		{ "column_head", { "column.%s" } },
		{ "column_data", { "column.%s" } },
		{ "table_add", { "table.%s", "table.%s-empty" } },
		{ "part_add", { "section.%s" } },
	};

	if (looks_like_key(literal) && is_group(wording, literal) &&
	    strstr(literal, ".csv") == NULL && !is_branch(wording, literal))
		add(keys, literal);
	for (size_t i = 0; i < sizeof(built) / sizeof(built[0]); i++) {
		if (!called(source, at, built[i].function))
			continue;
		for (int k = 0; k < 2 && built[i].forms[k] != NULL; k++) {
			struct buf key = { 0 };
			const char *mark = strchr(built[i].forms[k], '%');

			buf_putn(&key, built[i].forms[k],
			    (size_t)(mark - built[i].forms[k]));
			buf_print(&key, "%s%s", literal, mark + 2);
			add(keys, arena_copy(&arena, buf_text(&key)));
			buf_release(&key);
		}
	}
}

static void
source_take(
    struct keys *keys, const struct wording *wording, const char *source)
{
	for (const char *at = source; *at != '\0'; at++) {
		const char *end;

		if (at[0] == '/' && at[1] == '*') {
			at = strstr(at, "*/");
			cr_assert_not_null(at);
			continue;
		}
		if (*at == '\'') { /* '"' */
			at += at[1] == '\\' ? 3 : 2;
			continue;
		}
		if (*at != '"')
			continue;
		for (end = at + 1; *end != '"'; end++)
			end += *end == '\\';
		literal_take(keys, wording, source, at,
		    arena_copyn(&arena, at + 1, (size_t)(end - at - 1)));
		at = end;
	}
}

static const char *
file_read(const char *name)
{
	enum { FILE_MAX = 1 << 17 };
	char *bytes = arena_new(&arena, FILE_MAX, 1);
	FILE *file = fopen(
	    arena_format(&arena, "%s/src/report/%s", SLAUDIT_SOURCE_DIR, name),
	    "rb");

	cr_assert_not_null(file, "%s", name);
	cr_assert_lt(fread(bytes, 1, FILE_MAX, file), (size_t)FILE_MAX - 1);
	fclose(file);
	return bytes;
}

/* Enum words as key_of makes them: blanks to dashes, commas away. */
static void
words_take(struct keys *keys, const char *group, const char *const *words)
{
	for (; *words != NULL; words++) {
		char *key = arena_format(&arena, "%s.%s", group, *words);
		char *to = key;

		for (const char *from = key; *from != '\0'; from++) {
			if (*from != ',')
				*to++ = *from == ' ' ? '-' : *from;
		}
		*to = '\0';
		add(keys, key);
	}
}

static void
numbers_take(struct keys *keys)
{
	for (int i = 1; i <= 12; i++)
		add(keys, arena_format(&arena, "month.%d", i));
	for (int i = 1; i <= 7; i++)
		add(keys, arena_format(&arena, "weekday.%d", i));
}

static void
supplies_take(struct keys *keys)
{
	static const char *const tables[] = { "supplies", "supplies-empty",
		"supplies_short", "supplies_short-empty", "quality",
		"quality-empty", "quality_told", "quality_told-empty", NULL };

	words_take(keys, "supply", supply_words);
	words_take(keys, "table", tables);
}

static void
quality_take(struct keys *keys)
{
	static const char *const levels[] = { "gating", "warning", "note",
		NULL };
	static const char *const claimed[] = { "elapsed", "due", "breached",
		NULL };

	words_take(keys, "level", levels);
	words_take(keys, "claimed", claimed);
	for (int i = 0; i < DIAG_GATES; i++)
		add(keys,
		    arena_format(
			&arena, "gate.%s", diag_gate_word((enum diag_gate)i)));
}

static void
built_take(struct keys *keys)
{
	static const char *const decided[] = { "met", "missed", "open, within",
		"open, over", NULL };
	static const char *const lasted[] = { "met", "missed", "open, within",
		NULL };
	static const char *const of_figure[] = { "met", "missed", "undecidable",
		NULL };
	static const char *const counted[] = { "met", "missed", "measured",
		"undecidable", "defective", "not covered", NULL };
	static const char *const spells[] = { "met", "missed", "measured",
		"undecidable", "excluded", "defective", "not covered",
		"planned", "forgiven", NULL };
	static const char *const planned[] = { "availability-counted",
		"availability-taken-out", "availability-forgiven", NULL };
	static const char *const by_days[] = { "calendar-days-plain",
		"business-days-plain", NULL };
	static const char *const plain_remarks[] = { "sums", "percentages",
		"denominators", "month", "seen", "other n", "withheld",
		"no requests", "no share", "no expectation", "part of a month",
		"not measured", "not published", NULL };

	words_take(keys, "state", outcome_words);
	words_take(keys, "status", status_words);
	words_take(keys, "status-sign", status_words);
	words_take(keys, "status-means", status_words);
	words_take(keys, "cohort", cohort_words);
	words_take(keys, "verdict", verdict_words);
	words_take(keys, "class", finding_class_words);
	words_take(keys, "clock", clock_words);
	words_take(keys, "clock", by_days);
	words_take(keys, "dayrule", day_rule_words);
	words_take(keys, "register", register_kind_words);
	words_take(keys, "became", entry_state_words);
	words_take(keys, "cycles", &cycles_words[1]); /* not: not said */
	words_take(keys, "binds", &binds_words[1]);   /* the first: as ever */
	words_take(keys, "explain.which", which_words);
	words_take(keys, "explain.verdict", outcome_words);
	words_take(keys, "explain.verdict-bd", decided);
	words_take(keys, "explain.verdict-least", lasted);
	words_take(keys, "explain.verdict-figure", of_figure);
	words_take(keys, "explain.verdict-count", counted);
	words_take(keys, "reconcile", plain_remarks);
	words_take(keys, "reconcile.side", remark_side_words);
	words_take(keys, "reconcile-list", list_remark_words);
	words_take(keys, "explain.verdict-spell", spells);
	words_take(keys, "clock", planned);
	words_take(keys, "changes.kind", change_words);
	numbers_take(keys);
}

static void
code_take(struct keys *keys, const struct wording *wording)
{
	DIR *dir = opendir(SLAUDIT_SOURCE_DIR "/src/report");
	struct dirent *entry;

	cr_assert_not_null(dir);
	while ((entry = readdir(dir)) != NULL) {
		const char *dot = strrchr(entry->d_name, '.');

		if (dot != NULL && strcmp(dot, ".c") == 0)
			source_take(keys, wording, file_read(entry->d_name));
	}
	closedir(dir);
	built_take(keys);
	quality_take(keys);
	supplies_take(keys);
}

Test(wording_keys, every_key_of_the_code_has_its_words)
{
	const struct wording *wording = desk_wording(&arena);
	struct keys keys = { 0 };

	code_take(&keys, wording);
	cr_assert_gt(keys.count, (size_t)150);
	for (size_t i = 0; i < keys.count; i++)
		cr_expect(worded(wording, keys.items[i]), "no text for %s",
		    keys.items[i]);
}

Test(wording_keys, every_text_is_used_by_the_code)
{
	const struct wording *wording = desk_wording(&arena);
	struct keys keys = { 0 };

	code_take(&keys, wording);
	for (size_t i = 0; i < wording->count; i++) {
		const char *entry = wording->entries[i].key;
		const char *dot = strrchr(entry, '.');
		bool counted =
		    strcmp(dot, ".one") == 0 || strcmp(dot, ".other") == 0;
		const char *key = counted
		    ? arena_copyn(&arena, entry, (size_t)(dot - entry))
		    : entry;

		cr_expect(has(&keys, key), "nobody says %s", entry);
	}
}

/* A counted text says its number, or that it is one; never "1 cases". */
Test(wording_keys, one_and_many_are_told_apart)
{
	const struct wording *wording = desk_wording(&arena);

	for (size_t i = 0; i + 1 < wording->count; i++) {
		const struct wording_entry *one = &wording->entries[i];
		const struct wording_entry *other = one + 1;
		const char *end = strstr(one->key, ".one");

		if (end == NULL || end[4] != '\0')
			continue;
		cr_expect_not_null(strstr(other->key, ".other"));
		cr_expect_str_neq(one->text, other->text, "%s", one->key);
		cr_expect(strstr(one->text, "{n}") != NULL ||
			strstr(one->text, "one") != NULL,
		    "%s", one->key);
	}
}
