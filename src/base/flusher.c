/* flusher.c -- brings a growing file's bytes to the disk meanwhile. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/flusher.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "slaudit/mem.h"

/* The disk is busy for tens of milliseconds with as much, and a small file is
 * left to who writes it: there is no thread before this many. */
enum { PORTION = 16 * 1024 * 1024 };

struct flusher {
	int fd;
	pthread_t thread;
	bool started;
	size_t waiting;       /* bytes; the writer's own */
	pthread_mutex_t lock; /* over all below */
	pthread_cond_t changed;
	bool due;
	bool ended;
};

static bool
due_wait(struct flusher *flusher)
{
	bool goes_on;

	pthread_mutex_lock(&flusher->lock);
	while (!flusher->due && !flusher->ended)
		pthread_cond_wait(&flusher->changed, &flusher->lock);
	flusher->due = false;
	goes_on = !flusher->ended;
	pthread_mutex_unlock(&flusher->lock);
	return goes_on;
}

static void *
flusher_run(void *context)
{
	struct flusher *flusher = context;

	while (due_wait(flusher))
		(void)fdatasync(flusher->fd); /* the writer's sync will tell */
	return NULL;
}

struct flusher *
flusher_open(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct flusher *flusher;

	if (fd < 0)
		return NULL;
	flusher = mem_new(1, sizeof(*flusher));
	flusher->fd = fd;
	pthread_mutex_init(&flusher->lock, NULL);
	pthread_cond_init(&flusher->changed, NULL);
	return flusher;
}

static void
flusher_wake(struct flusher *flusher, bool ended)
{
	pthread_mutex_lock(&flusher->lock);
	flusher->due = true;
	flusher->ended = ended;
	pthread_cond_signal(&flusher->changed);
	pthread_mutex_unlock(&flusher->lock);
}

void
flusher_tell(struct flusher *flusher, size_t bytes)
{
	if (flusher == NULL)
		return;
	flusher->waiting += bytes;
	if (flusher->waiting < PORTION)
		return;
	flusher->waiting = 0;
	if (!flusher->started)
		flusher->started = pthread_create(&flusher->thread, NULL,
				       flusher_run, flusher) == 0;
	flusher_wake(flusher, false);
}

void
flusher_close(struct flusher *flusher)
{
	if (flusher == NULL)
		return;
	flusher_wake(flusher, true);
	if (flusher->started)
		pthread_join(flusher->thread, NULL);
	pthread_cond_destroy(&flusher->changed);
	pthread_mutex_destroy(&flusher->lock);
	close(flusher->fd);
	free(flusher);
}
