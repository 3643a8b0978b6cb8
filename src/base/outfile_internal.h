/* outfile_internal.h -- what whole-or-nothing files and folders share. (base)
 *
 * A target is written under ".NAME.part-PID" beside its place, and its writer
 * holds a lock on that leaving, so that a sweep removes only what a dead run
 * left behind. */
#ifndef SLAUDIT_OUTFILE_INTERNAL_H
#define SLAUDIT_OUTFILE_INTERNAL_H

struct fault;

struct target {
	char *path;      /* links resolved, no slash at the end */
	char *folder;    /* where it lies */
	char *name;      /* what it is called there */
	char *temporary; /* ".NAME.part-PID" in the folder */
};

/* Names only, nothing is touched. target_release(). FAULT_OUTPUT. */
int target_init(struct target *target, const char *path, struct fault *fault);
void target_release(struct target *target);

/* Remove what killed runs left of this very target; silent, for a leaving
 * that cannot be removed harms nobody. */
void target_sweep(const struct target *target);

/* Take the lock on FD, which has just been made as the temporary. */
int target_lock(const struct target *target, int fd, struct fault *fault);

/* Every file and folder under FD on the disk; -1 with errno. */
int tree_sync(int fd);

/* A folder with all it holds, or what there is of it; silent. */
void tree_remove(const char *path);

/* The folder's own entries on the disk. */
int folder_sync(const char *path, struct fault *fault);

/* FAULT_OUTPUT: "PATH: WHAT: why errno says so"; -1. */
int output_fault(struct fault *fault, const char *path, const char *what);

#endif
