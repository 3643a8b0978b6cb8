/* audience.c -- whom the run's pack is made for: reports -> audit. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <string.h>

#include "slaudit/audience.h"
#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/privacy.h"

static int
audience_refuse(const struct audiences *all, const char *path, const char *name,
    struct fault *fault)
{
	struct buf names = { 0 };

	for (size_t i = 0; i < all->count; i++)
		buf_print(&names, "%s%s", i > 0 ? ", " : "", all->items[i].id);
	fault_set(fault, FAULT_USAGE, "--audience", 0,
	    "'%.40s' is not in %s: %s", name, path, buf_text(&names));
	buf_release(&names);
	return -1;
}

int
audience_load(struct flow *flow, struct audit *audit, struct fault *fault)
{
	const char *name = flow->run->audience;
	const char *path =
	    arena_format(&flow->arena, "%s/audiences.yaml", flow->run->reports);
	struct audiences all;

	audit->audience = NULL;
	if (name == NULL)
		return 0;
	if (rules_audiences(
		&flow->arena, path, &all, &flow->complaints, fault) != 0)
		return -1;
	for (size_t i = 0; i < all.count; i++) {
		if (strcmp(all.items[i].id, name) == 0) {
			audit->audience = arena_new(
			    &flow->arena, 1, sizeof(*audit->audience));
			*audit->audience = all.items[i];
			return 0;
		}
	}
	return audience_refuse(&all, path, name, fault);
}

void
audience_withhold(struct audit *audit)
{
	if (audit_is_withheld(audit))
		audit_withhold(
		    audit, wording_text(audit->wording, "shorthand.private"));
}
