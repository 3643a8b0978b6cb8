/* help_diags.c -- the catalogue of trouble as text and as Markdown. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/diag.h"
#include "slaudit/rules.h"

static const char *const gate_meanings[] = {
	[GATE_NONE] = "nothing is withheld",
	[GATE_EVENT] = "no outcome knows the event",
	[GATE_ROW] = "the row is not read",
	[GATE_TICKET] = "what rests on it in this ticket is not judged",
	[GATE_PROCESS] = "the process has no share and no verdict",
};
_Static_assert(sizeof(gate_meanings) / sizeof(gate_meanings[0]) == DIAG_GATES,
    "every gate has its meaning");

static const char *
defect_or_dash(enum diag_code code)
{
	return *diag_defect(code) == '\0' ? "-" : diag_defect(code);
}

void
rules_diags(FILE *out)
{
	fprintf(out,
	    "what can be wrong with data: word, defect, severity, gate\n"
	    "('quality:' of a rule book may say otherwise of the last two)\n");
	for (int i = 0; i < DIAG_CODES; i++) {
		enum diag_code code = (enum diag_code)i;

		fprintf(out, "\n%-22s %-4s %-8s %s\n", diag_word(code),
		    defect_or_dash(code),
		    diag_severity_word(diag_severity(code)),
		    diag_gate_word(diag_gate(code)));
		fprintf(out, "    %s\n", diag_text(code));
	}
	fprintf(out, "\n");
	for (int i = 0; i < DIAG_GATES; i++)
		fprintf(out, "    gate %s: %s\n",
		    diag_gate_word((enum diag_gate)i), gate_meanings[i]);
}

void
rules_diags_reference(FILE *out)
{
	fputs("\n## diags\n\n"
	      "What can be wrong with data. The number is that of the "
	      "catalogue of defects; the gate is what a\n"
	      "defect withholds. `quality:` may say otherwise of what it "
	      "asks for.\n\n"
	      "| word | defect | severity | gate | meaning |\n"
	      "| --- | --- | --- | --- | --- |\n",
	    out);
	for (int i = 0; i < DIAG_CODES; i++) {
		enum diag_code code = (enum diag_code)i;

		fprintf(out, "| `%s` | %s | %s | %s | %s |\n", diag_word(code),
		    diag_defect(code), diag_severity_word(diag_severity(code)),
		    diag_gate_word(diag_gate(code)), diag_text(code));
	}
	fputc('\n', out);
	for (int i = 0; i < DIAG_GATES; i++)
		fprintf(out, "- gate %s: %s\n",
		    diag_gate_word((enum diag_gate)i), gate_meanings[i]);
}
