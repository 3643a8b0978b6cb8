#!/bin/sh
# Eight published files of awkward form, read under mappings as a user would
# write them: no row is lost or broken, and the one with true times has the
# lengths that an independent script computed. The cells of all eight are
# compared by unit/awkward_cells.
set -eu
data="$SHARED/data/awkward-csv"
if ! test -d "$data"; then
	echo "no $data: nothing to compare with"
	exit 77
fi
for file in "$data"/*.csv "$data"/*.psv; do
	"$SLAUDIT" ingest --quiet --rules "$ROOT/tests/real/rules/awkward" \
		--store audit.db "$file"
done
"$SLAUDIT" measure --quiet --rules "$ROOT/tests/real/rules/awkward" \
	--store audit.db

python3 - "$data" <<'EOT'
import csv, io, json, pathlib, sqlite3, sys

data = pathlib.Path(sys.argv[1])
expected = json.loads((data / "expected.json").read_text("utf-8"))
db = sqlite3.connect("audit.db")
# What the mapping of each file is told: lines above the header, ragged.
told = {
    "blank_and_title_lines_semicolon_utf8.csv": (11, False),
    "bpic14_40rows_ddmmyyyy_grouped_decimals.csv": (0, False),
    "cp1252_crlf_stray_cr_spanish_budget.csv": (0, False),
    "cr_only_title_lines_giss.csv": (3, False),
    "pipe_mixed_crlf_lf.psv": (0, False),
    "semicolon_cp1252_crlf_ddmmyyyy_bikes.csv": (0, True),
    "title_lines_crlf_embedded_lf_excel.csv": (3, False),
    "utf16le_bom_crlf_nhs.csv": (0, False),
}
# Rows that are accepted whole: they have times, or none where one could be.
accepted = {
    "bpic14_40rows_ddmmyyyy_grouped_decimals.csv": 40,
    "semicolon_cp1252_crlf_ddmmyyyy_bikes.csv": 310,
}
bad = []

def check(name, what, got, want):
    if got != want:
        bad.append("%s: %s: %r, want %r" % (name, what, got, want))

assert set(told) == set(expected)
for name, want in expected.items():
    skip, ragged = told[name]
    text = (data / name).read_bytes().decode(want["encoding"])
    records = list(csv.reader(io.StringIO(text, newline=""),
                              delimiter=want["separator"]))
    assert len(records) == want["records"], name
    header, rows = records[skip], [r for r in records[skip + 1:] if r]
    blank = len(records) - skip - 1 - len(rows)
    short = sum(len(r) < len(header) for r in rows)
    over = sum(len(r) > len(header) for r in rows)
    id, read, ok, blanks, skipped = db.execute(
        "SELECT id, row_read, row_accepted, line_blank, line_skipped"
        " FROM export WHERE name = ?", (name,)).fetchone()
    diags = dict(db.execute("SELECT code, count FROM diag_tally"
                            " WHERE export_id = ?", (id,)))
    check(name, "digest", db.execute(
        "SELECT digest FROM export WHERE id = ?", (id,)).fetchone()[0],
        want["sha256"])
    check(name, "rows read", read, len(rows))
    check(name, "blank lines", blanks, blank)
    check(name, "lines above the header", skipped, skip)
    check(name, "short rows", diags.get("short-row", 0), short * ragged)
    check(name, "rows of another width", diags.get("fields", 0),
          over + short * (not ragged))
    check(name, "without a line end", diags.get("truncated", 0),
          int(not want["final_line_end"]))
    for code in ("quoting", "encoding", "unterminated"):
        check(name, code, diags.get(code, 0), 0)
    if name in accepted:
        check(name, "accepted", ok, accepted[name])

name = "bpic14_40rows_ddmmyyyy_grouped_decimals"
want = json.loads((data / (name + ".expected.json")).read_text("utf-8"))
took = sorted(t for t, in db.execute(
    "SELECT o.elapsed_second FROM outcome o JOIN sle s ON s.id = o.sle_id"
    " WHERE s.name = 'W.close'"))
closure = want["closure_elapsed"]
check(name, "n, min, max, sum", (len(took), took[0], took[-1], sum(took)),
      (closure["n"], closure["min"], closure["max"], closure["sum"]))

if bad:
    sys.exit("\n".join(bad))
print("%d files of awkward form, %d lengths" % (len(expected), len(took)))
EOT
