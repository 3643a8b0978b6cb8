/* digest.h -- SHA-256, as sha256sum prints it. (base) */
#ifndef SLAUDIT_DIGEST_H
#define SLAUDIT_DIGEST_H

#include <stddef.h>

struct fault;

enum { DIGEST_TEXT = 65 }; /* 64 hexadecimal digits and NUL */

struct digest; /* a running digest */

struct digest *digest_new(void); /* the caller's; digest_free() */
void digest_put(struct digest *digest, const void *bytes, size_t len);
void digest_text(struct digest *digest, char text[DIGEST_TEXT]); /* ends it */
void digest_free(struct digest *digest);

/* The digest of a file's bytes; *BYTES is its length. FAULT_INPUT. */
int digest_file(const char *path, char text[DIGEST_TEXT],
    unsigned long long *bytes, struct fault *fault);

#endif
