/* business.c -- what business time costs beside a plain subtraction. */
/* SPDX-License-Identifier: MIT */

/* business [PAIRS [ROUNDS [SEED]]]: the same pairs of instants, subtracted and
 * then held against an office calendar of twenty years (two zones with clock
 * changes, lunch breaks, ten holidays a year), in order of their first instant
 * as an export has them, and in any order. Medians of the rounds, and of the
 * ratios within a round. */
#define _DEFAULT_SOURCE

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "slaudit/calendar.h"
#include "slaudit/fault.h"
#include "slaudit/instant.h"

enum {
	HOUR = 3600,
	FIRST_YEAR = 2005,
	YEARS = 20,
	HOLIDAYS = 10, /* a year */
	ROUNDS_MOST = 99,
	UNSORTED = 40, /* days within which an export is out of order */
};

struct pair {
	int64_t from;
	int64_t until;
};

static uint64_t
draw(uint64_t *seed)
{
	uint64_t z = *seed += 0x9e3779b97f4a7c15U;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
	z = (z ^ z >> 27) * 0x94d049bb133111ebU;
	return z ^ z >> 31;
}

/* Of the processor: whoever else uses the machine does not count. */
static double
now(void)
{
	struct timespec at = { 0 };

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static struct calendar *
office_open(void)
{
	static struct span hours[] = { { 8 * HOUR, 12 * HOUR },
		{ 13 * HOUR, 17 * HOUR } };
	static struct dated holidays[YEARS * HOLIDAYS];
	static struct schedule office = {
		.id = "office", .title = "Office", .zone = "America/Los_Angeles"
	};
	struct calendar *calendar = NULL;
	struct fault fault = { 0 };

	office.covers_from = day_of(FIRST_YEAR, 1, 1);
	office.covers_to = day_of(FIRST_YEAR + YEARS, 12, 31);
	for (int day = 0; day < 5; day++)
		office.week[day] = (struct spans){ hours, 2 };
	for (int i = 0; i < YEARS * HOLIDAYS; i++)
		holidays[i] = (struct dated){
			.day = day_of(FIRST_YEAR + i / HOLIDAYS,
			    1 + i % HOLIDAYS, 3 + i % 20),
			.name = "holiday",
		};
	office.holidays = holidays;
	office.holiday_count = YEARS * HOLIDAYS;
	if (calendar_open(&calendar, &office, &fault) != 0) {
		fprintf(stderr, "business: %s\n", fault.text);
		exit(1);
	}
	return calendar;
}

/* Most are done within days, some take months. */
static void
pairs_draw(struct pair *pairs, size_t count, uint64_t seed)
{
	int64_t first = (int64_t)day_of(FIRST_YEAR, 1, 2) * 24 * HOUR;
	int64_t reach = (int64_t)(YEARS - 1) * 365 * 24 * HOUR;

	for (size_t i = 0; i < count; i++) {
		uint64_t long_one = draw(&seed) % 8;
		int64_t most = (long_one == 0 ? 120 : 6) * 24 * HOUR;
		int64_t place =
		    (int64_t)((double)i / (double)count * (double)reach);

		pairs[i].from = first + place +
		    (int64_t)(draw(&seed) % (UNSORTED * 24 * HOUR));
		pairs[i].until =
		    pairs[i].from + (int64_t)(draw(&seed) % (uint64_t)most);
	}
}

static void
pairs_shuffle(struct pair *pairs, size_t count, uint64_t seed)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = draw(&seed) % i;
		struct pair held = pairs[i - 1];

		pairs[i - 1] = pairs[j];
		pairs[j] = held;
	}
}

static int64_t
subtract(const struct pair *pairs, size_t count)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += pairs[i].until - pairs[i].from;
	return sum;
}

static int64_t
business(
    const struct calendar *calendar, const struct pair *pairs, size_t count)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum +=
		    calendar_between(calendar, pairs[i].from, pairs[i].until);
	return sum;
}

static int
by_size(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return a < b ? -1 : a > b;
}

static double
median(double *of, size_t count)
{
	qsort(of, count, sizeof(*of), by_size);
	return count % 2 == 1 ? of[count / 2]
			      : (of[count / 2 - 1] + of[count / 2]) / 2;
}

static void
measure(const char *label, const struct calendar *calendar,
    const struct pair *pairs, size_t count, size_t rounds)
{
	double plain[ROUNDS_MOST];
	double open[ROUNDS_MOST];
	double ratios[ROUNDS_MOST];
	int64_t sums[2] = { 0, 0 };

	for (size_t i = 0; i < rounds; i++) {
		double begun = now();
		double middle;

		sums[0] += subtract(pairs, count);
		middle = now();
		sums[1] += business(calendar, pairs, count);
		open[i] = now() - middle;
		plain[i] = middle - begun;
		ratios[i] = open[i] / plain[i];
	}
	/* The sums are printed so that nobody can leave the work out. */
	printf("%-16s %9.4f %9.4f %9.2f   (%" PRId64 " s, %" PRId64 " s)\n",
	    label, median(plain, rounds), median(open, rounds),
	    median(ratios, rounds), sums[0] / (int64_t)rounds,
	    sums[1] / (int64_t)rounds);
}

static size_t
number_of(char **argv, int argc, int place, size_t otherwise, size_t most)
{
	char *end = NULL;
	unsigned long long given;

	if (argc <= place)
		return otherwise;
	given = strtoull(argv[place], &end, 10);
	if (*end != '\0' || given < 1 || given > most) {
		fprintf(stderr, "usage: business [PAIRS [ROUNDS [SEED]]]\n");
		exit(2);
	}
	return (size_t)given;
}

int
main(int argc, char **argv)
{
	size_t count = number_of(argv, argc, 1, 10000000, 100000000);
	size_t rounds = number_of(argv, argc, 2, 5, ROUNDS_MOST);
	uint64_t seed = number_of(argv, argc, 3, 1, SIZE_MAX);
	struct calendar *calendar = office_open();
	struct pair *pairs = calloc(count, sizeof(*pairs));

	if (pairs == NULL) {
		perror("business");
		return 1;
	}
	printf("%zu differences, seed %" PRIu64 ", %zu rounds\n", count, seed,
	    rounds);
	printf("%-16s %9s %9s %9s\n", "", "plain s", "business", "ratio");
	pairs_draw(pairs, count, seed);
	measure("as received", calendar, pairs, count, rounds);
	pairs_shuffle(pairs, count, seed);
	measure("in any order", calendar, pairs, count, rounds);
	free(pairs);
	calendar_close(calendar);
	return 0;
}
