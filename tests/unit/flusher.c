/* flusher.c -- tests: a file is flushed beside its writer, and left alone. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/flusher.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 4 * 1024 * 1024, BLOCKS = 20 };

static int
file_make(char path[])
{
	int fd = mkstemp(path);

	cr_assert(fd >= 0);
	return fd;
}

Test(flusher, leaves_a_growing_file_as_it_is)
{
	char path[] = "/tmp/slaudit-flusher-XXXXXX";
	int fd = file_make(path);
	struct flusher *flusher = flusher_open(path);
	char *block = malloc(BLOCK);
	struct stat st;

	cr_assert_not_null(flusher);
	for (int i = 0; i < BLOCKS; i++) {
		memset(block, 'a' + i, BLOCK);
		cr_assert_eq(write(fd, block, BLOCK), BLOCK);
		flusher_tell(flusher, BLOCK);
	}
	flusher_close(flusher);
	cr_expect_eq(fstat(fd, &st), 0);
	cr_expect_eq(st.st_size, (off_t)BLOCK * BLOCKS);
	for (int i = 0; i < BLOCKS; i++) {
		char c = 0;

		cr_expect_eq(pread(fd, &c, 1, (off_t)i * BLOCK + 7), 1);
		cr_expect_eq(c, 'a' + i);
	}
	free(block);
	close(fd);
	unlink(path);
}

Test(flusher, ends_at_once_where_nothing_was_told)
{
	char path[] = "/tmp/slaudit-flusher-XXXXXX";
	int fd = file_make(path);
	struct flusher *flusher = flusher_open(path);
	struct stat st;

	cr_expect_not_null(flusher);
	flusher_close(flusher);
	cr_expect_eq(fstat(fd, &st), 0);
	cr_expect_eq(st.st_size, 0);
	unlink(path);
	close(fd);
}

Test(flusher, is_nothing_where_there_is_no_file)
{
	struct flusher *flusher = flusher_open("/tmp/slaudit-no-such/file");

	cr_expect_null(flusher);
	flusher_tell(flusher, BLOCK);
	flusher_close(flusher);
}
