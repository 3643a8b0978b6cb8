/* digest.c -- SHA-256, as sha256sum prints it. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/digest.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

enum { PIECE = 32 * 1024 };

struct digest {
	EVP_MD_CTX *context;
};

/* libcrypto fails here only when it is broken or there is no memory. */
static void
need(bool ok)
{
	if (!ok)
		mem_die("digest: libcrypto refused SHA-256");
}

struct digest *
digest_new(void)
{
	struct digest *digest = mem_new(1, sizeof(*digest));

	digest->context = EVP_MD_CTX_new();
	need(digest->context != NULL);
	need(EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) == 1);
	return digest;
}

void
digest_put(struct digest *digest, const void *bytes, size_t len)
{
	need(EVP_DigestUpdate(digest->context, bytes, len) == 1);
}

void
digest_text(struct digest *digest, char text[DIGEST_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned int len = 0;

	need(EVP_DigestFinal_ex(digest->context, raw, &len) == 1);
	need(len * 2 + 1 == DIGEST_TEXT);
	for (size_t i = 0; i < len; i++) {
		text[2 * i] = digits[raw[i] >> 4];
		text[2 * i + 1] = digits[raw[i] & 15];
	}
	text[DIGEST_TEXT - 1] = '\0';
}

void
digest_free(struct digest *digest)
{
	if (digest == NULL)
		return;
	EVP_MD_CTX_free(digest->context);
	free(digest);
}

int
digest_file(const char *path, char text[DIGEST_TEXT], unsigned long long *bytes,
    struct fault *fault)
{
	struct digest *digest = NULL;
	char *piece = NULL;
	FILE *file = fopen(path, "rb");
	size_t got;
	int rc = -1;

	if (file == NULL)
		return fault_set(
		    fault, FAULT_INPUT, path, 0, "%s", strerror(errno));
	digest = digest_new();
	piece = mem_new(PIECE, 1);
	*bytes = 0;
	while ((got = fread(piece, 1, PIECE, file)) > 0) {
		digest_put(digest, piece, got);
		*bytes += got;
	}
	if (ferror(file)) {
		fault_set(fault, FAULT_INPUT, path, 0, "%s", strerror(errno));
		goto out;
	}
	digest_text(digest, text);
	rc = 0;
out:
	fclose(file);
	free(piece);
	digest_free(digest);
	return rc;
}
