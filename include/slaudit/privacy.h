/* privacy.h -- what some audiences may not see, taken out of an audit. (model)
 *
 * A word is private where any mapping of its process says so. It goes before
 * the page is made, so that no format can have it: the word itself, groups of
 * customers told apart by it, and whatever a row with trouble held in a file
 * that has private columns, for a broken row holds anything anywhere. Keys,
 * lines and times stay. */
#ifndef SLAUDIT_PRIVACY_H
#define SLAUDIT_PRIVACY_H

#include <stdbool.h>

#include "slaudit/audit.h"

/* FIELD: "category", "customer", "customer_class", "channel", "status",
 * "party", or an attribute's name. */
bool mapping_hides(const struct mapping *mapping, const char *field);
/* Does any of them hide anything? */
bool mapping_has_private(const struct mapping *mapping);
bool book_hides(
    const struct book *book, const char *process, const char *field);

/* Is AUDIT for an audience that must not see what is private? */
bool audit_is_withheld(const struct audit *audit);
/* SHOWN stands in place of each private word. */
void audit_withhold(struct audit *audit, const char *shown);

#endif
