/* version.c -- which program this is. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/version.h"

/* CMake passes the project's version; a build by hand has none. */
#ifndef SLAUDIT_VERSION
#define SLAUDIT_VERSION "0.0.0"
#endif

const char *
version_text(void)
{
	return SLAUDIT_VERSION;
}
