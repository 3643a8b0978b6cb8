/* change.h -- what a later export tells otherwise of the past. (model)
 *
 * The past is what lay before the earlier export's cut-off. What happened
 * since is progress, and no change; nor is a line, a wrapper or an order of
 * rows that is another, nor the status that an export claims, which moves on.
 * A date may lie on either side of a cut-off within its day: it counts as the
 * past where the earlier export has it, and as progress where it has not. */
#ifndef SLAUDIT_CHANGE_H
#define SLAUDIT_CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/export.h"
#include "slaudit/outcome.h"
#include "slaudit/ticket.h"

struct mapping;

enum change_kind {      /* ORDER: words in names.c */
	CHANGE_FIELD,   /* a word of the ticket is another */
	CHANGE_MOVED,   /* an event has another time, party or count */
	CHANGE_ADDED,   /* an event was not there, though its time was */
	CHANGE_REMOVED, /* an event is no longer there */
	CHANGE_KINDS
};

struct change {
	enum change_kind kind;
	const char *field;       /* "category", an attribute, an event */
	const char *old;         /* of a field; NULL: nothing stood there */
	const char *now;         /* likewise */
	const struct event *was; /* of an event; NULL: added */
	const struct event *is;  /* NULL: removed */
};

/* One ticket as two exports tell it. A word is compared where both mappings
 * read it; NULL: all are. */
struct versions {
	const struct ticket *before;
	const struct ticket *after;
	const struct mapping *before_map;
	const struct mapping *after_map;
	int64_t cutoff; /* of the export that has BEFORE */
};

/* Words first, then events by their names and times; *OUT in ARENA. */
size_t versions_compare(
    struct arena *arena, const struct versions *of, struct change **out);
/* The ticket as it were, had its past stayed as BEFORE tells it: that past,
 * and of AFTER what happened since. In ARENA. */
const struct ticket *versions_unchanged(struct arena *arena,
    const struct versions *of, const struct change *changes, size_t count);
/* Did all that happened first to TICKET happen before CUTOFF? */
bool ticket_began_before(const struct ticket *ticket, int64_t cutoff);

/* --- the exports of one process, one after the other -----------------------
 */

struct turned { /* an outcome that the change turns, both as of one time */
	struct outcome before; /* had nothing changed; without an SLE: none */
	struct outcome after;  /* likewise */
};

struct changed_ticket {
	const char *key;
	const char *customer; /* NULL: none */
	const struct export_file *earlier;
	const struct export_file *later;
	struct ticket *before;
	struct ticket *after;
	struct change *changes;
	size_t change_count;
	struct turned *turned;
	size_t turned_count;
};

struct stray_ticket { /* late: it came too late; vanished: it is gone */
	const char *key;
	const char *customer;
	const struct export_file *earlier; /* vanished: the last that has it */
	const struct export_file *later;
	uint32_t line; /* of the one that has it */
	int64_t began; /* its first event; INSTANT_NONE: it has none */
	bool is_date;  /* of that no time of day is known */
};

struct succession { /* two exports of one process, by their cut-offs */
	const char *process;
	const struct export_file *earlier; /* the first, by name, of several */
	const struct export_file *later;
	uint64_t kept; /* tickets that both have */
	uint64_t added;
	uint64_t late; /* of these: began before the earlier cut-off */
	uint64_t changed;
	uint64_t vanished;
};

struct successions { /* by process, cut-off; tickets by key within */
	struct succession *pairs;
	size_t pair_count;
	struct changed_ticket *changed;
	size_t changed_count;
	struct stray_ticket *late;
	size_t late_count;
	struct stray_ticket *vanished;
	size_t vanished_count;
};

#endif
