/* reconcile_json.h -- what came of a published file, as JSON. */
/* SPDX-License-Identifier: MIT */
#ifndef RECONCILE_JSON_H
#define RECONCILE_JSON_H

#include <jansson.h>

#include "slaudit/remark.h"

/* One of CLAIMS and LIST is NULL. */
json_t *reconcile_json(const struct published *published,
    const struct reconciled *claims, const struct compared *list);

#endif
