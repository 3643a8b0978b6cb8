/* dump.c -- the noun tables as sorted text, the same whatever came first.
 *
 * A line for each row, its cells between tabs; a line with '#' names them. A
 * row is known by what it is of, never by its id: a file by its name, digest
 * and mapping, a ticket by its file, process and key. The book is the one that
 * the results are of. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <inttypes.h>
#include <string.h>

/* x: the file; t: the ticket; o: the outcome, s: its SLE. */
#define FILE_OF                                                                \
	"x.name AS file, substr(x.content_digest, 1, 16) AS digest,"           \
	" x.mapping AS mapping"
#define FILE_ORDER "file, digest, mapping"
#define TICKET_OF FILE_OF ", t.process AS process, t.key AS key"
#define TICKET_ORDER "process, key, " FILE_ORDER
#define OUTCOME_OF "s.name AS sle, s.version AS version, " TICKET_OF
#define OUTCOME_FROM                                                           \
	" JOIN sle s ON s.id = o.sle_id JOIN ticket t ON t.id = o.ticket_id"   \
	" JOIN export x ON x.id = t.export_id"
#define OUTCOME_ORDER "sle, version, " TICKET_ORDER ", cycle"
#define STATE_OF(cell)                                                         \
	"(SELECT w.word FROM outcome_state w WHERE w.id = " cell ")"

#define OUTCOME_CELLS                                                          \
	" o.start_at, o.stop_at, o.judged_at, o.wall_second,"                  \
	" o.elapsed_second, o.elapsed_day, o.due_at, o.late_from_at,"          \
	" o.margin, o.month, o.start_line, o.stop_line"

#define ATTAINMENT_CELLS                                                       \
	" a.withheld, a.scope, a.met, a.missed, a.measured, a.ended,"          \
	" a.within, a.paused, a.over, a.undecidable, a.excluded,"              \
	" a.not_covered, a.defective, a.n, a.n_met, a.median_second,"          \
	" a.p95_second, a.most_second, a.figure, a.unit, a.numerator,"         \
	" a.denominator, a.planned_second, a.unobserved_second"

#define RULES_FROM                                                             \
	" JOIN book b ON b.id = r.book_id WHERE b.digest ="                    \
	" (SELECT value FROM fact WHERE name = 'book_digest')"

#define FINDING_OF                                                             \
	"d.name AS rule, d.version AS rule_version, s.name AS sle,"            \
	" s.version AS version, f.from_month AS from_month,"                   \
	" f.to_month AS to_month"
#define FINDING_FROM                                                           \
	" JOIN detection d ON d.id = f.detection_id"                           \
	" JOIN sle s ON s.id = f.sle_id"
#define FINDING_ORDER "rule, rule_version, sle, version, from_month, to_month"

static const char export_sql[] =
    "SELECT x.name AS file, substr(x.content_digest, 1, 16) AS digest,"
    " x.mapping AS mapping, x.process, x.register, x.coverage,"
    " x.content_digest, x.digest AS received, x.size_byte, x.cutoff_at,"
    " x.cutoff_from, x.zone, x.known, x.reading_digest, x.row_read, "
    "x.row_accepted,"
    " x.row_rejected, x.line_blank, x.line_skipped, x.ticket_count"
    " FROM export x ORDER BY " FILE_ORDER;

static const char tally_sql[] =
    "SELECT " FILE_OF ", d.code AS code, d.count FROM diag_tally d"
    " JOIN export x ON x.id = d.export_id ORDER BY " FILE_ORDER ", code";

static const char diag_sql[] =
    "SELECT " FILE_OF ", d.line AS line, d.field AS field, d.code AS code,"
    " d.key AS key, d.name AS name, d.value AS value, d.text AS text"
    " FROM diag d JOIN export x ON x.id = d.export_id"
    " ORDER BY " FILE_ORDER ", line, field, code, d.key, d.name, d.value,"
    " d.text";

/* [name, at, until, grain, party, line, count], as the view of events has it.
 */
static const char ticket_sql[] =
    "SELECT " TICKET_OF ", t.line, t.category, t.customer, t.customer_class,"
    " t.channel, t.status, t.attributes,"
    " (SELECT json_group_array(json(e.cells)) FROM"
    "  (SELECT json_array(v.name, v.happened_at, v.until_at, v.grain,"
    "    v.party, v.line, v.count) AS cells FROM event v"
    "   WHERE v.ticket_id = t.id ORDER BY v.ordinal) e) AS timeline"
    " FROM ticket t JOIN export x ON x.id = t.export_id"
    " ORDER BY " TICKET_ORDER;

