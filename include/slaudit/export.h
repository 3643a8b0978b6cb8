/* export.h -- a file as received, and what became of its rows. (model)
 *
 * read = accepted + rejected, always checked (tally_check). Blank lines and
 * the header are not rows; they are counted apart. */
#ifndef SLAUDIT_EXPORT_H
#define SLAUDIT_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/diag.h"
#include "slaudit/digest.h"
#include "slaudit/mapping.h"

struct tally {
	uint64_t read;
	uint64_t accepted;
	uint64_t rejected;
	uint64_t blank;   /* physical lines without anything */
	uint64_t skipped; /* physical lines before the header */
	uint64_t tickets;
	uint64_t diags[DIAG_CODES];
};

struct export_file {
	int64_t id;                /* in the store; 0: not yet there */
	const char *name;          /* base name: folders never reach a figure */
	const char *mapping;       /* id */
	const char *process;       /* "" of a register */
	const char *register_kind; /* word; NULL: it holds tickets */
	enum coverage coverage;
	char digest[DIGEST_TEXT];         /* of the file as received ... */
	char content_digest[DIGEST_TEXT]; /* ... and out of its wrapper */
	uint64_t bytes;                   /* received */
	int64_t cutoff;
	const char *cutoff_from;    /* "option", "sidecar", "mapping" or
				       "register" */
	const char *zone;           /* used for times without an offset */
	const char *reading_digest; /* of the mapping it was read by, see
				       mapping_digest */
	struct tally tally;
};

bool tally_check(const struct tally *tally);

#endif
