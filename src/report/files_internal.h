/* files_internal.h -- small files of a pack, read and written whole.
 * (report) */
/* SPDX-License-Identifier: MIT */
#ifndef FILES_INTERNAL_H
#define FILES_INTERNAL_H

struct buf;
struct fault;
struct fonts;
struct page;

/* DIR is the temporary folder of an outdir: nothing is renamed here. All are
 * FAULT_OUTPUT, naming the path. */
int file_put(const char *dir, const char *name, const struct buf *bytes,
    struct fault *fault);
int file_get(
    const char *dir, const char *name, struct buf *out, struct fault *fault);
/* DIR/environment.txt: program, time zone data, libraries, fonts with their
 * SHA-256, and how many letters of the charts no font has. */
int environment_write(const struct page *page, struct fonts *fonts,
    const char *dir, struct fault *fault);
/* DIR/MANIFEST: a line per file under DIR, as sha256sum prints and checks it,
 * in byte order of the names. */
int manifest_write(const char *dir, struct fault *fault);

#endif
