/* book.c -- looking things up in a rule book. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/book.h"

#include <string.h>

const struct sle *
book_first_version(const struct book *book, const struct sle *sle)
{
	size_t i = sle->ordinal;

	while (i > 0 && strcmp(book->sles[i - 1]->id, sle->id) == 0)
		i--;
	return book->sles[i];
}

const char *
book_attribute_title(const struct book *book, const char *attribute)
{
	for (size_t i = 0; i < book->attribute_count; i++) {
		if (strcmp(book->attributes[i].word, attribute) == 0)
			return book->attributes[i].title;
	}
	return NULL;
}

const struct process *
book_process(const struct book *book, const char *id)
{
	for (size_t i = 0; i < book->process_count; i++) {
		if (strcmp(book->processes[i].id, id) == 0)
			return &book->processes[i];
	}
	return NULL;
}

const char *
process_event_title(const struct process *process, const char *event)
{
	for (size_t i = 0; i < process->event_count; i++) {
		const struct titled *titled = &process->events[i];

		if (strcmp(titled->word, event) == 0)
			return titled->title != NULL ? titled->title : event;
	}
	return event;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
digits_of(const char *text)
{
	size_t count = 0;

	while (is_digit(text[count]))
		count++;
	return count;
}

static const char *
skip_zeros(const char *text)
{
	while (text[0] == '0' && is_digit(text[1]))
		text++;
	return text;
}

/* Two runs of digits, of any length, as numbers; both are stepped over. */
static int
compare_runs(const char **a, const char **b)
{
	const char *left = skip_zeros(*a);
	const char *right = skip_zeros(*b);
	size_t left_length = digits_of(left);
	size_t right_length = digits_of(right);

	*a = left + left_length;
	*b = right + right_length;
	if (left_length != right_length)
		return left_length < right_length ? -1 : 1;
	return memcmp(left, right, left_length);
}

int
book_order(const char *a, const char *b)
{
	const char *left = a;
	const char *right = b;
	int order = 0;

	while (order == 0 && *left != '\0' && *right != '\0') {
		if (is_digit(*left) && is_digit(*right)) {
			order = compare_runs(&left, &right);
			continue;
		}
		order = (unsigned char)*left++ - (unsigned char)*right++;
	}
	if (order == 0)
		order = (unsigned char)*left - (unsigned char)*right;
	/* I.01 and I.1 are equal as numbers, and two ids. */
	return order != 0 ? order : strcmp(a, b);
}
