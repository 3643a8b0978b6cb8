/* mapping.c -- what a mapping makes of a file, as one digest. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/mapping.h"

#include <string.h>

#include "slaudit/book.h"
#include "slaudit/buf.h"
#include "slaudit/digest.h"

/* Each text with its length before it, so that no two lists look alike. */
static void
text_put(struct buf *out, const char *text)
{
	if (text == NULL)
		buf_put(out, "-;");
	else
		buf_print(out, "%zu:%s;", strlen(text), text);
}

static void
words_put(struct buf *out, const struct words *words)
{
	buf_print(out, "%zu[", words->count);
	for (size_t i = 0; i < words->count; i++)
		text_put(out, words->items[i]);
	buf_put(out, "]");
}

static void
pairs_put(struct buf *out, const struct word_pair *pairs, size_t count)
{
	buf_print(out, "%zu{", count);
	for (size_t i = 0; i < count; i++) {
		text_put(out, pairs[i].from);
		text_put(out, pairs[i].to);
	}
	buf_put(out, "}");
}

static void
texts_put(struct buf *out, const char *const *texts, size_t count)
{
	buf_print(out, "%zu[", count);
	for (size_t i = 0; i < count; i++)
		text_put(out, texts[i]);
	buf_put(out, "]");
}

static void
field_put(struct buf *out, const struct field *field)
{
	text_put(out, field->column);
	text_put(out, field->constant);
	buf_print(out, "%d;", (int)field->pick);
	pairs_put(out, field->words, field->word_count);
}

static void
event_put(struct buf *out, const struct event_rule *rule)
{
	text_put(out, rule->event);
	text_put(out, rule->named_by);
	pairs_put(out, rule->names, rule->name_count);
	text_put(out, rule->time);
	buf_print(out, "%d;%zu;", (int)rule->pick, rule->when_count);
	for (size_t i = 0; i < rule->when_count; i++) {
		text_put(out, rule->when[i].column);
		words_put(out, &rule->when[i].words);
		buf_print(out, "%d;", (int)rule->when[i].negated);
	}
	text_put(out, rule->by_column);
	text_put(out, rule->by);
	if (rule->count != NULL) /* without: as before there were samples */
		text_put(out, rule->count);
}

static void
form_put(struct buf *out, const struct mapping *mapping)
{
	text_put(out, mapping->id);
	text_put(out, mapping->file);
	text_put(out, mapping->process);
	text_put(out, mapping->encoding);
	text_put(out, mapping->zone);
	buf_print(out, "%d;%d;%d;%d;%d;", (int)mapping->shape,
	    (int)mapping->coverage, (int)mapping->delimiter, (int)mapping->trim,
	    (int)mapping->occurrence);
	buf_print(out, "%lld;%d;", (long long)mapping->skip_lines,
	    (int)mapping->ragged);
	words_put(out, &mapping->nulls);
	texts_put(out, mapping->formats, mapping->format_count);
	texts_put(out, mapping->key, mapping->key_count);
}

/* The order in which the process's events may come decides diags. */
static void
process_put(struct buf *out, const struct process *process)
{
	if (process == NULL)
		return;
	words_put(out, &process->order);
	for (size_t i = 0; i < process->event_count; i++)
		text_put(out, process->events[i].word);
}

/* What is looked for in each timeline; nothing where nobody asks. */
static void
habits_put(struct buf *out, const struct book *book,
    const struct process *process, const struct mapping *mapping)
{
	const struct quality_rule *rule =
	    quality_asked(book, QUALITY_SAME_TIME, mapping->process);

	if (rule != NULL)
		buf_print(out, "same-time %d;", (int)rule->least);
	if (process == NULL || process->closing.count == 0)
		return;
	words_put(out, &process->closing);
	words_put(out, &process->closed);
	words_put(out, &process->reopening);
}

static void
claims_put(struct buf *out, const struct mapping *mapping)
{
	for (size_t i = 0; i < mapping->claim_count; i++) {
		const struct claim_rule *claim = &mapping->claims[i];

		words_put(out, &claim->yes);
		words_put(out, &claim->no);
	}
}

/* Of a mapping without any: as before there were some. */
static void
attributes_put(struct buf *out, const struct mapping *mapping)
{
	for (size_t i = 0; i < mapping->attribute_count; i++) {
		text_put(out, mapping->attributes[i].name);
		field_put(out, &mapping->attributes[i].field);
	}
}

const char *
mapping_digest(
    struct arena *arena, const struct book *book, const struct mapping *mapping)
{
	const struct field *const fields[] = { &mapping->category,
		&mapping->customer, &mapping->customer_class, &mapping->channel,
		&mapping->status_field };
	const struct process *process = book_process(book, mapping->process);
	struct digest *digest = digest_new();
	struct buf text = { 0 };
	char hex[DIGEST_TEXT];

	form_put(&text, mapping);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		field_put(&text, fields[i]);
	for (size_t i = 0; i < mapping->event_count; i++)
		event_put(&text, &mapping->events[i]);
	attributes_put(&text, mapping);
	process_put(&text, process);
	habits_put(&text, book, process, mapping);
	claims_put(&text, mapping);
	digest_put(digest, text.text, text.len);
	digest_text(digest, hex);
	digest_free(digest);
	buf_release(&text);
	return arena_copy(arena, hex);
}
