/* spill_desk.h -- temporary files that fail, for what sorts on disk. */
/* SPDX-License-Identifier: MIT */
#ifndef SPILL_DESK_H
#define SPILL_DESK_H

#include <criterion/criterion.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* The same numbers in every run: Marsaglia's xorshift. */
static inline uint64_t
next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static inline void
limit_set(int resource, rlim_t most)
{
	struct rlimit limit;

	cr_assert_eq(getrlimit(resource, &limit), 0);
	limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
	cr_assert_eq(setrlimit(resource, &limit), 0);
}

/* From here on a file ends after SIZE bytes, as on a full disk. */
static inline void
disk_limit(size_t size)
{
	signal(SIGXFSZ, SIG_IGN);
	limit_set(RLIMIT_FSIZE, size);
}

/* No file can be opened, until they are allowed again: the leak check wants
 * some. */
static inline void
files_forbid(void)
{
	limit_set(RLIMIT_NOFILE, 0);
}

static inline void
files_allow(void)
{
	limit_set(RLIMIT_NOFILE, 256);
}

/* The open regular files without a name, a bit each. The test library has
 * some: ask before, and look at what is new. */
static inline uint64_t
temporaries(void)
{
	uint64_t found = 0;
	struct stat st;

	for (int fd = 0; fd < 64; fd++) {
		if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
		    st.st_nlink == 0)
			found |= (uint64_t)1 << fd;
	}
	return found;
}

/* Cut the one that was not there BEFORE. */
static inline void
temporary_cut(uint64_t before, off_t size)
{
	uint64_t found = temporaries() & ~before;
	int fd = 0;

	cr_assert_neq(found, 0, "there is no temporary file");
	while ((found >> fd & 1) == 0)
		fd++;
	cr_assert_eq(ftruncate(fd, size), 0);
}

#endif
