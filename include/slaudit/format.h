/* format.h -- the one compiler extension we use everywhere. (base) */
#ifndef SLAUDIT_FORMAT_H
#define SLAUDIT_FORMAT_H

#define SLAUDIT_FORMAT(text, first) __attribute__((format(printf, text, first)))

#endif
