/* audience.h -- whom a pack is made for, and what they may see. (model) */
#ifndef SLAUDIT_AUDIENCE_H
#define SLAUDIT_AUDIENCE_H

#include <stddef.h>

enum privacy { /* ORDER: words in names.c */
	PRIVACY_SHOWN,
	PRIVACY_WITHHELD,
	PRIVACIES
};

struct audience {
	const char *id; /* the folder of its packs */
	const char *title;
	enum privacy privacy; /* of what a mapping calls private */
};

struct audiences { /* as reports/audiences.yaml has them */
	struct audience *items;
	size_t count;
};

#endif
