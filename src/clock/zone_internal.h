/* zone_internal.h -- the zone names of the system, for zone.c. */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_ZONE_INTERNAL_H
#define SLAUDIT_ZONE_INTERNAL_H

/* Where Debian's tzdata puts the compiled zones and their source. */
#define ZONE_FOLDER "/usr/share/zoneinfo"
#define ZONE_SOURCE ZONE_FOLDER "/tzdata.zi"

enum zone_listing { ZONE_LISTED, ZONE_NOT_LISTED, ZONE_NO_LIST };

/* Is NAME a zone or a link of the system's tzdata? */
enum zone_listing zone_listed(const char *name);

#endif
