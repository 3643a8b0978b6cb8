#!/bin/sh
# Two years month by month: each expectation of the book that work.py worked
# out without us has the same n, met and missed in each month. Exports that
# the book does not map are left out, and expectations that it does not have.
set -eu
book=${BOOK:-$ROOT/rules/iana-naming}
set --
for name in requests complaints enquiries services accuracy outages; do
	if grep -q "^ *file: \"$name\*\.csv\"" "$book"/*.yaml; then
		set -- "$@" "$ROOT/fixtures/years/$name.csv"
	fi
done
"$SLAUDIT" run --quiet --rules "$book" --store audit.db --out packs \
	--whole --from 2020-08 --to 2022-07 "$@"

# A book that tells complaints out of scope leaves them out of C.1 and C.2.
figure=every-scope
if grep -q '^ *out_of_scope:' "$book"/*.yaml; then
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
seen, bad = {}, 0
for r in got:
    place = r["expectation"], r["month"]
    if place not in want or r["figure"] != "share":
        continue
    n, met, verdict = want[place]
    seen[place[0]] = seen.get(place[0], 0) + 1
    same = True
    if r["verdict"] in ("target met", "target missed"):
        same = r["verdict"] == "target " + verdict
    if r["unit"] in ("case", "check"):  # of time, planned or not is a choice
        same = same and (int(r["denominator"]), int(r["numerator"])) == \
            (n, met)
    if not same:
        print(*place, "should be", want[place], "is", r)
        bad += 1
print(sum(seen.values()), "months of", len(seen), "expectations compared,",
      bad, "differ")
# Ten rows of category I and the two clocks of a complaint, 24 months each.
sys.exit(1 if bad or sum(seen.values()) < 12 * 24 else 0)
EOT
