/* check.h -- what no single value can tell: references, contradictions, dead
 * rules (the linter of clocks.md section 5).
 *
 * A check that hangs on a value that was complained of already is left out:
 * one slip, one complaint. */
#ifndef SLAUDIT_RULES_CHECK_H
#define SLAUDIT_RULES_CHECK_H

#include <stdbool.h>

#include "gather.h"

/* All of a book; GATHER is sorted. */
void check_book(struct gather *gather);

void check_processes(struct gather *gather);
void check_calendars(struct gather *gather);
void check_sles(struct gather *gather);
/* One SLE's cycles, parties and version; COUNT versions of one id. */
void check_cycles(struct gather *gather, const struct section *section);
void check_counts(struct gather *gather, const struct section *process,
    const struct section *section);
void check_bindings(
    struct gather *gather, const struct section *sections, size_t count);
/* One SLE's start and stop. */
void check_steps(struct gather *gather, const struct section *section);
void check_versions(struct gather *gather);
void check_type(struct gather *gather, const struct section *section);
/* Of a clock that counts things, and no time; else nothing. */
void check_counted(struct gather *gather, const struct section *section);
/* Of a clock of availability; else its keys have no place. */
void check_available(struct gather *gather, const struct section *section);
/* Of a mapping of intervals; else nothing. */
void check_intervals(struct gather *gather, const struct section *section);
/* Of the versions of one id: one figure is made of their cases. */
void check_types(
    struct gather *gather, const struct section *sections, size_t count);
void check_reach(struct gather *gather);
void check_mappings(struct gather *gather);
/* What a mapping and a register have in common: the file, its times. */
void check_form(struct gather *gather, const struct section *section);
void check_registers(struct gather *gather);
void check_detections(struct gather *gather);
/* What the book says of tickets' words, and its rules of families. */
void check_families(struct gather *gather);
void check_published(struct gather *gather);
void check_qualities(struct gather *gather);
/* A mapping's claims, a process's closure. */
void check_claims(struct gather *gather, const struct section *mapping);
void check_closure(struct gather *gather, const struct section *process);
/* How a mapping's, or a published file's, name and encoding stand; how its
 * times are written. */
void check_file(struct gather *gather, const struct section *section);
void check_times(struct gather *gather, const struct section *section);
/* Exactly one of two keys. */
void check_either(struct gather *gather, const struct section *section,
    const char *one, const char *other);

/* --- for the checks ------------------------------------------------------- */

/* At the key's value, or at the section when the key is not there. */
void check_refuse(struct gather *gather, const struct section *section,
    const char *key, const char *fmt, ...) SLAUDIT_FORMAT(4, 5);
/* The same, but no fault: for people to look at. */
void check_note(struct gather *gather, const struct section *section,
    const char *key, const char *why);
/* When the key is given: at the key, "KEY: only with WHAT". */
void check_only_with(struct gather *gather, const struct section *section,
    const char *key, const char *what);
/* When the key is neither given nor null: "KEY: missing, WHY". */
void check_needs(struct gather *gather, const struct section *section,
    const char *key, const char *why);

/* The section of LIST that KEY's WORD names; NULL when complained. */
const struct section *check_reference(struct gather *gather,
    const struct section *section, const char *key, const char *what,
    const char *word, const struct list *list);
/* Complains at PLACE if WORD is no attribute of the book, nor (USUAL) another
 * word by which tickets are told apart. */
void check_attribute(struct gather *gather, const struct place *place,
    const char *key, const char *word, bool usual);
/* Is WORD an event of PROCESS, as far as one can tell? */
bool check_has_event(const struct section *process, const char *word);
/* Complains if it is none. */
void check_event(struct gather *gather, const struct section *process,
    const struct place *place, const char *key, const char *word);
/* Each word at KEY is an event of PROCESS. */
struct words;
void check_events(struct gather *gather, const struct section *process,
    const struct section *section, const char *key, const struct words *words);

#endif
