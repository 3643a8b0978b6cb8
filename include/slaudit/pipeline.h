/* pipeline.h -- pieces dealt in order, worked on side by side, collected in
 * order. (base)
 *
 * One thread at a time deals, any number work, the caller's thread collects;
 * so results depend neither on the number of workers nor on their luck. What
 * fails is reported as if everything before it had been done alone: a fault
 * of a piece comes up when its turn to be collected comes. With one worker
 * nothing leaves the caller's thread. */
#ifndef SLAUDIT_PIPELINE_H
#define SLAUDIT_PIPELINE_H

#include <stddef.h>

struct fault;

struct pipeline {
	size_t workers; /* at least 1 */
	void *context;
	/* Fills the slot with the next piece. Yields 1, 0 at the end, -1. */
	int (*deal)(void *context, size_t slot, struct fault *fault);
	/* WORKER, below workers, says whose tools may be used. 0, -1. */
	int (*work)(
	    void *context, size_t worker, size_t slot, struct fault *fault);
	int (*collect)(void *context, size_t slot, struct fault *fault);
};

/* Slots in flight: as many pieces are held at a time. */
size_t pipeline_slots(size_t workers);
int pipeline_run(const struct pipeline *pipeline, struct fault *fault);
/* As many workers as processors may be used. */
size_t pipeline_workers(void);

#endif
