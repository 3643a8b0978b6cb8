/* generate.c -- makes the desk export that script/bench measures with. */
/* SPDX-License-Identifier: MIT */

/* generate ROWS [SEED]: CSV on standard output, the same bytes for the same
 * arguments on every machine: no floating point, no library's random numbers.
 * 24 categories, 60 local months from January 2021 at UTC-08:00, 13 columns. */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* 2021-01-01 and 2026-01-01, midnight at UTC-08:00: 60 months. */
enum { WINDOW_FROM = 1609488000, WINDOW_TO = 1767254400 };
enum { DAY = 86400, DISORDER = 4 * 3600, CUSTOMERS = 900 };

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

static const char *const categories[] = { "account-unlock", "backup-restore",
	"badge-access", "cable-fault", "database-space", "disk-failure",
	"dns-record", "email-bounce", "firewall-rule", "hardware-order",
	"invoice-copy", "key-rotation", "licence-renewal", "mailbox-quota",
	"network-outage", "onboarding", "password-reset", "printer-jam",
	"quote-request", "remote-access", "software-install", "storage-share",
	"vendor-complaint", "wifi-coverage" };
static const char *const queues[] = { "first-line", "second-line", "network",
	"servers", "workplace", "purchasing", "security" };
static const char *const classes[] = { "gold", "silver", "bronze" };
static const char *const priorities[] = { "P1", "P2", "P3", "P4" };
static const char *const channels[] = { "phone", "mail", "portal", "walk-in" };
static const char *const words[] = { "cannot", "reach", "the", "server",
	"since", "this morning", "please", "reset", "access for",
	"new colleague", "again", "error 0x80070005", "after", "update",
	"second floor", "no", "answer", "from", "vendor", "printer", "shows",
	"blank page", "order", "of last week", "still open", "Größe",
	"übertragen", "façade", "größer", "日本語", "ключ", "señal", "naïve",
	"smörgåsbord", "meeting room", "screen", "stays dark" };

/* --- numbers --------------------------------------------------------- */

struct dice {
	uint64_t state;
};

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t
roll(struct dice *dice)
{
	uint64_t z = dice->state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static unsigned
below(struct dice *dice, size_t limit)
{
	return (unsigned)((roll(dice) >> 32) * limit >> 32);
}

/* Half a minute up to six days; short ones and long ones equally often. */
static int64_t
delay(struct dice *dice)
{
	unsigned least = 30U << below(dice, 14);

	return least + below(dice, least);
}

/* The low numbers come up more often. */
static unsigned
skewed(struct dice *dice, size_t limit)
{
	unsigned first = below(dice, limit);

	return below(dice, first + 1);
}

/* --- one row --------------------------------------------------------- */

static void
text_put(const char *text)
{
	fputs(text, stdout);
	putchar(',');
}

/* Howard Hinnant, chrono-compatible low-level date algorithms. */
static void
instant_put(int64_t at)
{
	int64_t second = at % DAY;
	int64_t day = at / DAY + 719468;
	int64_t era = day / 146097;
	int64_t of_era = day - era * 146097;
	int64_t year =
	    (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t part = (5 * of_year + 2) / 153;
	int64_t month = part < 10 ? part + 3 : part - 9;

	printf("%04d-%02d-%02dT%02d:%02d:%02dZ",
	    (int)(year + era * 400 + (month <= 2)), (int)month,
	    (int)(of_year - (153 * part + 2) / 5 + 1), (int)(second / 3600),
	    (int)(second / 60 % 60), (int)(second % 60));
}

static void
stamp_put(int64_t at, bool there)
{
	if (there)
		instant_put(at);
	putchar(',');
}

/* A subject is plain, or quoted for nothing, for its comma, its quotes or its
 * line break: 45 in a hundred are quoted, 2 hold a line break. */
static void
subject_put(struct dice *dice)
{
	unsigned kind = below(dice, 100);
	unsigned count = 2 + below(dice, 5);
	const char *between = kind < 2 ? "\n" : kind < 17 ? ", " : " ";
	bool quoted = kind < 45;
	bool cited = kind >= 17 && kind < 25;

	if (quoted)
		putchar('"');
	for (unsigned i = 0; i < count; i++) {
		if (i > 0)
			fputs(i == 1 ? between : " ", stdout);
		printf(cited && i == 0 ? "\"\"%s\"\"" : "%s",
		    words[below(dice, COUNT(words))]);
	}
	if (quoted)
		putchar('"');
	putchar('\n');
}

/* Of a thousand 15 are never acknowledged, 40 never responded to and 80 never
 * resolved; each holds those before it. */
static void
times_put(struct dice *dice, int64_t created)
{
	unsigned lot = below(dice, 1000);
	int64_t acknowledged = created + delay(dice);
	int64_t responded = acknowledged + delay(dice);
	int64_t resolved = responded + delay(dice);

	stamp_put(created, true);
	stamp_put(acknowledged, lot >= 15);
	stamp_put(responded, lot >= 40);
	stamp_put(resolved, lot >= 80);
	text_put(lot >= 80 ? "closed" : "open");
}

static void
row_put(struct dice *dice, uint64_t row, int64_t created)
{
	unsigned category = skewed(dice, COUNT(categories));
	unsigned customer = skewed(dice, CUSTOMERS);

	printf("REQ%010" PRIu64 ",", row + 1);
	text_put(queues[category % COUNT(queues)]);
	text_put(categories[category]);
	printf("customer-%03u,", customer);
	text_put(classes[customer % COUNT(classes)]);
	times_put(dice, created);
	text_put(priorities[skewed(dice, COUNT(priorities))]);
	text_put(channels[below(dice, COUNT(channels))]);
	subject_put(dice);
}

/* --- the whole ------------------------------------------------------- */

static void
rows_put(uint64_t rows, uint64_t seed)
{
	struct dice dice = { seed };
	uint64_t window = WINDOW_TO - WINDOW_FROM - DISORDER;

	printf("ticket,queue,category,customer,customer_type,created,"
	       "acknowledged,responded,resolved,status,priority,channel,"
	       "subject\n");
	for (uint64_t row = 0; row < rows; row++)
		row_put(&dice, row,
		    WINDOW_FROM + (int64_t)(window * row / rows) +
			below(&dice, DISORDER));
}

static bool
number_read(const char *text, uint64_t most, uint64_t *out)
{
	char *end;

	errno = 0;
	*out = strtoull(text, &end, 10);
	return text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0 &&
	    *out <= most;
}

int
main(int argc, char **argv)
{
	uint64_t rows = 0;
	uint64_t seed = 1;

	if (argc < 2 || argc > 3 || !number_read(argv[1], 1000000000, &rows) ||
	    (argc == 3 && !number_read(argv[2], UINT64_MAX, &seed))) {
		fprintf(stderr, "usage: generate ROWS [SEED]\n");
		return 2;
	}
	rows_put(rows, seed);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
