#!/bin/sh
# Two years month by month: each expectation of the book that work.py worked
# out without us has the same n, met and missed in each month.
set -eu
"$SLAUDIT" run --quiet --rules "$ROOT/rules/iana-naming" --store audit.db \
	--out packs --from 2020-08 --to 2022-07 \
	"$ROOT/fixtures/years/requests.csv" \
	"$ROOT/fixtures/years/complaints.csv"
# A book that tells complaints out of scope leaves them out of C.1 and C.2.
figure=every-scope
if grep -q '^ *out_of_scope:' "$ROOT"/rules/iana-naming/*.yaml; then
	figure=all
fi
python3 - "$figure" "$ROOT/fixtures/years/working/expected.csv" \
	packs/committee/2020-08_2022-07/data/attainment.csv <<'EOT'
import csv, sys
want, got = (list(csv.DictReader(open(path, encoding="utf-8", newline="")))
             for path in sys.argv[2:])
want = {(r["measure"], r["month"]): (int(r["n"]), int(r["met"]), r["verdict"])
        for r in want if r["figure"] in ("all", sys.argv[1]) and
        r["verdict"] != "measured"}  # the other figure stands after "all"
compared = bad = 0
for r in got:
    place = r["expectation"], r["month"]
    if place not in want or r["figure"] != "share" or r["n"] in ("", "[z]"):
        continue
    n, met, verdict = want[place]
    compared += 1
    same = (int(r["n"]), int(r["met"])) == (n, met)
    if r["verdict"] in ("target met", "target missed"):
        same = same and r["verdict"] == "target " + verdict
    if not same:
        print(*place, "should be", want[place], "is", r)
        bad += 1
print(compared, "months compared,", bad, "differ")
# Ten rows of category I and the two clocks of a complaint, 24 months each.
sys.exit(1 if bad or compared < 12 * 24 else 0)
EOT
