#!/bin/sh
# Two years of monthly files, run month by month as they came; then all over
# again from nothing, taken in backwards: the same packs and the same store.
# Each month's figures are those that fixtures/history/work.py works out from
# the files alone.
set -eu
history="$ROOT/fixtures/history"
python3 "$history/make.py" desk

run() { # OUT, then the rest
	out=$1
	shift
	"$SLAUDIT" run --quiet --rules "$history/rules" --store "$out.db" \
		--out "$out" "$@"
}
files() { # of MONTH
	find "desk/$1" -type f ! -name '*.cutoff' | LC_ALL=C sort
}
bytes() { # of all packs; the ledger's head tells in which order things were done
	(cd "$1" && find . -type f ! -name LEDGER -exec sha256sum {} + |
		LC_ALL=C sort -k 2)
}

# As they came. In between what had come by 20 October. A month is told as of the
# last cut-off before the next one is over, so some are made once more: May,
# whose complaints came with June's, July, whose log was sent again on 5 August,
# and September, after 20 October.
for month in desk/*; do
	month=${month#desk/}
	if [ "$month" = 2020-10 ]; then
		run came --month 2020-10 desk/2020-10/requests-2020-10-20.csv
		grep -q Provisional came/committee/2020-10/report.txt
		run came --month 2020-09
	fi
	# shellcheck disable=SC2046 # a file each
	run came --month "$month" $(files "$month")
	case $month in
	2020-05) grep -q 'not supplied' came/committee/2020-05/report.txt ;;
	2020-06) run came --month 2020-05 ;;
	2020-08) run came --month 2020-07 ;;
	esac
done

# From nothing, one by one, the last first, and then all months at once.
for month in $(ls -r desk); do
	for file in $(files "$month" | LC_ALL=C sort -r); do
		"$SLAUDIT" ingest --quiet --rules "$history/rules" \
			--store again.db "$file"
	done
done
run again --from 2020-01 --to 2021-12
bytes came >came.bytes
bytes again >again.bytes
diff came.bytes again.bytes
for store in came again; do
	"$SLAUDIT" measure --quiet --rules "$history/rules" --store $store.db
	"$SLAUDIT" dump $store.db >$store.dump
done
cmp came.dump again.dump
test "$(wc -l <came.dump)" -gt 500

# Figures: of each month its own row in its own pack.
python3 "$history/work.py" desk >want
python3 - came/committee >got <<'END'
import csv, glob, os, sys
for pack in sorted(glob.glob(sys.argv[1] + "/*")):
    month = os.path.basename(pack)
    for row in csv.DictReader(open(pack + "/data/attainment.csv")):
        if row["month"] == month:
            known = "supplied" not in row["verdict"]
            print(",".join([row["expectation"], month,
                row["met"] if known else "", row["n"] if known else ""]))
END
LC_ALL=C sort want >want.sorted
LC_ALL=C sort got | diff want.sorted -

# What was planted is told where it is looked for.
told() { # MONTH WORDS
	grep -q -- "$2" "came/committee/$1/report.txt" ||
		{ echo "$1 does not tell: $2"; exit 1; }
}
told 2020-03 'not supplied'
told 2020-06 'empty'
told 2021-02 'R-2011-3'
told 2021-04 'R-2102-4'
told 2020-12 'R-2009-1'
grep -q 'R-2009-1.*answered' came/committee/2020-12/data/changes.csv
grep -q '^requests-2021-09.csv,.*fields' came/committee/2021-09/data/diags.csv
grep -q '^requests-2021-09.csv,.*future' came/committee/2021-09/data/diags.csv
if grep -q 'no complaints' came/committee/2020-03/report.txt; then
	echo "a missing file is taken for none"
	exit 1
fi
