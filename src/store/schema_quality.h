/* schema_quality.h -- what people say of a file's rows.
 *
 * The steps of one version, each a macro: schema.c puts them in their place. */
/* SPDX-License-Identifier: MIT */
#ifndef SCHEMA_QUALITY_H
#define SCHEMA_QUALITY_H

#define QUALITY_CONTROL_TOTAL                                                  \
	"CREATE TABLE control_total (\n"                                       \
	"  export_id INTEGER PRIMARY KEY REFERENCES export (id),\n"            \
	"  row_count INTEGER NOT NULL -- so many it should have\n"             \
	") STRICT"

#endif
