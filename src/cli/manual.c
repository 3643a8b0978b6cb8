/* manual.c -- docs/slaudit.1, from the tables that the program runs by. */
/* SPDX-License-Identifier: MIT */
#include "cli.h"

static void
option_manual(const struct option_row *row)
{
	printf(".It Fl Fl %s%s%s\n", row->name + 2,
	    row->argument == NULL ? "" : " Ar ",
	    row->argument == NULL ? "" : row->argument);
	printf("%s.\n", row->help);
}

/* Which commands take it, in the order of their table. */
static void
takers_manual(const struct option_row *row)
{
	const char *comma = "";

	printf("Taken by ");
	for (size_t i = 0; command_list[i] != NULL; i++) {
		if ((command_list[i]->takes & row->bit) == 0)
			continue;
		printf("%s%s", comma, command_list[i]->name);
		comma = ", ";
	}
	printf(".\n");
}

static void
commands_manual(void)
{
	printf(".Sh COMMANDS\n.Bl -tag -width Ds\n");
	for (size_t i = 0; command_list[i] != NULL; i++)
		printf(".It Cm %s Ar %s\n%s.\n", command_list[i]->name,
		    command_list[i]->usage, command_list[i]->help);
	printf(".El\n");
}

static void
options_manual(void)
{
	printf(".Sh OPTIONS\n.Bl -tag -width Ds\n");
	for (const struct option_row *row = option_rows; row->name != NULL;
	     row++) {
		option_manual(row);
		takers_manual(row);
	}
	printf(".El\n");
}

static void
statuses_manual(void)
{
	printf(".Sh EXIT STATUS\n.Bl -tag -width Ds\n");
	for (const struct status_row *row = status_rows; row->text != NULL;
	     row++)
		printf(".It %d\n%s.\n", row->status, row->text);
	printf(".El\n");
}

void
manual_print(void)
{
	printf(".\\\" made by 'slaudit help manual'; not edited by hand\n"
	       ".Dd March 31, 2021\n.Dt SLAUDIT 1\n.Os\n"
	       ".Sh NAME\n.Nm slaudit\n"
	       ".Nd audit a service operator from its ticket exports\n"
	       ".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar options\n"
	       ".Sh DESCRIPTION\n"
	       ".Nm\nreads ticket exports as CSV, holds every ticket against "
	       "the expectations of a\nrule book on the clock that each "
	       "names, looks for failures that persist or\nspread, and "
	       "writes the page, workbook and charts with which a committee\n"
	       "decides.\nEvery figure leads back to a line of an export and "
	       "a version of a rule; the same\ninputs give the same bytes.\n"
	       ".Pp\nResults go to standard output or named files, talk to "
	       "standard error.\n");
	commands_manual();
	options_manual();
	printf(".Sh FILES\n.Bl -tag -width Ds\n"
	       ".It Pa EXPORT.cutoff\nUntil when the export beside it tells "
	       "the truth: one instant with its offset.\n"
	       ".It Pa EXPORT.count\nHow many rows the export beside it "
	       "should have: one number. Where they differ,\nshares and "
	       "verdicts of its process are withheld.\n"
	       ".It Pa OUT/committee/MONTH/\nThe pack: index.html, "
	       "report.txt, summary.txt, workbook.xlsx, charts, data, and\n"
	       "MANIFEST, which sha256sum checks. environment.txt has what "
	       "else the bytes rest on:\nthe edition of the time zone data, "
	       "each zone used and each font with its SHA-256,\nand the "
	       "versions of the libraries. LEDGER, which MANIFEST does not "
	       "name, says where the\npack stands in the ledger.\n"
	       ".It Pa OUT/committee/MONTH-edition-N/\nA published pack. It "
	       "is never changed; one that is lost is made again.\n"
	       ".It Pa OUT/index.html\nThe list of all packs.\n.El\n");
	statuses_manual();
	printf(".Sh EXAMPLES\n.Bd -literal\n"
	       "slaudit run --rules rules/iana-naming --month 2021-03 \\e\n"
	       "    --store audit.db --out packs fixtures/small/*.csv\n"
	       "slaudit explain --rules rules/iana-naming --store audit.db "
	       "C-awkward\n.Ed\n");
}
