/* page.c -- the committee's page: the sections in their order. */
/* SPDX-License-Identifier: MIT */
#include "editions.h"

#include "slaudit/report.h"

/* Figures come after what was read and what was wrong with it. */
static void (*const sections[])(
    const struct making *, const struct audit *, struct node *) = {
	part_notice,
	part_short,
	part_revised,
	part_since,
	part_quality,
	part_read,
	part_changes,
	part_kofn,
	part_expectations,
	part_exceptions,
	part_registers,
	part_apart,
	part_open,
	part_readings,
	part_profiles,
	part_findings,
	part_history,
	part_customers,
	part_families,
	part_times,
	part_rules,
	part_trouble,
	part_notes,
};

struct page *
report_page(
    struct arena *arena, const struct audit *audit, const struct zone *zone)
{
	struct making m = {
		.arena = arena,
		.wording = audit->wording,
		.zone = zone,
		.customer_word = audit->book->customer_word,
	};
	struct page *page = arena_new(arena, 1, sizeof(*page));

	page->run_id = audit->run_id;
	page->as_of = audit->as_of;
	page->author = audit->program;
	page->evidence = audit->evidence;
	page->root = page_add(arena, NULL, NODE_PAGE,
	    say(&m, "page.title", "book", audit->book->title, "period",
		say_period(&m, audit), "edition", say_edition(&m, audit),
		NULL));
	page_words_fill(&m, page);
	page->words.footer = say(&m, "page.footer", "program", audit->program,
	    "asof", say_instant(&m, audit->as_of), "run", audit->run_id, NULL);
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		sections[i](&m, audit, page->root);
	return page;
}
