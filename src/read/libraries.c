/* libraries.c -- which libraries the bytes of an export go through. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/reader.h"

#include <csv.h>
#include <zlib.h>

#include "slaudit/buf.h"

/* libcsv tells its version to the compiler alone. */
void
reader_libraries(struct buf *out)
{
	buf_print(out, "libcsv %d.%d.%d\nzlib %s\n", CSV_MAJOR, CSV_MINOR,
	    CSV_RELEASE, zlibVersion());
}
