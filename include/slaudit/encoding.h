/* encoding.h -- text in any encoding that iconv knows, to UTF-8. (base)
 *
 * What cannot be decoded becomes the byte 0xff, which no UTF-8 holds: whoever
 * checks for UTF-8 finds it where it stood. */
#ifndef SLAUDIT_ENCODING_H
#define SLAUDIT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct encoding; /* a running conversion */

/* "cp1252", "UTF-16LE", "ISO-8859-1": a name alone, without a suffix that
 * asks iconv to guess. */
bool encoding_known(const char *name);
bool encoding_is_utf8(const char *name);

struct encoding *encoding_open(const char *name); /* NULL: not known */
void encoding_close(struct encoding *encoding);

/* The bytes that each character is a multiple of: 2 for UTF-16. */
size_t encoding_unit(const struct encoding *encoding);

struct encoding_step { /* as iconv has them: all four move on */
	char *from;
	size_t left;
	char *to;
	size_t room;
};

/* True when nothing is left of FROM but the first bytes of a character, false
 * when there was no more room. */
bool encoding_put(struct encoding *encoding, struct encoding_step *step);
/* The text ends here: what is left is no character. As encoding_put(). */
bool encoding_end(struct encoding *encoding, struct encoding_step *step);

#endif
