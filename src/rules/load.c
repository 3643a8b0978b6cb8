/* load.c -- the bytes of one YAML file to a libyaml document. */
/* SPDX-License-Identifier: MIT */
#include "load.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "slaudit/mem.h"

struct pass { /* the event pass over one file */
	struct complain *complain;
	const char *file;
	int depth;
	int documents;
};

struct place
load_place(const char *file, const yaml_mark_t *mark)
{
	struct place place = { .file = file,
		.line = (uint32_t)mark->line + 1,
		.column = (uint32_t)mark->column + 1 };

	return place;
}

static int
refuse(struct pass *pass, const yaml_mark_t *mark, const char *why)
{
	struct place place = load_place(pass->file, mark);

	complain_at(pass->complain, &place, "%s", why);
	return -1;
}

/* The reader's faults (bytes) know an offset but no mark: count lines. */
static yaml_mark_t
mark_of_offset(const char *bytes, size_t size, size_t offset)
{
	yaml_mark_t mark = { 0 };

	for (size_t i = 0; i < size && i < offset; i++) {
		mark.column += (bytes[i] & 0xc0) != 0x80;
		if (bytes[i] == '\n') {
			mark.line++;
			mark.column = 0;
		}
	}
	return mark;
}

static int
refuse_syntax(struct pass *pass, const yaml_parser_t *parser, const char *bytes,
    size_t size)
{
	yaml_mark_t mark = parser->problem_mark;
	const char *problem = parser->problem;
	const char *context = parser->context;
	struct place place;

	if (parser->error == YAML_READER_ERROR)
		mark = mark_of_offset(bytes, size, parser->problem_offset);
	place = load_place(pass->file, &mark);
	complain_at(pass->complain, &place, "no YAML: %s%s%s",
	    problem == NULL ? "cannot be read" : problem,
	    context == NULL ? "" : " ", context == NULL ? "" : context);
	return -1;
}

static int
check_node(struct pass *pass, const yaml_event_t *event, const void *anchor,
    const void *tag)
{
	if (anchor != NULL)
		return refuse(pass, &event->start_mark,
		    "an anchor (&) is not part of the language");
	if (tag != NULL)
		return refuse(pass, &event->start_mark,
		    "a tag (!) is not part of the language");
	return 0;
}

static int
check_opening(struct pass *pass, const yaml_event_t *event, const void *anchor,
    const void *tag)
{
	if (++pass->depth > LOAD_DEPTH_MAX)
		return refuse(
		    pass, &event->start_mark, "nested deeper than 32 levels");
	return check_node(pass, event, anchor, tag);
}

static int
check_event(struct pass *pass, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (++pass->documents > 1)
			return refuse(pass, &event->start_mark,
			    "a second document: one file holds one");
		return 0;
	case YAML_ALIAS_EVENT:
		return refuse(pass, &event->start_mark,
		    "an alias (*) is not part of the language");
	case YAML_SCALAR_EVENT:
		return check_node(pass, event, event->data.scalar.anchor,
		    event->data.scalar.tag);
	case YAML_SEQUENCE_START_EVENT:
		return check_opening(pass, event,
		    event->data.sequence_start.anchor,
		    event->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return check_opening(pass, event,
		    event->data.mapping_start.anchor,
		    event->data.mapping_start.tag);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		pass->depth--;
		return 0;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return 0;
	}
	return 0;
}

/* YAML itself allows UTF-16; a rule book is UTF-8, and libyaml would guess
 * the encoding from the first bytes. */
static void
start_parser(yaml_parser_t *parser, const char *bytes, size_t size)
{
	if (yaml_parser_initialize(parser) == 0)
		mem_die("libyaml has no memory");
	yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    parser, (const unsigned char *)bytes, size);
}

static int
pass_events(struct pass *pass, const char *bytes, size_t size)
{
	yaml_parser_t parser;
	bool ended = false;
	int rc = 0;

	start_parser(&parser, bytes, size);
	while (rc == 0 && !ended) {
		yaml_event_t event;

		if (yaml_parser_parse(&parser, &event) == 0) {
			rc = refuse_syntax(pass, &parser, bytes, size);
			break;
		}
		rc = check_event(pass, &event);
		ended = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return rc;
}

static int
refuse_file(struct complain *complain, const char *file, const char *why)
{
	struct place whole = { .file = file };

	complain_at(complain, &whole, "%s", why);
	return -1;
}

static int
check_size(
    struct complain *complain, const char *file, const char *bytes, size_t size)
{
	if (size > LOAD_BYTES_MAX)
		return refuse_file(complain, file, "larger than 1 MiB");
	if (size > 0 && memchr(bytes, '\0', size) != NULL)
		return refuse_file(
		    complain, file, "holds a NUL byte: this is no text");
	return 0;
}

int
load_document(struct complain *complain, const char *file, const char *bytes,
    size_t size, yaml_document_t *out)
{
	struct pass pass = { .complain = complain, .file = file };
	yaml_parser_t parser;
	int rc = -1;

	if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		bytes += 3; /* libyaml would count the mark as a column */
		size -= 3;
	}
	if (check_size(complain, file, bytes, size) != 0 ||
	    pass_events(&pass, bytes, size) != 0)
		return -1;
	start_parser(&parser, bytes, size);
	if (yaml_parser_load(&parser, out) == 0) {
		refuse_syntax(&pass, &parser, bytes, size);
		goto out;
	}
	if (yaml_document_get_root_node(out) == NULL) {
		refuse_file(complain, file, "holds nothing");
		yaml_document_delete(out);
		goto out;
	}
	rc = 0;
out:
	yaml_parser_delete(&parser);
	return rc;
}

/* One byte more than allowed, so that a file too large shows as such. */
static size_t
room_of(const struct stat *about)
{
	if (about->st_size < 0 || about->st_size > LOAD_BYTES_MAX)
		return LOAD_BYTES_MAX + 1;
	return (size_t)about->st_size + 1;
}

static int
read_stream(struct complain *complain, const char *file, FILE *stream,
    char *bytes, size_t *size)
{
	*size = fread(bytes, 1, *size, stream);
	if (ferror(stream) != 0)
		return refuse_file(complain, file, strerror(errno));
	return 0;
}

int
load_bytes(struct complain *complain, const char *path, const char *file,
    char **bytes, size_t *size)
{
	struct stat about;
	FILE *stream;
	int rc;

	if (stat(path, &about) != 0)
		return refuse_file(complain, file, strerror(errno));
	if (!S_ISREG(about.st_mode))
		return refuse_file(complain, file, "is not a plain file");
	stream = fopen(path, "rb");
	if (stream == NULL)
		return refuse_file(complain, file, strerror(errno));
	*size = room_of(&about);
	*bytes = arena_new(complain->arena, *size + 1, 1);
	rc = read_stream(complain, file, stream, *bytes, size);
	fclose(stream);
	return rc;
}
