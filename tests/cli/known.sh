#!/bin/sh
# Which rules were known: the limit of re-tests before its change of 2019, held
# against the working of fixtures/small; and results are not mixed up.
set -eu
for day in 2019-05-01 2021-03-01; do
	"$SLAUDIT" run --dry --quiet --rules "$ROOT/rules/iana-naming" \
		--known-as-of $day "$ROOT"/fixtures/small/*.csv \
		>known-$day.csv 2>/dev/null
done
python3 - "$ROOT/fixtures/small/working/expected.csv" <<'EOT'
import csv, sys
took = [int(row["elapsed_second"]) for row in csv.DictReader(
    open(sys.argv[1], encoding="utf-8"))
    if row["sle"] == "I.4" and row["state"] in ("met", "missed")
    and row["month"] == "2021-03"]
# 3 min as recalled, 10 min in the edition of 2 July 2020
for day, version, limit in (("2019-05-01", "2016-10-01", 180),
                            ("2021-03-01", "2020-07-02", 600)):
    rows = list(csv.DictReader(open("known-%s.csv" % day)))
    got = [(row["version"], row["n"], row["n_met"]) for row in rows
           if row["sle"] == "I.4" and row["month"] == "2021-03"]
    want = [(version, str(len(took)), str(sum(t <= limit for t in took)))]
    if got != want:
        sys.exit("%s: %s, not %s" % (day, got, want))
    # adopted later than the first day, and recorded before the second
    if ("L.1" in {row["sle"] for row in rows}) != (day == "2021-03-01"):
        sys.exit("L.1 at %s" % day)
if len({sum(t <= limit for t in took) for limit in (180, 600)}) != 2:
    sys.exit("the fixture cannot tell the two limits apart")
EOT
"$SLAUDIT" ingest --quiet --rules "$ROOT/rules/iana-naming" --store audit.db \
	"$ROOT"/fixtures/small/*.csv
"$SLAUDIT" measure --quiet --rules "$ROOT/rules/iana-naming" --store audit.db \
	--known-as-of 2019-05-01
status=0
"$SLAUDIT" judge --quiet --rules "$ROOT/rules/iana-naming" --store audit.db \
	2>err.txt || status=$?
test $status = 5
grep -q "was measured under another rule book" err.txt
"$SLAUDIT" judge --quiet --rules "$ROOT/rules/iana-naming" --store audit.db \
	--known-as-of 2019-05-01
