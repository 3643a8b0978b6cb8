/* digest.c -- tests of SHA-256. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/digest.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/fault.h"

/* The examples of FIPS 180-2, appendix B, and the empty message. */
static const char of_abc[] =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char of_nothing[] =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char of_two_blocks[] =
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
static const char of_million_a[] =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

Test(digest, agrees_with_the_standard)
{
	const struct {
		const char *text;
		const char *want;
	} rows[] = {
		{ "", of_nothing },
		{ "abc", of_abc },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		    of_two_blocks },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct digest *digest = digest_new();
		char text[DIGEST_TEXT];

		digest_put(digest, rows[i].text, strlen(rows[i].text));
		digest_text(digest, text);
		cr_expect_str_eq(text, rows[i].want);
		digest_free(digest);
	}
}

Test(digest, pieces_give_what_the_whole_gives)
{
	struct digest *digest = digest_new();
	char text[DIGEST_TEXT];

	digest_put(digest, "a", 1);
	digest_put(digest, "", 0);
	digest_put(digest, "bc", 2);
	digest_text(digest, text);
	cr_expect_str_eq(text, of_abc);
	digest_free(digest);
	digest_free(NULL);
}

Test(digest, of_a_file_with_its_length)
{
	char path[] = "/tmp/slaudit-digest-XXXXXX";
	int fd = mkstemp(path);
	FILE *file = fdopen(fd, "w");
	struct fault fault = { 0 };
	char text[DIGEST_TEXT];
	unsigned long long bytes = 7;

	cr_assert_not_null(file);
	cr_expect_eq(digest_file(path, text, &bytes, &fault), 0);
	cr_expect_str_eq(text, of_nothing);
	cr_expect_eq(bytes, 0);
	for (int i = 0; i < 1000000; i++)
		fputc('a', file);
	fclose(file);
	cr_expect_eq(digest_file(path, text, &bytes, &fault), 0);
	cr_expect_str_eq(text, of_million_a);
	cr_expect_eq(bytes, 1000000);
	cr_expect_eq(fault.kind, FAULT_NONE);
	unlink(path);
}

Test(digest, what_cannot_be_read_is_an_input_fault)
{
	const struct {
		const char *path;
		const char *want;
	} rows[] = {
		{ "/nowhere/a.csv",
		    "/nowhere/a.csv: No such file or directory" },
		{ "/tmp", "/tmp: Is a directory" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fault fault = { 0 };
		char text[DIGEST_TEXT];
		unsigned long long bytes;

		cr_expect_eq(
		    digest_file(rows[i].path, text, &bytes, &fault), -1);
		cr_expect_eq(fault.kind, FAULT_INPUT);
		cr_expect_str_eq(fault.text, rows[i].want);
	}
}
