/* progress.c -- one line on a terminal for whatever takes over half a second.
 */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <inttypes.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 500 };

static int64_t
stopwatch_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
progress_show(void *context, const char *stage, uint64_t done, uint64_t total)
{
	struct progress *progress = context;

	if (stopwatch_ms() - progress->started_ms < PATIENCE_MS)
		return;
	progress->shown = true;
	if (total > 0)
		fprintf(stderr, "\r%s: %" PRIu64 " of %" PRIu64 "\033[K", stage,
		    done, total);
	else if (done > 0)
		fprintf(stderr, "\r%s: %" PRIu64 "\033[K", stage, done);
	else
		fprintf(stderr, "\r%s\033[K", stage);
}

void
progress_open(struct progress *progress, struct run *run, bool quiet)
{
	if (quiet || !isatty(STDERR_FILENO))
		return;
	progress->started_ms = stopwatch_ms();
	run->progress = progress_show;
	run->progress_context = progress;
}

void
progress_close(struct progress *progress)
{
	if (progress->shown)
		fprintf(stderr, "\r\033[K");
	progress->shown = false;
}
