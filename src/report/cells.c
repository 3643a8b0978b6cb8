/* cells.c -- typed cells, columns and headed tables. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "slaudit/mem.h"
#include "slaudit/names.h"
#include "slaudit/sample.h"

struct cell
cell_text(const char *text)
{
	return (struct cell){ .kind = CELL_TEXT, .text = text };
}

struct cell
cell_name(const char *text)
{
	return (struct cell){ .kind = CELL_NAME, .text = text };
}

struct cell
cell_count(const struct making *m, uint64_t n)
{
	return (struct cell){ .kind = CELL_COUNT,
		.text = say_count(m, n),
		.number = (int64_t)n };
}

struct cell
cell_balance(const struct making *m, int64_t n)
{
	const char *text = say_count(m, (uint64_t)(n < 0 ? -n : n));

	return (struct cell){ .kind = CELL_COUNT,
		.text = n < 0 ? arena_format(m->arena, "\xE2\x88\x92%s", text)
			      : text,
		.number = n };
}

struct cell
cell_seconds(const struct making *m, int64_t seconds)
{
	return (struct cell){ .kind = CELL_SECONDS,
		.text = arena_format(m->arena, "%lld", (long long)seconds),
		.number = seconds };
}

struct cell
cell_share(const struct making *m, int64_t tenths)
{
	return (struct cell){ .kind = CELL_SHARE,
		.text = say_share(m, tenths),
		.number = tenths };
}

/* A share of cases has their number beside it; of things counted it says
 * theirs itself. */
static struct cell
cell_part(const struct making *m, const struct attainment *row,
    const struct quotient *figure)
{
	struct cell cell = cell_share(m, attainment_tenths(row));

	if (row->sle->clock == CLOCK_AVAILABILITY)
		cell.text = say_available(m, row);
	if (figure->unit == UNIT_CHECK)
		cell.text =
		    say(m, "figure.share-of", "share", cell.text, "sample",
			say_sample(m, figure->numerator, figure->denominator),
			NULL);
	return cell;
}

struct cell
cell_unsupplied(const struct making *m)
{
	return cell_none(say(m, "shorthand.not-supplied", NULL));
}

const char *
say_provisional(
    const struct making *m, const struct attainment *row, const char *text)
{
	if (row == NULL || row->supply != SUPPLY_PART)
		return text;
	return say(m, "shorthand.provisional", "figure", text, NULL);
}

static struct cell
attained(const struct making *m, const struct attainment *row)
{
	const char *none = say(m, "shorthand.none", NULL);
	struct quotient figure = { 0 };

	if (row != NULL)
		figure = attainment_quotient(row);
	if (figure.denominator == 0)
		return cell_none(none);
	if (sle_by_figure(row->sle))
		return (struct cell){ .kind = CELL_TEXT,
			.text = say_quotient(m, row->sle, &figure),
			.raw = none };
	return sle_has_target(row->sle) ? cell_part(m, row, &figure)
					: cell_none(none);
}

struct cell
cell_attained(const struct making *m, const struct attainment *row)
{
	struct cell cell;

	if (row != NULL && row->supply == SUPPLY_NONE)
		return cell_unsupplied(m);
	cell = attained(m, row);
	if (cell.kind != CELL_NONE)
		cell.text = say_provisional(m, row, cell.text);
	return cell;
}

struct cell
cell_quotient(const struct making *m, const struct attainment *row,
    enum quotient_part part)
{
	struct quotient figure = attainment_quotient(row);

	if (part == QUOTIENT_UNIT)
		return cell_text(unit_words[figure.unit]);
	return cell_balance(m,
	    part == QUOTIENT_NUMERATOR ? figure.numerator : figure.denominator);
}

struct cell
cell_instant(const struct making *m, int64_t instant)
{
	if (instant == INSTANT_NONE)
		return cell_none(say(m, "shorthand.unknown", NULL));
	return (struct cell){ .kind = CELL_INSTANT,
		.text = say_instant(m, instant),
		.number = instant };
}

struct cell
cell_event(const struct making *m, const struct ticket *ticket, int64_t instant,
    uint32_t line)
{
	char text[INSTANT_TEXT];

	if (instant == INSTANT_NONE || !is_date_only(ticket, instant, line))
		return cell_instant(m, instant);
	zone_text(m->zone, instant, text);
	return cell_text(arena_format(m->arena, "%.10s", text));
}

struct cell
cell_month(const struct making *m, int32_t month)
{
	char text[INSTANT_TEXT];

	if (month == MONTH_NONE)
		return cell_none(say(m, "shorthand.none", NULL));
	month_text(month, text);
	return (struct cell){ .kind = CELL_MONTH,
		.text = arena_copy(m->arena, text),
		.number = month };
}

struct cell
cell_or_none(const struct making *m, const char *text)
{
	if (text == NULL || *text == '\0')
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_text(text);
}

/* What does not judge has no target, and no lack of one. */
struct cell
cell_target(const struct making *m, const struct sle *sle)
{
	if (!sle_judges(sle) && sle->status != STATUS_UNKNOWN)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_text(say_target(m, sle));
}

