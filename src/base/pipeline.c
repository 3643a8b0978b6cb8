/* pipeline.c -- pieces dealt in order, worked on side by side. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/pipeline.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

struct slot {
	bool done;
	int rc;
	struct fault fault;
};

struct running {
	const struct pipeline *pipeline;
	pthread_mutex_t lock; /* over all below */
	pthread_cond_t turn;  /* somebody may deal, or nobody will again */
	pthread_cond_t next; /* what is collected next is done, or nothing is */
	struct slot *slots;
	size_t slot_count;
	size_t dealt;     /* pieces so far ... */
	size_t collected; /* ... and of those */
	bool dealing;     /* somebody is */
	bool ended;       /* nothing more is dealt */
	int deal_rc;
	struct fault deal_fault;
};

struct worker {
	struct running *running;
	pthread_t thread;
	size_t number;
};

size_t
pipeline_slots(size_t workers)
{
	return workers < 2 ? 1 : workers * 2 + 1;
}

size_t
pipeline_workers(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count < 1 ? 1 : (size_t)count;
}

/* --- a worker's side ------------------------------------------------- */

/* Waits for its turn to deal, with a free slot. False: nothing is left. */
static bool
turn_take(struct running *running)
{
	while (!running->ended &&
	    (running->dealing ||
		running->dealt - running->collected == running->slot_count))
		pthread_cond_wait(&running->turn, &running->lock);
	running->dealing = !running->ended;
	return running->dealing;
}

static void
ended_tell(struct running *running)
{
	running->ended = true;
	pthread_cond_broadcast(&running->turn);
	pthread_cond_signal(&running->next);
}

/* Under the lock, but for the dealing itself. Yields a piece's *NUMBER. */
static bool
piece_deal(struct running *running, size_t *number)
{
	const struct pipeline *pipeline = running->pipeline;
	struct fault fault = { 0 };
	int rc;

	if (!turn_take(running))
		return false;
	*number = running->dealt;
	pthread_mutex_unlock(&running->lock);
	rc = pipeline->deal(
	    pipeline->context, *number % running->slot_count, &fault);
	pthread_mutex_lock(&running->lock);
	running->dealing = false;
	if (rc > 0) {
		running->dealt++;
		pthread_cond_signal(&running->turn);
	} else {
		running->deal_rc = rc;
		running->deal_fault = fault;
		ended_tell(running);
	}
	return rc > 0;
}

static void
piece_work(struct running *running, size_t worker, size_t number)
{
	const struct pipeline *pipeline = running->pipeline;
	size_t index = number % running->slot_count;
	struct slot *slot = &running->slots[index];

	pthread_mutex_unlock(&running->lock);
	slot->fault = (struct fault){ 0 };
	slot->rc =
	    pipeline->work(pipeline->context, worker, index, &slot->fault);
	pthread_mutex_lock(&running->lock);
	slot->done = true;
	if (number == running->collected)
		pthread_cond_signal(&running->next);
}

static void *
worker_run(void *data)
{
	struct worker *worker = data;
	struct running *running = worker->running;
	size_t number;

	pthread_mutex_lock(&running->lock);
	while (piece_deal(running, &number))
		piece_work(running, worker->number, number);
	pthread_mutex_unlock(&running->lock);
	return NULL;
}

/* --- the caller's side ----------------------------------------------- */

/* The next piece in order, or NULL where nothing more comes. */
static struct slot *
slot_wait(struct running *running)
{
	struct slot *slot =
	    &running->slots[running->collected % running->slot_count];

	while (!slot->done &&
	    !(running->ended && running->collected == running->dealt))
		pthread_cond_wait(&running->next, &running->lock);
	return slot->done ? slot : NULL;
}

static int
slot_collect(struct running *running, struct slot *slot, struct fault *fault)
{
	const struct pipeline *pipeline = running->pipeline;

	if (slot->rc != 0) {
		*fault = slot->fault;
		return -1;
	}
	return pipeline->collect(
	    pipeline->context, running->collected % running->slot_count, fault);
}

static int
all_collect(struct running *running, struct fault *fault)
{
	struct slot *slot;
	int rc = 0;

	pthread_mutex_lock(&running->lock);
	while (rc == 0 && (slot = slot_wait(running)) != NULL) {
		pthread_mutex_unlock(&running->lock);
		rc = slot_collect(running, slot, fault);
		pthread_mutex_lock(&running->lock);
		slot->done = false;
		running->collected++;
		pthread_cond_signal(&running->turn);
	}
	if (rc == 0 && running->deal_rc < 0) {
		*fault = running->deal_fault;
		rc = -1;
	}
	ended_tell(running); /* a fault ends it for all */
	pthread_mutex_unlock(&running->lock);
	return rc;
}

/* How many of them could be started. */
static size_t
workers_start(struct running *running, struct worker *workers)
{
	size_t count = 0;

	while (count < running->pipeline->workers) {
		struct worker *worker = &workers[count];

		*worker =
		    (struct worker){ .running = running, .number = count };
		if (pthread_create(&worker->thread, NULL, worker_run, worker) !=
		    0)
			break;
		count++;
	}
	return count;
}

static int
side_by_side(const struct pipeline *pipeline, struct fault *fault)
{
	struct running running = {
		.pipeline = pipeline,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.turn = PTHREAD_COND_INITIALIZER,
		.next = PTHREAD_COND_INITIALIZER,
		.slot_count = pipeline_slots(pipeline->workers),
	};
	struct worker *workers = mem_new(pipeline->workers, sizeof(*workers));
	size_t started;
	int rc;

	running.slots = mem_new(running.slot_count, sizeof(*running.slots));
	started = workers_start(&running, workers);
	if (started == 0)
		rc = fault_set(fault, FAULT_INPUT, NULL, 0,
		    "no thread can be started; try --workers 1");
	else
		rc = all_collect(&running, fault);
	for (size_t i = 0; i < started; i++)
		pthread_join(workers[i].thread, NULL);
	pthread_cond_destroy(&running.turn);
	pthread_cond_destroy(&running.next);
	pthread_mutex_destroy(&running.lock);
	free(running.slots);
	free(workers);
	return rc;
}

static int
one_by_one(const struct pipeline *pipeline, struct fault *fault)
{
	int rc;

	while ((rc = pipeline->deal(pipeline->context, 0, fault)) > 0) {
		if (pipeline->work(pipeline->context, 0, 0, fault) != 0 ||
		    pipeline->collect(pipeline->context, 0, fault) != 0)
			return -1;
	}
	return rc;
}

int
pipeline_run(const struct pipeline *pipeline, struct fault *fault)
{
	return pipeline->workers < 2 ? one_by_one(pipeline, fault)
				     : side_by_side(pipeline, fault);
}
