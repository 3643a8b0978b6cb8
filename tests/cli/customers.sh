#!/bin/sh
# fixtures/customers: comparisons, k of N and families against what work.py
# worked out without us; then the dates of 2013 to 2016, likewise.
set -eu
data=$ROOT/fixtures/customers
python3 "$data/working/work.py" >worked.txt

for workers in 1 3; do
	"$SLAUDIT" run --rules "$data/book" --month 2021-06 \
		--store "$workers.db" --out "out$workers" --workers "$workers" \
		"$data/requests.csv" >run.txt
done
diff -r out1 out3
pack=out1/committee/2021-06/data

python3 - "$data/working/expected.csv" "$pack" <<'EOF'
import csv, sys
def table(name):
    return list(csv.DictReader(open(f"{sys.argv[2]}/{name}.csv",
                                    encoding="utf-8", newline="")))
def expect(what, got, want):
    if got != want:
        sys.exit(f"{what}: {got}, wanted {want}")
key = lambda r: (r[0], r[-1], r)
want = list(csv.reader(open(sys.argv[1], encoding="utf-8")))[1:]
got = [[r["breakdown"], r["group"], r["period_met"], r["period_n"],
        r["year_met"], r["year_n"], r["overall"], r["same_mix"],
        r["everybody"], r["categories"]] for r in table("comparisons")]
expect("comparisons", sorted(got, key=key), sorted(want, key=key))
expect("reversals",
       [(r["expectation"], r["group"], r["year_met"], r["year_n"])
        for r in table("reversals")],
       [("D", "ccTLD", "11", "20"), ("D", "gTLD", "2", "5"),
        ("R", "ccTLD", "5", "5"), ("R", "gTLD", "19", "20")])
month, = table("kofn")
expect("k of N", [month[c] for c in ("defined", "kofn_met", "kofn_missed",
                                     "no_requests", "with_requests",
                                     "verified", "reconstructed",
                                     "not_established")],
       ["4", "2", "1", "1", "3", "3", "1", "1"])
expect("margins", [(r["expectation"], r["misses"], r["allowed"], r["budget"])
                   for r in table("margins")],
       [("C", "6", "2", "-4"), ("D", "2", "2", "0"), ("R", "0", "0", "0")])
figure, = table("family_figures")
expect("family figure", [figure[c] for c in (
    "request_missed", "request_n", "once_missed", "once_n", "once_share",
    "once_verdict")], ["6", "10", "1", "5", "80.0", "target met"])
expect("family", [r["ticket"] for r in table("family_tickets")],
       [f"Q-{i:03d}" for i in range(52, 58)])
expect("attributes of a miss",
       [(r["attribute_region"], r["attribute_registry"])
        for r in table("exceptions") if r["ticket"] == "Q-052"],
       [("Europe", "reg-a")])
# Each breakdown holds each case of the year once: 60, not the one before.
for by in ("customer_class", "region"):
    for months in (True, False):
        expect(by, sum(int(r["n"]) for r in table("strata")
                       if r["breakdown"] == by
                       and (r["month"] != "all") == months), 60)
EOF
grep -q '^C June: 4 of 10$' worked.txt
grep -q '^families once: 1 late of 5$' worked.txt
tr '\n' ' ' <out1/committee/2021-06/summary.txt |
	grep -q 'Met: 2 of 4 defined, 2 of 3 with requests; 1 had none.'
"$SLAUDIT" explain --rules "$data/book" --store 1.db --json Q-052 |
	python3 -c 'import json, sys
ticket, = json.load(sys.stdin)
assert ticket["attributes"] == {"region": "Europe", "registry": "reg-a"}'

# July 2016, dates alone: twelve late requests of one registry's names. By all
# three dates they are two families and two alone; by those of validation and
# dispatch, one. The rule of the book decides, and each is stated.
real=$ROOT/fixtures/iana-2013-2016
python3 "$real/work.py" >real.txt
grep -q '^2016-07 12 late of 12; once: 4 of 4; families of \[6, 4\]$' real.txt
grep -q '^2016-07, .* 12 late of 12; once: 1 of 1;' real.txt
grep -q '^2016-08 4 late of 13; once: 2 of 8; families of \[4, 3\]$' real.txt
mkdir loose
cp "$ROOT"/rules/iana-2013/*.yaml loose/
sed -i 's/events: \[received, validated, completed\]/events: [validated, dispatched]/' \
	loose/families.yaml
once() { # BOOK MONTH: late and all, per request and once; families' sizes
	rm -rf once.db once
	"$SLAUDIT" run --quiet --rules "$1" --month "$2" --store once.db \
		--out once "$real/requests.csv"
	grep '^K.1,' "once/committee/$2/data/family_figures.csv" |
		tr -d '\r' | cut -d, -f5,6,10,11
	tail -n +2 "once/committee/$2/data/families.csv" | grep -c .
}
[ "$(once "$ROOT/rules/iana-2013" 2016-07 | xargs)" = "12,12,4,4 2" ]
[ "$(once loose 2016-07 | xargs)" = "12,12,1,1 1" ]
[ "$(once "$ROOT/rules/iana-2013" 2016-08 | xargs)" = "4,13,2,8 2" ]
