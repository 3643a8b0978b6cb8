/* vocab.c -- tests of each word once. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/vocab.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(vocab, equal_words_are_one_pointer)
{
	struct vocab vocab = { 0 };
	char again[] = "request";
	const char *word = vocab_put(&vocab, "request");

	cr_expect_str_eq(word, "request");
	cr_expect_eq(vocab_put(&vocab, again), word);
	cr_expect_neq(vocab_put(&vocab, "Request"), word);
	cr_expect_neq(vocab_put(&vocab, "requests"), word);
	cr_expect_neq(vocab_put(&vocab, "reques"), word);
	cr_expect_str_eq(vocab_put(&vocab, "reques"), "reques");
	cr_expect_eq(vocab.count, 4);
	vocab_release(&vocab);
}

Test(vocab, a_part_of_a_text_is_a_word)
{
	struct vocab vocab = { 0 };
	const char *word = vocab_put(&vocab, "pti");

	cr_expect_eq(vocab_putn(&vocab, "pti/csc", 3), word);
	cr_expect_eq(
	    vocab_putn(&vocab, "pti\0csc", 7), word, "a word ends at its NUL");
	cr_expect_str_eq(vocab_putn(&vocab, "pti/csc", 0), "");
	cr_expect_eq(vocab_put(&vocab, ""), vocab_putn(&vocab, "x", 0));
	vocab_release(&vocab);
}

Test(vocab, is_empty_again_after_its_release)
{
	struct vocab vocab = { 0 };

	vocab_put(&vocab, "x");
	vocab_release(&vocab);
	cr_expect_eq(vocab.count, 0);
	cr_expect_str_eq(vocab_put(&vocab, "x"), "x");
	cr_expect_eq(vocab.count, 1);
	vocab_release(&vocab);
}

Test(vocab, words_stay_put_while_it_grows)
{
	enum { WORDS = 20000 };
	static const char *kept[WORDS];
	struct vocab vocab = { 0 };
	char word[32];
	size_t wrong = 0;

	for (int i = 0; i < WORDS; i++) {
		snprintf(word, sizeof(word), "tld-%d", i);
		kept[i] = vocab_put(&vocab, word);
	}
	cr_expect_eq(vocab.count, WORDS);
	for (int i = 0; i < WORDS; i++) {
		snprintf(word, sizeof(word), "tld-%d", i);
		wrong += strcmp(kept[i], word) != 0;
		wrong += vocab_put(&vocab, word) != kept[i];
	}
	cr_expect_eq(wrong, 0);
	cr_expect_eq(vocab.count, WORDS);
	vocab_release(&vocab);
}

Test(vocab, a_word_of_an_ancestor_is_the_ancestors)
{
	struct vocab book = { 0 };
	struct vocab run = { .parent = &book };
	struct vocab part = { .parent = &run };
	const char *word = vocab_put(&book, "complaint");
	const char *own = vocab_put(&run, "xn--p1ai");

	cr_expect_eq(vocab_put(&run, "complaint"), word);
	cr_expect_eq(vocab_put(&part, "complaint"), word);
	cr_expect_eq(vocab_put(&part, "xn--p1ai"), own);
	cr_expect_eq(book.count, 1);
	cr_expect_eq(run.count, 1);
	cr_expect_eq(part.count, 0);
	vocab_release(&part);
	cr_expect_eq(part.parent, &run, "stays where it stood");
	vocab_release(&run);
	vocab_release(&book);
}
