/* explain_json.h -- a ticket's story as JSON. */
#ifndef EXPLAIN_JSON_H
#define EXPLAIN_JSON_H

#include <jansson.h>

#include "slaudit/report.h"

/* The caller's: json_decref(). ZONE: the book's. */
json_t *explain_json(const struct explanation *story, const struct zone *zone);

#endif
