#!/bin/sh
# A file that did not come is not a file in which nothing stands, and a month
# that is not over in the data is no month to be judged.
set -eu
rules=$ROOT/rules/iana-naming
small=$ROOT/fixtures/small

run() { # NAME FILE...: into NAME.db, packs-NAME and the line NAME.said
	name=$1
	shift
	"$SLAUDIT" run --summary --rules "$rules" --store "$name.db" \
		--month 2021-03 --out "packs-$name" "$@" >"$name.said"
}
words() { # NAME: the page's words in one line
	tr -s ' \n' ' ' <"packs-$1/committee/2021-03/report.txt"
}
has() { # NAME WORDS
	words "$1" | grep -qF -- "$2" || {
		echo "packs-$1 lacks: $2"
		exit 1
	}
}

# No complaint file.
run none "$small/requests.csv"
grep -q 'not supplied: .*Customer complaint' none.said
test "$(wc -l <none.said)" = 1
has none 'No file was supplied for: Sample of entries checked, Customer complaint'
has none '* Customer complaint Month: 2021-03; Supplied: not supplied;'
! words none | grep -E '0 (complaints|cases of)|no complaints|each-late-complaint.*C\.[12]'

# An empty one: 0, and why.
mkdir empty
head -n 1 "$small/complaints.csv" >empty/complaints.csv
cp "$small/complaints.csv.cutoff" empty/
run empty "$small/requests.csv" empty/complaints.csv
! grep 'not supplied: .*Customer complaint' empty.said
has empty 'Customer complaint: 0 in March 2021: the export came and is empty'
has empty '* Customer complaint Month: 2021-03; Supplied: empty;'

python3 - <<'EOT'
import csv, zipfile
def rows(name, table):
    with open("packs-%s/committee/2021-03/data/%s.csv" % (name, table)) as f:
        return list(csv.DictReader(f))
def sheet_texts(name):
    with zipfile.ZipFile("packs-%s/committee/2021-03/workbook.xlsx" % name) as z:
        return z.read("xl/sharedStrings.xml").decode("utf-8")
complaint = ("C.1", "C.2")
for name in ("none", "empty"):
    found = {r["expectation"]: r for r in rows(name, "expectations")}
    for sle in complaint:
        r = found[sle]
        counts = [r[c] for c in ("met", "n", "open_over", "measured", "scope")]
        if name == "none":
            assert r["verdict"] == "[x] not supplied", r
            assert set(counts) == {"[x]"}, r
        else:
            assert r["verdict"] != "[x] not supplied", r
            assert set(counts) == {"0"}, r
    month = [r for r in rows(name, "attainment")
        if r["expectation"] in complaint and r["month"] == "2021-03"]
    assert {r["scope"] for r in month} <= \
        ({"[x]"} if name == "none" else {"0"}), month
    assert not [r for r in rows(name, "findings") if "C." in str(r.values())
        and set(complaint) & set(r.values())]
# Nothing else hangs on it: what is known of requests is the same.
strip = lambda name: [r for r in rows(name, "expectations")
    if not r["expectation"].startswith("C.")]
assert strip("none") == strip("empty")
assert "[x] not supplied" in sheet_texts("none")
supply = {r["process"]: r for r in rows("empty", "supplies")}
assert supply["Customer complaint"]["supplied"] == "empty"
assert supply["Customer complaint"]["supply_file"] == "complaints.csv"
supply = {r["process"]: r for r in rows("none", "supplies")}
assert supply["Customer complaint"]["supplied"] == "not supplied"
assert supply["Root zone change request"]["supplied"] == "supplied"
EOT

# An increment holds one month; of a log its parts of a ticket are not joined.
cp -R "$rules" book
chmod -R u+w book
sed -i 's/^    shape: wide/    shape: wide\n    extent: increment/' book/mappings.yaml
"$SLAUDIT" rules check book >/dev/null
sed -i '0,/^    shape: log/s//    shape: log\n    extent: increment/' book/mappings.yaml
status=0
"$SLAUDIT" rules check book >said 2>&1 || status=$?
test "$status" = 3
grep -q 'mappings.yaml:8:.*extent.*the events of one ticket in several files' said

# A cut-off in the middle of the month. By hand: three requests until then,
# confirmed after 60, 61 and 30 seconds of 60: 2 of 3, cut to 66.6 %; with the
# fourth, after 300, it is 2 of 4, below 95 %.
mkdir part whole
cat >whole/requests.csv <<'EOT'
ticket,category,tld,class,event,at,party
A,I,de,ccTLD,submitted,2021-03-02T17:00:00Z,customer
A,I,de,ccTLD,confirmed,2021-03-02T17:01:00Z,operator
B,I,fr,ccTLD,submitted,2021-03-03T10:00:00Z,customer
B,I,fr,ccTLD,confirmed,2021-03-03T10:01:01Z,operator
C,I,it,ccTLD,submitted,2021-03-10T10:00:00Z,customer
C,I,it,ccTLD,confirmed,2021-03-10T10:00:30Z,operator
D,I,es,ccTLD,submitted,2021-03-20T10:00:00Z,customer
D,I,es,ccTLD,confirmed,2021-03-20T10:05:00Z,operator
EOT
head -n 7 whole/requests.csv >part/requests.csv
echo 2021-03-16T00:00:00-07:00 >part/requests.csv.cutoff
echo 2021-04-01T00:00:00-07:00 >whole/requests.csv.cutoff
run part part/requests.csv
run whole part/requests.csv whole/requests.csv
grep -qE ': 0 of [0-9]+ met, 0 missed, [0-9]+ provisional, 0 findings' part.said
has part 'Note: Provisional: Root zone change request is known until 2021-03-16'
! words whole | grep 'Note: Provisional'
# ... or where the run looks no further
run asof --as-of 2021-03-16T00:00:00-07:00 whole/requests.csv
has asof 'Note: Provisional: Root zone change request is known until 2021-03-16'
python3 - <<'EOT'
import csv
def row(name, table):
    with open("packs-%s/committee/2021-03/data/%s.csv" % (name, table)) as f:
        return [r for r in csv.DictReader(f) if r["expectation"] == "I.1"]
for name in ("part", "asof"):
    r, = row(name, "expectations")
    assert (r["met"], r["n"], r["verdict"]) == ("2", "3", "[p] none yet"), r
    assert not row(name, "findings")
    with open("packs-%s/committee/2021-03/report.txt" % name) as f:
        assert "66.6 % [p]" in f.read()
r, = row("whole", "expectations")
assert (r["met"], r["n"], r["verdict"]) == ("2", "4", "target missed"), r
assert row("whole", "findings")
EOT
