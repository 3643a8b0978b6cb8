/* numbers.h -- many 64-bit numbers, sorted, in bounded memory. (base)
 *
 * First put all, then sort, then take them in ascending order. What does not
 * fit into the budget lies in a temporary file without a name; that it cannot
 * be made, written or read is FAULT_INPUT. After a fault only numbers_free()
 * makes sense. Not thread-safe. */
#ifndef SLAUDIT_NUMBERS_H
#define SLAUDIT_NUMBERS_H

#include <stddef.h>
#include <stdint.h>

struct fault;
struct numbers;

/* The budget is memory reserved; what is not used of it costs nothing. */
struct numbers *numbers_new(size_t budget); /* bytes; numbers_free() */
/* Many are sorted by so many threads, unless somebody says otherwise one. */
void numbers_workers(struct numbers *numbers, size_t workers);
int numbers_put(struct numbers *numbers, uint64_t number, struct fault *fault);
uint64_t numbers_count(const struct numbers *numbers); /* that were put */
int numbers_sort(struct numbers *numbers, struct fault *fault);
/* Yields the next, each as often as it was put. */
int numbers_next(struct numbers *numbers, uint64_t *out, struct fault *fault);
void numbers_free(struct numbers *numbers);

#endif
