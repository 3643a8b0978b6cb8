/* timed.c -- runs a command; says how long it took and how big it grew. */
/* SPDX-License-Identifier: MIT */

/* timed COMMAND...: one line on standard error, "SECONDS CPU KIB": by the
 * clock, of the processors, and the most memory resident at once. */
#define _DEFAULT_SOURCE

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec at = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static double
seconds(struct timeval span)
{
	return (double)span.tv_sec + (double)span.tv_usec / 1e6;
}

int
main(int argc, char **argv)
{
	struct rusage use = { 0 };
	double begun = now();
	int status = 0;
	pid_t child;

	if (argc < 2) {
		fprintf(stderr, "usage: timed COMMAND...\n");
		return 2;
	}
	child = fork();
	if (child == 0) {
		execvp(argv[1], argv + 1);
		perror(argv[1]);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &use) != child) {
		perror("timed");
		return 1;
	}
	fprintf(stderr, "%.3f %.3f %ld\n", now() - begun,
	    seconds(use.ru_utime) + seconds(use.ru_stime), use.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
