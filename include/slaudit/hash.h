/* hash.h -- bytes to 64 bits, to find equal ones and to tell rows apart. (base)
 *
 * Every bit of the result depends on every byte and on the length, so any of
 * its bits may choose a slot and all of them together stand for a row. It is
 * for this process only: another machine may hash otherwise, and who knows
 * how it works can make two texts collide. Never store or print it. */
#ifndef SLAUDIT_HASH_H
#define SLAUDIT_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(const void *bytes, size_t len);

#endif
