/* zone_names.c -- which zones the system has, and of which edition. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/zone.h"

#include <stdio.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"

#include "zone_internal.h"

/* Longer than any line of tzdata.zi (about 120 bytes). */
enum { LINE_MAX_BYTES = 1024 };

/* WORD number INDEX of LINE (words part at one blank), or NULL. */
static const char *
word_at(const char *line, int index, size_t *len)
{
	const char *word = line;

	for (; index > 0; index--) {
		word = strchr(word, ' ');
		if (word == NULL)
			return NULL;
		word++;
	}
	*len = strcspn(word, " \n");
	return word;
}

/* "Z NAME offset ..." declares a zone, "L TARGET NAME" a link. */
static bool
line_declares(const char *line, const char *name)
{
	const char *word = NULL;
	size_t len = 0;

	if (strncmp(line, "Z ", 2) == 0)
		word = word_at(line, 1, &len);
	else if (strncmp(line, "L ", 2) == 0)
		word = word_at(line, 2, &len);
	return word != NULL && len > 0 && len == strlen(name) &&
	    memcmp(word, name, len) == 0;
}

enum zone_listing
zone_listed(const char *name)
{
	enum zone_listing listing = ZONE_NOT_LISTED;
	char line[LINE_MAX_BYTES];
	FILE *file = fopen(ZONE_SOURCE, "r");

	if (file == NULL)
		return ZONE_NO_LIST;
	while (listing == ZONE_NOT_LISTED &&
	    fgets(line, sizeof(line), file) != NULL) {
		if (line_declares(line, name))
			listing = ZONE_LISTED;
	}
	if (ferror(file) != 0)
		listing = ZONE_NO_LIST;
	fclose(file);
	return listing;
}

bool
zone_exists(const char *name)
{
	return zone_listed(name) == ZONE_LISTED;
}

int
zone_digest(const char *name, char text[DIGEST_TEXT], struct fault *fault)
{
	struct buf path = { 0 };
	unsigned long long bytes;
	int rc;

	if (!zone_exists(name))
		return fault_set(fault, FAULT_RULES, NULL, 0,
		    "%s: no such time zone in " ZONE_SOURCE, name);
	buf_print(&path, ZONE_FOLDER "/%s", name);
	rc = digest_file(buf_text(&path), text, &bytes, fault);
	buf_release(&path);
	return rc;
}

void
zone_version(char version[INSTANT_TEXT])
{
	static const char head[] = "# version ";
	char line[LINE_MAX_BYTES] = "";
	FILE *file = fopen(ZONE_SOURCE, "r");
	const char *word = "unknown";

	if (file != NULL) {
		if (fgets(line, sizeof(line), file) != NULL &&
		    strncmp(line, head, strlen(head)) == 0) {
			line[strcspn(line, "\n")] = '\0';
			word = line + strlen(head);
		}
		fclose(file);
	}
	snprintf(version, INSTANT_TEXT, "%.*s", INSTANT_TEXT - 1, word);
}
