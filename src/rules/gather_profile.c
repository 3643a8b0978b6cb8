/* gather_profile.c -- a profile's changes before the book, its additions and
 * what it missed after it. */
/* SPDX-License-Identifier: MIT */
#include "gather.h"

#include <string.h>

#include "guess.h"
#include "load.h"
#include "overlay.h"

enum { MONTHS_A_YEAR = 12 };

/* "profiles/bd-clock.yaml": bd-clock. */
static const char *
name_of(struct arena *arena, const char *file)
{
	const char *slash = strrchr(file, '/');
	const char *name = slash == NULL ? file : slash + 1;

	return arena_copyn(arena, name, strcspn(name, "."));
}

static void
check_profile(struct gather *gather, const struct section *section)
{
	const struct overlay *overlay = gather->overlay;
	int32_t window = overlay->draft.profile.window;

	if (section_good(section, "window") && MONTHS_A_YEAR % window != 0)
		complain_at(&gather->complain,
		    &section_spot(section, "window")->value,
		    "window: %d months do not divide a year", (int)window);
	if (!section_spot(section, "change")->seen &&
	    !section_spot(section, "add")->seen &&
	    !section_spot(section, "window")->seen)
		complain_at(&gather->complain, &section->place,
		    "changes nothing: it has none of change, add and window");
}

bool
gather_profile(struct gather *gather, const struct rules_text *text)
{
	struct overlay *overlay = arena_new(gather->arena, 1, sizeof(*overlay));
	struct section *section = arena_new(gather->arena, 1, sizeof(*section));
	struct walk walk = { .arena = gather->arena,
		.complain = &gather->complain,
		.words = gather->words,
		.document = &overlay->document,
		.file = text->name };

	overlay->file = text->name;
	if (text->bytes == NULL ||
	    load_document(&gather->complain, text->name, text->bytes,
		text->size, &overlay->document) != 0)
		return false;
	section_read(&walk, &keys_profile,
	    yaml_document_get_root_node(&overlay->document), &overlay->draft,
	    section);
	overlay->draft.profile.id = name_of(gather->arena, text->name);
	gather->overlay = overlay;
	gather->profile = section;
	check_profile(gather, section);
	return true;
}

/* --- after the book ------------------------------------------------------- */

/* What was meant, where no id is the beginning of others. */
static void
refuse_unmet(struct gather *gather, const struct list *list, const char *what,
    const struct pattern *pattern)
{
	bool many = pattern->text[strlen(pattern->text) - 1] == '*';

	gather_refuse_reference(gather, &pattern->place, "id", what,
	    pattern->text,
	    many ? NULL : gather_guess(gather, list, pattern->text));
}

static void
check_met(struct gather *gather, const struct change_list *changes,
    const struct list *list, const char *what)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];

		for (size_t p = 0; p < change->pattern_count; p++) {
			if (!change->patterns[p].met)
				refuse_unmet(
				    gather, list, what, &change->patterns[p]);
		}
	}
}

void
gather_profile_end(struct gather *gather)
{
	const struct draft_changes *changes = &gather->overlay->draft.changes;
	const struct section *add = section_sub(gather->profile, "add");

	check_met(gather, &changes->processes, &gather->processes,
	    "process of the book");
	check_met(gather, &changes->calendars, &gather->calendars,
	    "calendar of the book");
	check_met(gather, &changes->sles, &gather->sles, "SLE of the book");
	check_met(gather, &changes->detection, &gather->detections,
	    "detection rule of the book");
	if (add != NULL) {
		gather_add(gather, add, "calendars", &gather->calendars);
		gather_add(gather, add, "sles", &gather->sles);
		gather_add(gather, add, "detection", &gather->detections);
	}
	yaml_document_delete(&gather->overlay->document);
}
