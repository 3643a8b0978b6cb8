/* flusher.h -- brings a growing file's bytes to the disk meanwhile. (base)
 *
 * Nothing but speed: who writes the file still has to sync it in the end, has
 * less to wait for then, and hears there of whatever went wrong. Closing any
 * descriptor of a file drops the process's locks on it (POSIX): close a
 * flusher after all that may hold one. */
#ifndef SLAUDIT_FLUSHER_H
#define SLAUDIT_FLUSHER_H

#include <stddef.h>

struct flusher; /* NULL is one that does nothing */

struct flusher *flusher_open(const char *path); /* NULL: it cannot be */
/* So many bytes, or about as many, were written since. Never waits. */
void flusher_tell(struct flusher *flusher, size_t bytes);
void flusher_close(struct flusher *flusher);

#endif
