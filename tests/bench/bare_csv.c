/* bare_csv.c -- reads a CSV with libcsv and does nothing else: the floor that
 * script/bench compares our own times with. */

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK = 1 << 20 };

struct count {
	unsigned long fields;
	unsigned long rows;
};

static void
count_field(void *text, size_t size, void *data)
{
	struct count *count = data;

	(void)text;
	(void)size;
	count->fields++;
}

static void
count_row(int end, void *data)
{
	struct count *count = data;

	(void)end;
	count->rows++;
}

static int
count_file(FILE *file, struct count *count)
{
	static char chunk[CHUNK];
	struct csv_parser parser;
	size_t got;
	int rc = 0;

	if (csv_init(&parser, 0) != 0)
		return -1;
	while (rc == 0 && (got = fread(chunk, 1, sizeof(chunk), file)) > 0)
		if (csv_parse(&parser, chunk, got, count_field, count_row,
			count) != got)
			rc = -1;
	if (rc == 0)
		rc = csv_fini(&parser, count_field, count_row, count);
	csv_free(&parser);
	return rc;
}

int
main(int argc, char **argv)
{
	struct count count = { 0 };
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;

	if (file == NULL) {
		fprintf(stderr, "usage: bare_csv FILE\n");
		return 2;
	}
	if (count_file(file, &count) != 0) {
		fprintf(stderr, "%s: libcsv gave up\n", argv[1]);
		return 1;
	}
	fclose(file);
	printf("%lu rows, %lu fields\n", count.rows, count.fields);
	return 0;
}