struct cell
cell_state(const struct making *m, enum outcome_state state)
{
	struct cell cell = cell_text(say_state(m, state));

	cell.is_bad = state == OUTCOME_MISSED || state == OUTCOME_OVER;
	return cell;
}

struct cell
cell_case(const struct making *m, const struct outcome *outcome)
{
	struct cell cell = cell_state(m, outcome->state);

	cell.text = say_case(m, outcome->sle, outcome->state);
	cell.is_bad = cell.is_bad && !sle_by_figure(outcome->sle) &&
	    !sle_by_sums(outcome->sle);
	return cell;
}

struct cell
cell_verdict(const struct making *m, enum verdict verdict)
{
	struct cell cell = cell_text(say_verdict(m, verdict));

	cell.is_bad = verdict == VERDICT_MISSED;
	return cell;
}

struct cell
cell_figure(const struct making *m, const struct outcome *outcome)
{
	if (outcome->start == INSTANT_NONE)
		return cell_none(say(m, "shorthand.unknown", NULL));
	if (outcome->state == OUTCOME_NOT_COVERED)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_text(say_figure(m, outcome));
}

struct cell
cell_took(const struct making *m, const struct outcome *outcome,
    const struct ticket *ticket)
{
	struct sample sample;

	if (outcome->sle->clock == CLOCK_AVAILABILITY &&
	    outcome->start != INSTANT_NONE)
		return cell_text(say_duration(m, outcome->wall));
	if (outcome->sle->clock != CLOCK_COUNT)
		return cell_figure(m, outcome);
	if (!sample_of(&sample, ticket, outcome->sle, outcome->at))
		return cell_none(say(m, "shorthand.unknown", NULL));
	return cell_text(say_sample(m, sample.correct, sample.checked));
}

struct cell
cell_margin(const struct making *m, const struct outcome *outcome)
{
	if (!sle_judges(outcome->sle) || outcome->start == INSTANT_NONE ||
	    sle_by_sums(outcome->sle) || outcome->state == OUTCOME_DEFECTIVE ||
	    outcome->state == OUTCOME_NOT_COVERED)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_text(say_margin(m, outcome));
}

struct cell
cell_line(const struct making *m, uint32_t line)
{
	return line == 0 ? cell_none(say(m, "shorthand.none", NULL))
			 : cell_count(m, line);
}

struct cell
cell_customer(const struct making *m, const char *customer)
{
	if (customer == NULL)
		return cell_none(say(m, "shorthand.unknown", NULL));
	return (struct cell){ .kind = CELL_NAME,
		.text = say_customer(m, customer),
		.raw = customer };
}

struct cell
cell_party(const struct making *m, const struct exhibit *exhibit)
{
	const struct ticket *ticket = &exhibit->ticket;
	const char *party = NULL;

	for (size_t i = 0; i < ticket->event_count; i++) {
		if (ticket->events[i].at <= exhibit->outcome.at)
			party = ticket->events[i].party;
	}
	return party == NULL ? cell_none(say(m, "shorthand.unknown", NULL))
			     : cell_name(party);
}

struct cell
cell_none(const char *shorthand)
{
	return (struct cell){ .kind = CELL_NONE, .text = shorthand };
}

struct column
column_of(const struct making *m, const char *id, bool numeric)
{
	return (struct column){ .id = id,
		.title = say(m, arena_format(m->arena, "column.%s", id),
		    "customer", m->customer_word, NULL),
		.numeric = numeric };
}

struct column
column_data(const struct making *m, const char *id, bool numeric)
{
	struct column column = column_of(m, id, numeric);

	column.data_only = true;
	return column;
}

struct column
column_head(const struct making *m, const char *id)
{
	struct column column = column_of(m, id, false);

	column.is_row_header = true;
	return column;
}

struct table *
table_add(const struct making *m, struct node *parent, const char *id,
    const struct column *columns, size_t column_count, size_t rows)
{
	struct table *table =
	    page_table(m->arena, parent, id, columns, column_count, rows);

	table->caption = say(m, arena_format(m->arena, "table.%s", id), NULL);
	table->empty =
	    say(m, arena_format(m->arena, "table.%s-empty", id), NULL);
	return table;
}

void
row_set(struct table *table, size_t row, const struct cell *cells, size_t count)
{
	if (count != table->column_count)
		mem_die("page: a row of another length than its table");
	for (size_t c = 0; c < count; c++)
		*table_cell(table, row, c) = cells[c];
}

struct node *
part_add(const struct making *m, struct node *parent, const char *id)
{
	const char *key = arena_format(m->arena, "section.%s", id);
	struct node *section =
	    page_add(m->arena, parent, NODE_SECTION, say(m, key, NULL));

	section->id = id;
	return section;
}

void
para_add(const struct making *m, struct node *parent, const char *text)
{
	page_add(m->arena, parent, NODE_PARA, text);
}

void
note_add(const struct making *m, struct node *parent, const char *text)
{
	page_add(m->arena, parent, NODE_NOTE, text);
}
