/* version.c -- which SQLite this is. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

const char *
store_version(void)
{
	return sqlite3_libversion();
}
