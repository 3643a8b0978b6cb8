/* keys.h -- the language of rule books, as tables.
 *
 * A row says what a key is called, what may stand there, where the value goes
 * and what it means. The parser, the checker, `slaudit help rules` and
 * docs/rules.md all read these rows; nothing else knows a key. */
#ifndef SLAUDIT_RULES_KEYS_H
#define SLAUDIT_RULES_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table;

/* What may stand at a key. "One or several" is a list, or a value alone. */
enum key_type {       /* ORDER: forms in forms.c, readers in typed.c */
	KEY_TEXT,     /* const char * */
	KEY_ID,       /* const char *, interned */
	KEY_COLUMN,   /* const char * */
	KEY_FORMAT,   /* texts: strptime-like, one or several */
	KEY_COLUMNS,  /* texts: one or several */
	KEY_WORD,     /* const char *, interned */
	KEY_WORDS,    /* struct words: one or several */
	KEY_IDS,      /* struct words of ids: one or several */
	KEY_NUMBER,   /* int32_t in least..most */
	KEY_LIMIT,    /* struct limit */
	KEY_LIMITS,   /* struct limit_row array: category: limit */
	KEY_LENGTH,   /* int32_t seconds: a limit without days */
	KEY_LENGTHS,  /* int64_t seconds, ascending, of 24 h days; .most many */
	KEY_SHARE,    /* int32_t basis points */
	KEY_DATE,     /* int32_t day */
	KEY_INSTANT,  /* const char * with an offset */
	KEY_ZONE,     /* const char * */
	KEY_CHOICE,   /* enum, of .words */
	KEY_CHOICES,  /* enum array, of .words: one or several */
	KEY_FLAG,     /* bool */
	KEY_LETTER,   /* char */
	KEY_SPANS,    /* struct spans: one or several */
	KEY_WEEK,     /* struct spans[7] */
	KEY_TITLES,   /* struct titled array: id: text */
	KEY_PAIRS,    /* struct word_pair array: list, or word: word */
	KEY_WHEN,     /* struct condition array: column: words */
	KEY_TEXTS,    /* struct wording_entry array: nested keys to texts */
	KEY_SECTION,  /* keys of .table */
	KEY_SECTIONS, /* a list of them */
	KEY_SHORT,    /* keys of .table, or the first key's value alone */
	KEY_CHANGE,   /* struct change array of one: some keys of .table */
	KEY_CHANGES,  /* the same, each with ids that say of which items */
	KEY_FIELDS,   /* struct named_field array: id: as KEY_SHORT */
	KEY_TYPES
};

#define KEYS_NOWHERE SIZE_MAX /* an offset: stored in no struct */

struct key {
	const char *name;
	enum key_type type;
	bool required;
	bool nullable; /* null: not established, as if left out */
	size_t offset; /* of the value in the table's struct */
	size_t count;  /* of its size_t, where the value is an array */
	int64_t least; /* numbers; choices: the first word allowed */
	int64_t most;  /* numbers; choices: how many at most */
	const char *const *words; /* of a choice, in enum order */
	const struct table *table;
	const char *refers; /* "a process of the book": it must be one */
	const char *absent; /* what leaving it out means; NULL: nothing */
	const char *meaning;
};

struct table {
	const char *name;  /* "sle": the topic of help */
	const char *title; /* "an SLE", for complaints */
	const char *where; /* where it stands in a book */
	const char *intro;
	const struct key *keys;
	size_t count;
	size_t size;  /* of the struct */
	size_t id;    /* offset of its id, or KEYS_NOWHERE */
	size_t place; /* offset of its struct place, or KEYS_NOWHERE */
};

extern const struct table keys_file;
extern const struct table keys_book;
extern const struct table keys_process;
extern const struct table keys_calendar;
extern const struct table keys_covers;
extern const struct table keys_holiday;
extern const struct table keys_override;
extern const struct table keys_sle;
extern const struct table keys_pause;
extern const struct table keys_mapping;
extern const struct table keys_times;
extern const struct table keys_field;
extern const struct table keys_event;
extern const struct table keys_party;
extern const struct table keys_condition;
extern const struct table keys_detection;
extern const struct table keys_register;
extern const struct table keys_family;
extern const struct table keys_published;
extern const struct table keys_quality;
extern const struct table keys_claim;
extern const struct table keys_closure;
extern const struct table keys_figure;
extern const struct table keys_profile;
extern const struct table keys_change;
extern const struct table keys_add;
extern const struct table keys_wording;
extern const struct table keys_audiences;
extern const struct table keys_audience;
extern const struct table keys_retention;

/* All of them in the order of a book; NULL at the end. */
extern const struct table *const keys_tables[];

/* The row of that name, or NULL. */
const struct key *keys_find(const struct table *table, const char *name);

#endif
