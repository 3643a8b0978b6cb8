/* replay.c -- gives a fuzz target a main: replay N PATH...
 *
 * Feeds every file under the paths to the target as it is, then N mutations
 * of each, the same ones each time. On a crash the bytes at fault are left in
 * the file crash-replay, to be fed again with replay 0 crash-replay.
 */

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
	SEED_MAX = 1 << 16, /* a longer seed is cut: mutations stay quick */
	GROW_MAX = 256,
	PATH_ROOM = 4096,
};

struct replay {
	uint64_t random;
	unsigned long mutations;
	unsigned long fed;
};

/* What the target is looking at, for the crash handler. */
static uint8_t current[SEED_MAX + GROW_MAX];
static volatile size_t current_size;

static void
leave_bytes(int number)
{
	int fd = open("crash-replay", O_WRONLY | O_CREAT | O_TRUNC, 0644);

	if (fd >= 0) {
		ssize_t written = write(fd, current, current_size);

		(void)written;
		close(fd);
	}
	signal(number, SIG_DFL);
	raise(number);
}

static void
feed(struct replay *replay, const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size); /* so that ASan sees an overrun */

	if (copy == NULL)
		abort();
	memcpy(current, data, size);
	current_size = size;
	memcpy(copy, data, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
	replay->fed++;
}

/* xorshift64: no quality needed, only the same numbers everywhere. */
static size_t
below(struct replay *replay, size_t limit)
{
	uint64_t x = replay->random;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	replay->random = x;
	return limit == 0 ? 0 : (size_t)(x % limit);
}

static size_t
mutate_once(struct replay *replay, uint8_t *data, size_t size)
{
	static const char odd[] = "\0\xff\r\n\"',;:-{}[]&*#|\t 09\xef\xbb\xbf";
	size_t at = below(replay, size);
	size_t span = 1 + below(replay, 32);

	if (size == 0)
		return 0;
	if (span > size - at)
		span = size - at;
	switch (below(replay, 5)) {
	case 0: /* flip a bit */
		data[at] ^= (uint8_t)(1u << below(replay, 8));
		return size;
	case 1: /* a byte that means something to a reader */
		data[at] = (uint8_t)odd[below(replay, sizeof(odd) - 1)];
		return size;
	case 2: /* lose a span */
		memmove(data + at, data + at + span, size - at - span);
		return size - span;
	case 3: /* say a span twice */
		memmove(data + at + span, data + at, size - at);
		return size + span;
	default: /* cut short */
		return at;
	}
}

static void
feed_mutations(struct replay *replay, const uint8_t *seed, size_t size)
{
	static uint8_t data[SEED_MAX + GROW_MAX];

	for (unsigned long i = 0; i < replay->mutations; i++) {
		size_t now = size;
		size_t times = 1 + below(replay, 6);

		memcpy(data, seed, size);
		while (times-- > 0)
			now = mutate_once(replay, data, now);
		feed(replay, data, now);
	}
}

static int
feed_file(struct replay *replay, const char *path)
{
	static uint8_t seed[SEED_MAX];
	FILE *file = fopen(path, "rb");
	size_t size;

	if (file == NULL) {
		perror(path);
		return -1;
	}
	size = fread(seed, 1, sizeof(seed), file);
	fclose(file);
	feed(replay, seed, size);
	feed_mutations(replay, seed, size);
	return 0;
}

static int feed_path(struct replay *replay, const char *path);

static int
feed_folder(struct replay *replay, const char *path)
{
	struct dirent **entries;
	int count = scandir(path, &entries, NULL, alphasort);
	int rc = count < 0 ? -1 : 0;

	for (int i = 0; i < count; i++) {
		char inner[PATH_ROOM];

		snprintf(
		    inner, sizeof(inner), "%s/%s", path, entries[i]->d_name);
		if (entries[i]->d_name[0] != '.' &&
		    feed_path(replay, inner) != 0)
			rc = -1;
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	return rc;
}

static int
feed_path(struct replay *replay, const char *path)
{
	struct stat about;

	if (stat(path, &about) != 0) {
		perror(path);
		return -1;
	}
	if (S_ISDIR(about.st_mode))
		return feed_folder(replay, path);
	return feed_file(replay, path);
}

int
main(int argc, char **argv)
{
	struct replay replay = { .random = 0x9e3779b97f4a7c15u };
	int status = 0;

	if (argc < 3) {
		fprintf(stderr, "usage: replay MUTATIONS PATH...\n");
		return 2;
	}
	replay.mutations = strtoul(argv[1], NULL, 10);
	signal(SIGABRT, leave_bytes);
	for (int i = 2; i < argc; i++)
		if (feed_path(&replay, argv[i]) != 0)
			status = 1;
	printf("%lu inputs\n", replay.fed);
	return replay.fed > 0 ? status : 1;
}
