/* binomial.h -- exact tails of the binomial distribution. (stats)
 *
 * Each is a sum of its own terms, taken from the small end: a tail is never
 * one less the other. Terms by the saddle point (C. Loader 2000), so that no
 * digits are lost where the factorials are large: good to 1e-12 or better,
 * relative to the figure, for n up to a thousand million. */
#ifndef SLAUDIT_BINOMIAL_H
#define SLAUDIT_BINOMIAL_H

#include <stdint.h>

/* Of N independent trials, each with the chance SHARE (0 to 1). */
double binomial_exactly(int64_t k, int64_t n, double share);
double binomial_at_least(int64_t k, int64_t n, double share);
double binomial_at_most(int64_t k, int64_t n, double share);

#endif