static const char entry_sql[] =
    "SELECT " FILE_OF ", r.line AS line, r.kind, r.name AS name, r.ticket,"
    " r.measure, r.category, r.event, r.from_at, r.from_until_at, r.to_at,"
    " r.to_until_at, r.month, r.code, r.claim, r.text, r.evidence,"
    " r.asked_by, r.asked_at, r.asked_until_at, r.decided_by, r.decided_at,"
    " r.decided_until_at, r.ruling, r.subject, r.members, r.decision,"
    " r.rating, r.minutes, r.vote_for, r.vote_against, r.vote_abstain,"
    " r.quorum, r.state, r.touched"
    " FROM register_entry r JOIN export x ON x.id = r.export_id"
    " ORDER BY " FILE_ORDER ", line, name";

static const char book_sql[] =
    "SELECT r.name AS name, r.version AS version, r.title, r.zone, r.digest"
    " FROM book r WHERE r.digest ="
    " (SELECT value FROM fact WHERE name = 'book_digest')";

static const char sle_sql[] =
    "SELECT r.name AS name, r.version AS version, r.ordinal, r.title,"
    " r.process, r.clock, r.type, r.percentile, r.limit_second, r.limit_day,"
    " r.day_rule, r.compliance_bp, r.status, r.source, r.file, r.line"
    " FROM sle r" RULES_FROM " ORDER BY r.name, r.version";

static const char detection_sql[] =
    "SELECT r.name AS name, r.version AS version, r.title, r.kind, r.class,"
    " r.status, r.source, r.adopted_by, r.file, r.line"
    " FROM detection r" RULES_FROM " ORDER BY r.name, r.version";

static const char outcome_sql[] =
    "SELECT " OUTCOME_OF
    ", o.cycle AS cycle, " STATE_OF("o.state") " AS state," OUTCOME_CELLS
					       " FROM outcome o" OUTCOME_FROM
					       " ORDER BY " OUTCOME_ORDER;

static const char variant_sql[] =
    "SELECT " OUTCOME_OF ", o.cycle AS cycle, v.ordinal AS ordinal,"
    " v.day_rule, " STATE_OF("v.state") " AS state, v.due_at, v.turns"
					" FROM variant v JOIN outcome o ON "
					"o.id = v.outcome_id" OUTCOME_FROM
					" ORDER BY " OUTCOME_ORDER
					", v.ordinal";

static const char plain_sql[] =
    "SELECT " OUTCOME_OF
    ", o.cycle AS cycle, " STATE_OF("o.state") " AS state, " STATE_OF(
	"o.after_state") " AS after_state," OUTCOME_CELLS
			 " FROM outcome_plain o" OUTCOME_FROM
			 " ORDER BY " OUTCOME_ORDER;

static const char touch_sql[] =
    "SELECT " OUTCOME_OF ", o.cycle AS cycle, y.name AS register,"
    " e.line AS line, e.name AS entry, c.acts, c.late FROM register_touch c"
    " JOIN outcome_plain o ON o.id = c.outcome_id"
    " JOIN register_entry e ON e.id = c.entry_id"
    " JOIN export y ON y.id = e.export_id" OUTCOME_FROM
    " ORDER BY " OUTCOME_ORDER ", y.name, y.content_digest, y.mapping,"
    " e.line, e.name";

static const char attainment_sql[] =
    "SELECT s.name AS sle, s.version AS version, a.month AS "
    "month," ATTAINMENT_CELLS " FROM attainment a JOIN sle s ON s.id = a.sle_id"
    " ORDER BY s.name, s.version, a.month";

static const char before_sql[] =
    "SELECT s.name AS sle, s.version AS version, a.basis AS basis,"
    " a.month AS month," ATTAINMENT_CELLS
    " FROM attainment_before a JOIN sle s ON s.id = a.sle_id"
    " ORDER BY s.name, s.version, a.basis, a.month";

static const char finding_sql[] =
    "SELECT " FINDING_OF
    ", f.n AS n, f.n_met AS n_met FROM finding f" FINDING_FROM
    " ORDER BY " FINDING_ORDER ", f.n, f.n_met";

static const char cited_sql[] =
    "SELECT " FINDING_OF ", " TICKET_OF ", p.ordinal AS ordinal, p.line,"
    " p.elapsed_second, o.cycle FROM finding_ticket p"
    " JOIN finding f ON f.id = p.finding_id" FINDING_FROM
    " JOIN ticket t ON t.id = p.ticket_id"
    " JOIN export x ON x.id = t.export_id"
    " LEFT JOIN outcome o ON o.id = p.outcome_id"
    " ORDER BY " FINDING_ORDER ", p.ordinal, " TICKET_ORDER;

/* Of texts and no ids: it outlives every measuring. */
#define EDITION_OF                                                             \
	"e.audience AS audience, e.from_month AS from_month,"                  \
	" e.to_month AS to_month, e.number AS number"
#define EDITION_ORDER "audience, from_month, to_month, number"

static const char edition_sql[] =
    "SELECT " EDITION_OF ", e.as_of_at, e.run, e.reason, e.manifest_digest"
    " FROM edition e ORDER BY " EDITION_ORDER;

