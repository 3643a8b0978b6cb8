/* privacy.c -- private words out of an audit. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/privacy.h"

#include <string.h>

/* --- what is private -------------------------------------------------------
 */

static bool
hides_party(const struct mapping *mapping)
{
	for (size_t i = 0; i < mapping->event_count; i++) {
		if (mapping->events[i].by_private)
			return true;
	}
	return false;
}

bool
mapping_hides(const struct mapping *mapping, const char *field)
{
	const struct {
		const char *name;
		const struct field *field;
	} usual[] = {
		{ "category", &mapping->category },
		{ "customer", &mapping->customer },
		{ "customer_class", &mapping->customer_class },
		{ "channel", &mapping->channel },
		{ "status", &mapping->status_field },
	};

	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
		if (strcmp(usual[i].name, field) == 0)
			return usual[i].field->is_private;
	}
	for (size_t i = 0; i < mapping->attribute_count; i++) {
		if (strcmp(mapping->attributes[i].name, field) == 0)
			return mapping->attributes[i].field.is_private;
	}
	return strcmp(field, "party") == 0 && hides_party(mapping);
}

bool
mapping_has_private(const struct mapping *mapping)
{
	static const char *const usual[] = { "category", "customer",
		"customer_class", "channel", "status", "party" };

	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
		if (mapping_hides(mapping, usual[i]))
			return true;
	}
	for (size_t i = 0; i < mapping->attribute_count; i++) {
		if (mapping->attributes[i].field.is_private)
			return true;
	}
	return false;
}

bool
book_hides(const struct book *book, const char *process, const char *field)
{
	for (size_t i = 0; i < book->mapping_count; i++) {
		const struct mapping *mapping = book->mappings[i];

		if (strcmp(mapping->process, process) == 0 &&
		    mapping_hides(mapping, field))
			return true;
	}
	return false;
}

/* --- words -----------------------------------------------------------------
 */

struct withholding {
	const struct book *book;
	const char *shown;
};

static void
word_hide(const struct withholding *w, const char *process, const char *field,
    const char **word)
{
	if (*word != NULL && book_hides(w->book, process, field))
		*word = w->shown;
}

static void
ticket_hide(const struct withholding *w, struct ticket *ticket)
{
	const char *process = ticket->process;

	word_hide(w, process, "category", &ticket->category);
	word_hide(w, process, "customer", &ticket->customer);
	word_hide(w, process, "customer_class", &ticket->customer_class);
	word_hide(w, process, "channel", &ticket->channel);
	word_hide(w, process, "status", &ticket->status);
	for (size_t i = 0; i < ticket->attribute_count; i++)
		word_hide(w, process, ticket->attributes[i].name,
		    &ticket->attributes[i].word);
	for (size_t i = 0; i < ticket->event_count; i++)
		word_hide(w, process, "party", &ticket->events[i].party);
}

static void
tickets_hide(const struct withholding *w, struct audit *audit)
{
	for (size_t i = 0; i < audit->exhibit_count; i++)
		ticket_hide(w, &audit->exhibits[i].ticket);
	for (size_t i = 0; i < audit->risk_count; i++)
		ticket_hide(w, &audit->risks[i].ticket);
	for (size_t i = 0; i < audit->apart_count; i++)
		ticket_hide(w, &audit->aparts[i].ticket);
	for (size_t i = 0; i < audit->said.aside_count; i++)
		word_hide(w, audit->said.asides[i].process, "customer",
		    &audit->said.asides[i].customer);
}

static void
flips_hide(const struct withholding *w, struct audit *audit)
{
	for (size_t i = 0; i < audit->listed.count; i++) {
		struct whatif *what = &audit->listed.items[i];

		for (size_t k = 0; k < what->flip_count; k++)
			word_hide(w, what->flips[k].process, "customer",
			    &what->flips[k].customer);
	}
}

/* --- groups ----------------------------------------------------------------
 */

/* Where category by category is compared, a private category hides all. */
static void
strata_hide(const struct withholding *w, struct audit *audit)
{
	size_t kept = 0;

	for (size_t i = 0; i < audit->stratum_count; i++) {
		const struct stratum *stratum = &audit->strata[i];
		const char *process = stratum->sle->process;

		if (!book_hides(w->book, process, stratum->by) &&
		    !book_hides(w->book, process, "category"))
			audit->strata[kept++] = *stratum;
	}
	audit->stratum_count = kept;
}

static void
families_hide(const struct withholding *w, struct audit *audit)
{
	for (size_t i = 0; i < audit->family_count; i++) {
		struct family *family = &audit->families[i];
		const struct family_rule *rule = family->rule;

		for (size_t k = 0; k < rule->by.count; k++)
			word_hide(w, rule->process, rule->by.items[k],
			    &family->words[k]);
		for (size_t k = 0; k < family->member_count; k++)
			word_hide(w, rule->process, "customer",
			    &family->members[k].customer);
	}
}

/* --- later exports ---------------------------------------------------------
 */

static void
stray_hide(const struct withholding *w, struct stray_ticket *stray)
{
	word_hide(w, stray->earlier->process, "customer", &stray->customer);
}

static void
changed_hide(const struct withholding *w, struct changed_ticket *changed)
{
	const char *process = changed->after->process;

	word_hide(w, process, "customer", &changed->customer);
	ticket_hide(w, changed->before);
	ticket_hide(w, changed->after);
	for (size_t i = 0; i < changed->change_count; i++) {
		struct change *change = &changed->changes[i];

		if (change->kind != CHANGE_FIELD)
			continue; /* its events are the tickets' */
		word_hide(w, process, change->field, &change->old);
		word_hide(w, process, change->field, &change->now);
	}
}

static void
successions_hide(const struct withholding *w, struct successions *all)
{
	for (size_t i = 0; i < all->changed_count; i++)
		changed_hide(w, &all->changed[i]);
	for (size_t i = 0; i < all->late_count; i++)
		stray_hide(w, &all->late[i]);
	for (size_t i = 0; i < all->vanished_count; i++)
		stray_hide(w, &all->vanished[i]);
}

/* --- trouble ---------------------------------------------------------------
 */

/* Of several files of that name, any. */
static bool
file_has_private(
    const struct withholding *w, const struct audit *audit, const char *name)
{
	for (size_t i = 0; i < audit->file_count; i++) {
		const struct export_file *file = &audit->files[i];

		if (strcmp(file->name, name) != 0)
			continue;
		for (size_t k = 0; k < w->book->mapping_count; k++) {
			const struct mapping *mapping = w->book->mappings[k];

			if (strcmp(mapping->process, file->process) == 0 &&
			    mapping_has_private(mapping))
				return true;
		}
	}
	return false;
}

static void
diags_hide(const struct withholding *w, struct audit *audit)
{
	for (size_t i = 0; i < audit->diag_count; i++) {
		struct filed_diag *filed = &audit->diags[i];

		if (!file_has_private(w, audit, filed->file))
			continue;
		if (filed->diag.value != NULL)
			filed->diag.value = w->shown;
		if (filed->diag.text != NULL)
			filed->diag.text = w->shown;
	}
}

bool
audit_is_withheld(const struct audit *audit)
{
	return audit->audience != NULL &&
	    audit->audience->privacy == PRIVACY_WITHHELD;
}

void
audit_withhold(struct audit *audit, const char *shown)
{
	const struct withholding w = { audit->book, shown };

	tickets_hide(&w, audit);
	flips_hide(&w, audit);
	strata_hide(&w, audit);
	families_hide(&w, audit);
	successions_hide(&w, &audit->successions);
	diags_hide(&w, audit);
}
