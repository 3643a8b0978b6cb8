#!/bin/sh
# A month of the two years in which one registry's requests were late together:
# counted as one, every figure is the one that work.py worked out without us.
# Groups of customers are compared by class and by region.
set -eu
years=$ROOT/fixtures/years
"$SLAUDIT" run --quiet --rules "$ROOT/rules/iana-naming" --store audit.db \
	--out packs --month 2022-02 "$years/requests.csv"

python3 - "$years/working/expected.csv" packs/committee/2022-02/data <<'EOT'
import csv, sys

def rows(path):
    return list(csv.DictReader(open(path, encoding="utf-8", newline="")))

want = {row["measure"]: row for row in rows(sys.argv[1])
        if row["month"] == "2022-02" and row["figure"] == "families"}
seen = {row["expectation"]: row
        for row in rows(sys.argv[2] + "/family_figures.csv")}
assert want["I.7"]["missed"] == "3" and want["I.7"]["n"] == "69"
assert sorted(seen) == sorted(want), (sorted(seen), sorted(want))
for measure, one in want.items():
    row = seen[measure]
    assert (row["once_n"], row["once_missed"]) == (one["n"], one["missed"]), row
    assert row["once_verdict"] == "target " + one["verdict"], row
assert seen["I.7"]["request_verdict"] == "target missed"

[family] = rows(sys.argv[2] + "/families.csv")
assert family["requests"] == "12" and "ry-16" in family["shared"], family
words = {row["group"] for row in rows(sys.argv[2] + "/strata.csv")}
assert {"ccTLD", "gTLD", "Africa", "Europe"} <= words, words
print(len(want), "figures with the family counted once, as worked out")
EOT
