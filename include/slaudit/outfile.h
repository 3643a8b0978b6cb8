/* outfile.h -- a file, or a folder, that appears whole or not at all. (base)
 *
 * Written under a temporary name beside its place, synced and renamed on
 * commit. The stream remembers the first failed write, so printers check
 * nothing; commit asks once. */
#ifndef SLAUDIT_OUTFILE_H
#define SLAUDIT_OUTFILE_H

#include <stddef.h>
#include <stdio.h>

struct fault;

struct outfile {
	FILE *stream;
	char *path;
	char *temporary; /* NULL: a device or pipe, written straight through */
};

/* All fail with FAULT_OUTPUT; commit and abandon both empty the struct. */
int outfile_open(struct outfile *out, const char *path, struct fault *fault);
int outfile_commit(struct outfile *out, struct fault *fault);
void outfile_abandon(struct outfile *out);

/* A folder built beside PATH. Write into outdir.temporary (files by any
 * means), then commit: an existing folder at PATH is exchanged in one call
 * and the old one removed. Parent folders are made. Leavings of a run that
 * was killed are swept by the next open of the same PATH. */
struct outdir {
	char *path;
	char *temporary;
	int lock; /* ours: held while the folder is built */
};

int outdir_open(struct outdir *out, const char *path, struct fault *fault);
int outdir_commit(struct outdir *out, struct fault *fault);
void outdir_abandon(struct outdir *out);

/* Take the folder PATH away with all it holds: it is gone at once, by its
 * name. One that is not there is no fault. */
int outdir_remove(const char *path, struct fault *fault);

/* The names in the folder PATH but for those that begin with a dot, by their
 * bytes; none where there is no such folder. In ARENA. */
struct arena;
int outdir_list(struct arena *arena, const char *path, const char ***names,
    size_t *count, struct fault *fault);

/* Make PATH and its parents. */
int outdir_make(const char *path, struct fault *fault);

#endif
