#!/bin/sh
# What was sent and decided does not hang on the order in which it was written
# down (clocks.md section 14, properties 9 and 12): rows, files and rules in
# another order, rules and exports in more files, give the same verdicts and
# figures. A ticket torn over two exports of one cut-off is refused, not judged
# by half.
set -eu
book="$ROOT/rules/iana-naming"

verdicts() { # RULES NAME EXPORT...
	rules=$1
	name=$2
	shift 2
	"$SLAUDIT" measure --quiet --rules "$rules" --store "$name.db" "$@"
	sqlite3 "$name.db" >"$name.txt" <<'EOQ'
SELECT s.name, s.version, t.process, t.key, o.cycle, o.state, o.start_at,
    o.stop_at, o.elapsed_second, o.wall_second, o.due_at, o.month
  FROM outcome o JOIN sle s ON s.id = o.sle_id
    JOIN ticket t ON t.id = o.ticket_id ORDER BY 1, 2, 3, 4, 5;
SELECT s.name, s.version, a.month, a.scope, a.n, a.n_met, a.numerator,
    a.denominator, a.median_second, a.p95_second
  FROM attainment a JOIN sle s ON s.id = a.sle_id ORDER BY 1, 2, 3;
SELECT code, sum(count) FROM diag_tally GROUP BY code ORDER BY code;
EOQ
}

python3 - "$ROOT" <<'EOT'
import pathlib, random, re, shutil, sys

root = pathlib.Path(sys.argv[1])
small = root / "fixtures" / "small"
pick = random.Random(9)

# Rows in another order; then tickets dealt to three files, and one torn.
head, *rows = (small / "requests.csv").read_text("utf-8").split("\n")
rows = [row for row in rows if row]
pick.shuffle(rows)
tickets = sorted({row.split(",")[0] for row in rows})
pick.shuffle(tickets)

def export(name, chosen):
    path = pathlib.Path(name)
    path.write_text("\n".join([head] + chosen) + "\n", "utf-8")
    shutil.copy(small / "requests.csv.cutoff", name + ".cutoff")

export("requests-shuffled.csv", rows)
for n in range(3):
    export("requests-%d.csv" % n,
           [r for r in rows if tickets.index(r.split(",")[0]) % 3 == n])
export("requests-torn-0.csv", rows[0::2])
export("requests-torn-1.csv", rows[1::2])

# Rules in another order, a file for each item of a section.
out = pathlib.Path("rules")
out.mkdir()
items = []
for path in sorted((root / "rules" / "iana-naming").glob("*.yaml")):
    section = None
    for line in path.read_text("utf-8").split("\n"):
        if re.match(r"\w+:", line):
            section = line.split(":")[0]
            items.append([section, []])
        elif section in ("sles", "calendars", "mappings", "detection") and \
                line.startswith("  - "):
            items.append([section, []])
        if section is not None:
            items[-1][1].append(line)
pick.shuffle(items)
for n, (section, lines) in enumerate(items):
    if not [l for l in lines[1:] if l.strip()] and section != "book":
        continue  # the section's own line alone
    if lines[0].startswith("  - "):
        lines = [section + ":"] + lines
    (out / ("%03d.yaml" % n)).write_text("\n".join(lines) + "\n", "utf-8")
EOT

exports="$ROOT/fixtures/small/requests.csv $ROOT/fixtures/small/complaints.csv"
# shellcheck disable=SC2086
verdicts "$book" plain $exports
test "$(wc -l <plain.txt)" -gt 60
cp "$ROOT"/fixtures/small/complaints.csv* .
verdicts "$book" shuffled requests-shuffled.csv complaints.csv
diff plain.txt shuffled.txt
verdicts "$book" dealt requests-2.csv complaints.csv requests-0.csv \
	requests-1.csv
diff plain.txt dealt.txt
echo "the same verdicts of rows and files in another order"

test "$(find rules -name '*.yaml' | wc -l)" -gt 20
"$SLAUDIT" rules check rules
# shellcheck disable=SC2086
verdicts rules reordered $exports
diff plain.txt reordered.txt
echo "the same verdicts under rules in another order"

status=0
"$SLAUDIT" measure --quiet --rules "$book" --store torn.db \
	requests-torn-0.csv requests-torn-1.csv 2>said || status=$?
test "$status" = 4
grep -q "stands in requests-torn-0.csv:[0-9]*, too, with the same cut-off" said
test "$(sqlite3 torn.db 'SELECT count(*) FROM ticket')" = 0
echo "a torn ticket is refused"
