/* section_notes.c -- shorthands, conventions and where the figures come from.
 */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "slaudit/privacy.h"

/* Each stands in the wording file under "notes.". */
static const char *const note_keys[] = { "notes.none", "notes.unknown",
	"notes.withheld", "notes.revised", "notes.provisional", "notes.case",
	"notes.share", "notes.met", "notes.open", "notes.ended",
	"notes.defective", "notes.undecidable", "notes.readings",
	"notes.budget", "notes.duration", "notes.rating", "notes.files" };

void
part_notes(const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "notes");
	struct node *list = page_add(m->arena, section, NODE_LIST, "");
	const char *retention = say_retention(m, audit->book);

	for (size_t i = 0; i < sizeof(note_keys) / sizeof(note_keys[0]); i++)
		page_add(m->arena, list, NODE_PARA, say(m, note_keys[i], NULL));
	if (retention != NULL)
		page_add(m->arena, list, NODE_PARA, retention);
	if (audit_is_withheld(audit))
		page_add(m->arena, list, NODE_PARA,
		    say(m, "notes.private", "mark",
			say(m, "shorthand.private", NULL), NULL));
	page_add(m->arena, list, NODE_PARA,
	    say(m, "notes.zone", "zone", zone_name(m->zone), "tzdata",
		audit->tzdata, NULL));
	page_add(m->arena, list, NODE_PARA,
	    say(m, "notes.program", "program", audit->program, "book",
		audit->book->digest, NULL));
	page_add(m->arena, list, NODE_PARA,
	    say(m, "notes.run", "run", audit->run_id, NULL));
	inputs_add(m, audit, section);
}
