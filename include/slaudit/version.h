/* version.h -- which program this is. (base) */
#ifndef SLAUDIT_VERSION_H
#define SLAUDIT_VERSION_H

const char *version_text(void); /* "0.1.0" */

#endif
