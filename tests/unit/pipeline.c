/* pipeline.c -- what comes out does not depend on who worked on it. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdint.h>

#include "slaudit/fault.h"
#include "slaudit/pipeline.h"

enum { PIECES = 500, WORKERS_MOST = 5, NEVER = PIECES + 1 };

struct bench {
	size_t pieces;
	size_t dealt;
	size_t deal_fails; /* at this piece */
	size_t work_fails;
	size_t collect_fails;
	size_t numbers[2 * WORKERS_MOST + 1]; /* of the piece, by slot */
	uint64_t made[2 * WORKERS_MOST + 1];
	uint64_t tools[WORKERS_MOST]; /* nobody shares them */
	size_t collected;
};

static int
number_fault(const char *what, size_t number, struct fault *fault)
{
	return fault_set(
	    fault, FAULT_INPUT, NULL, 0, "%s of piece %zu", what, number);
}

static int
deal(void *context, size_t slot, struct fault *fault)
{
	struct bench *bench = context;

	if (bench->dealt == bench->deal_fails)
		return number_fault("dealing", bench->dealt, fault);
	if (bench->dealt == bench->pieces)
		return 0;
	bench->numbers[slot] = bench->dealt++;
	return 1;
}

/* Pieces take different times. */
static int
work(void *context, size_t worker, size_t slot, struct fault *fault)
{
	struct bench *bench = context;
	size_t number = bench->numbers[slot];

	bench->tools[worker] = number;
	for (size_t i = 0; i < number * 7919 % 500; i++)
		bench->tools[worker] += i;
	bench->tools[worker] -= number * 7919 % 500 == 0
	    ? 0
	    : (number * 7919 % 500) * (number * 7919 % 500 - 1) / 2;
	bench->made[slot] = bench->tools[worker] * 2;
	if (number == bench->work_fails)
		return number_fault("work", number, fault);
	return 0;
}

static int
collect(void *context, size_t slot, struct fault *fault)
{
	struct bench *bench = context;
	size_t number = bench->numbers[slot];

	cr_assert_eq(number, bench->collected, "out of order");
	cr_assert_eq(bench->made[slot], number * 2, "another piece's");
	if (number == bench->collect_fails)
		return number_fault("collecting", number, fault);
	bench->collected++;
	return 0;
}

static int
bench_run(struct bench *bench, size_t workers, struct fault *fault)
{
	const struct pipeline pipeline = {
		.workers = workers,
		.context = bench,
		.deal = deal,
		.work = work,
		.collect = collect,
	};

	cr_assert_leq(pipeline_slots(workers), 2 * WORKERS_MOST + 1);
	*fault = (struct fault){ 0 };
	return pipeline_run(&pipeline, fault);
}

Test(pipeline, pieces_are_collected_as_they_were_dealt)
{
	for (size_t workers = 1; workers <= WORKERS_MOST; workers++) {
		for (size_t pieces = 0; pieces <= PIECES; pieces += 125) {
			struct bench bench = { .pieces = pieces,
				.deal_fails = NEVER,
				.work_fails = NEVER,
				.collect_fails = NEVER };
			struct fault fault;

			cr_assert_eq(bench_run(&bench, workers, &fault), 0);
			cr_expect_eq(bench.collected, pieces);
		}
	}
}

/* The first fault in the order of pieces is the one that is told, and all
 * before it are collected. */
Test(pipeline, a_fault_is_that_of_the_first_piece_for_any_number_of_workers)
{
	static const struct {
		size_t deal;
		size_t work;
		size_t collect;
		const char *text;
	} rows[] = {
		{ 0, NEVER, NEVER, "dealing of piece 0" },
		{ 40, NEVER, NEVER, "dealing of piece 40" },
		{ NEVER, 40, NEVER, "work of piece 40" },
		{ NEVER, NEVER, 40, "collecting of piece 40" },
		{ 41, 40, NEVER, "work of piece 40" },
		{ 40, 39, 38, "collecting of piece 38" },
		{ NEVER, 39, 40, "work of piece 39" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (size_t workers = 1; workers <= WORKERS_MOST; workers++) {
			struct bench bench = { .pieces = PIECES,
				.deal_fails = rows[i].deal,
				.work_fails = rows[i].work,
				.collect_fails = rows[i].collect };
			struct fault fault;

			cr_expect_eq(bench_run(&bench, workers, &fault), -1);
			cr_expect_str_eq(fault.text, rows[i].text);
			cr_expect_eq(fault.kind, FAULT_INPUT);
		}
	}
}

Test(pipeline, there_is_at_least_one_worker)
{
	cr_expect_geq(pipeline_workers(), 1);
	cr_expect_eq(pipeline_slots(1), 1);
}