static const char input_sql[] =
    "SELECT " EDITION_OF ", i.ordinal AS ordinal, i.kind, i.name, i.mapping,"
    " i.digest, i.cutoff_at FROM edition_input i"
    " JOIN edition e ON e.id = i.edition_id ORDER BY " EDITION_ORDER
    ", i.ordinal";

static const char figure_sql[] =
    "SELECT " EDITION_OF ", a.ordinal AS ordinal, a.sle, a.version, a.month,"
    " a.verdict, a.withheld, a.scope, a.met, a.missed, a.measured, a.ended,"
    " a.within, a.paused, a.over, a.undecidable, a.excluded, a.not_covered,"
    " a.defective, a.n, a.n_met, a.figure, a.unit, a.numerator,"
    " a.denominator FROM edition_figure a"
    " JOIN edition e ON e.id = a.edition_id ORDER BY " EDITION_ORDER
    ", a.ordinal";

static const char case_sql[] =
    "SELECT " EDITION_OF ", o.sle AS sle, o.process AS process,"
    " o.ticket AS ticket, o.cycle AS cycle, o.state, o.elapsed_second,"
    " o.elapsed_day, o.month, o.file, o.line FROM edition_outcome o"
    " JOIN edition e ON e.id = o.edition_id ORDER BY " EDITION_ORDER
    ", sle, process, ticket, cycle";

static const char fact_sql[] = "SELECT name, value FROM fact ORDER BY name";

/* Children behind what they are of. */
static const struct noun {
	const char *name;
	const char *sql;
} nouns[] = {
	{ "export", export_sql },
	{ "diag_tally", tally_sql },
	{ "diag", diag_sql },
	{ "ticket", ticket_sql },
	{ "register_entry", entry_sql },
	{ "book", book_sql },
	{ "sle", sle_sql },
	{ "detection", detection_sql },
	{ "outcome", outcome_sql },
	{ "variant", variant_sql },
	{ "outcome_plain", plain_sql },
	{ "register_touch", touch_sql },
	{ "attainment", attainment_sql },
	{ "attainment_before", before_sql },
	{ "finding", finding_sql },
	{ "finding_ticket", cited_sql },
	{ "edition", edition_sql },
	{ "edition_input", input_sql },
	{ "edition_figure", figure_sql },
	{ "edition_outcome", case_sql },
	{ "fact", fact_sql },
};

static void
text_print(const char *text, FILE *out)
{
	for (; *text != '\0'; text++) {
		if (*text == '\t')
			fputs("\\t", out);
		else if (*text == '\n')
			fputs("\\n", out);
		else if (*text == '\r')
			fputs("\\r", out);
		else if (*text == '\\')
			fputs("\\\\", out);
		else
			fputc(*text, out);
	}
}

static bool
ends_with(const char *text, const char *end)
{
	size_t len = strlen(text);
	size_t tail = strlen(end);

	return len >= tail && strcmp(text + len - tail, end) == 0;
}

/* A column's name says what its numbers are: see schema.c. */
static void
number_print(const char *name, int64_t value, FILE *out)
{
	char text[INSTANT_TEXT];

	if (ends_with(name, "_at"))
		instant_text(value, text);
	else if (ends_with(name, "month"))
		month_text((int32_t)value, text);
	else
		snprintf(text, sizeof(text), "%" PRId64, value);
	fputs(text, out);
}

static void
row_print(const struct noun *noun, sqlite3_stmt *row, FILE *out)
{
	int count = sqlite3_column_count(row);

	fputs(noun->name, out);
	for (int i = 0; i < count; i++) {
		int type = sqlite3_column_type(row, i);

		fputc('\t', out);
		if (type == SQLITE_NULL)
			fputs("\\N", out);
		else if (type == SQLITE_INTEGER)
			number_print(sqlite3_column_name(row, i),
			    sqlite3_column_int64(row, i), out);
		else
			text_print(
			    (const char *)sqlite3_column_text(row, i), out);
	}
	fputc('\n', out);
}

static void
columns_print(const struct noun *noun, sqlite3_stmt *row, FILE *out)
{
	int count = sqlite3_column_count(row);

	fprintf(out, "# %s", noun->name);
	for (int i = 0; i < count; i++)
		fprintf(out, "\t%s", sqlite3_column_name(row, i));
	fputc('\n', out);
}

static int
noun_dump(struct store *store, const struct noun *noun, FILE *out,
    struct fault *fault)
{
	struct statement *st = statement_take(store, noun->sql, fault);
	int got;

	if (st == NULL)
		return -1;
	columns_print(noun, st->raw, out);
	while ((got = statement_step(st, fault)) == 1)
		row_print(noun, st->raw, out);
	statement_release(st);
	return got;
}

int
store_dump(struct store *store, FILE *out, struct fault *fault)
{
	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++) {
		if (noun_dump(store, &nouns[i], out, fault) != 0)
			return -1;
	}
	return 0;
}
