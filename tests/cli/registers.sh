#!/bin/sh
# fixtures/registers over fixtures/small: every row and the three figures as
# they were worked out by hand; in one stream, late, first, and lifted again.
set -eu
rules=$ROOT/rules/iana-naming
small=$ROOT/fixtures/small
words=$ROOT/fixtures/registers

run() { # STORE FILE...
	store=$1
	shift
	"$SLAUDIT" run --quiet --rules "$rules" --month 2021-03 --store "$store" \
		--out "packs-$store" "$@"
}
figures() { # STORE: three figures of each measure of figures.csv
	sqlite3 -csv -header "$1" "
		WITH bases (basis) AS (VALUES ('all data'), ('after exclusions'),
			('official'))
		SELECT s.name AS measure, b.basis,
			coalesce(p.scope, a.scope) AS scope,
			coalesce(p.n_met, a.n_met) AS met,
			coalesce(p.n, a.n) AS n,
			coalesce(p.excluded, a.excluded) AS excluded
		FROM attainment a JOIN sle s ON s.id = a.sle_id
		CROSS JOIN bases b
		LEFT JOIN attainment_before p ON p.sle_id = a.sle_id
			AND p.month = a.month AND p.basis = b.basis
		WHERE a.month = 2021 * 12 + 2 AND s.name IN
			('I.1', 'I.2', 'I.3', 'I.4', 'I.8', 'I.10')
		ORDER BY s.ordinal, b.basis = 'official', b.basis DESC,
			b.basis" >figures.got
	python3 - "$words/working/figures.csv" figures.got <<'EOT'
import csv, sys
want, got = (sorted(map(tuple, csv.reader(open(p)))) for p in sys.argv[1:])
if want != got:
    sys.exit("figures differ: %s" % sorted(set(want) ^ set(got)))
EOT
}
entries() { # STORE
	sqlite3 -csv "$1" "
		SELECT x.name, e.line, e.name, e.state
		FROM register_entry e JOIN export x ON x.id = e.export_id
		UNION ALL SELECT x.name, d.line, d.key, d.code
		FROM diag d JOIN export x ON x.id = d.export_id
		WHERE x.register IS NOT NULL" >entries.got
	python3 - "$words/working/entries.csv" entries.got <<'EOT'
import csv, sys
want = sorted(tuple(r) for r in csv.reader(open(sys.argv[1])))
got = sorted(tuple(r) for r in csv.reader(open(sys.argv[2])))
want = [r for r in want if r[0] != "register"]
key = lambda rows: sorted((r[0], int(r[1]), r[3]) for r in rows)
if key(want) != key(got):
    sys.exit("entries differ: %s" % sorted(set(key(want)) ^ set(key(got))))
print(len(got), "entries as they should be")
EOT
}
dump() { # STORE: all that was measured, by names and not by numbers
	sqlite3 "$1" "
		SELECT s.name, t.key, o.cycle, o.state, o.start_at, o.stop_at,
			o.elapsed_second, o.month FROM outcome o
		JOIN ticket t ON t.id = o.ticket_id
		JOIN sle s ON s.id = o.sle_id ORDER BY 1, 2, 3;
		SELECT s.name, a.month, a.scope, a.n, a.n_met, a.excluded,
			a.median_second FROM attainment a
		JOIN sle s ON s.id = a.sle_id ORDER BY 1, 2;
		SELECT a.basis, s.name, a.month, a.scope, a.n, a.n_met, a.excluded,
			a.median_second FROM attainment_before a
		JOIN sle s ON s.id = a.sle_id ORDER BY 1, 2, 3;
		SELECT e.name, e.line, e.state, e.touched FROM register_entry e
		ORDER BY 1, 2;
		SELECT e.name, s.name, t.key, p.state, p.after_state, c.acts, c.late
		FROM register_touch c JOIN register_entry e ON e.id = c.entry_id
		JOIN outcome_plain p ON p.id = c.outcome_id
		JOIN ticket t ON t.id = p.ticket_id
		JOIN sle s ON s.id = p.sle_id ORDER BY 1, 2, 3"
}

# In one stream.
run stream.db "$small"/*.csv "$words"/*.csv
figures stream.db
entries stream.db
dump stream.db >stream.txt
test "$(sqlite3 stream.db "SELECT group_concat(e.name, ' ') FROM (SELECT
	e.name FROM register_touch c JOIN register_entry e ON e.id = c.entry_id
	WHERE NOT c.late ORDER BY e.name) e")" = E-2

# The registers come late, or first, or one by one: the same figures, and a
# pack of the same bytes, but for LEDGER: what was done first stands first.
run late.db "$small"/*.csv
sqlite3 -csv late.db "SELECT sle_id, month, n, n_met, excluded, median_second
	FROM attainment ORDER BY 1, 2" >before.csv
run late.db "$words"/*.csv
dump late.db | cmp - stream.txt
for file in "$words"/*.csv; do
	"$SLAUDIT" ingest --quiet --rules "$rules" --store first.db "$file"
done
"$SLAUDIT" measure --quiet --rules "$rules" --store first.db "$small"/*.csv
dump first.db | cmp - stream.txt
diff -r -x LEDGER packs-stream.db packs-late.db

# The pack: the three figures as data, those that change a verdict first, each
# row of each register accounted for, the operator's words beside the miss, the
# committee's rating and no other.
pack=packs-stream.db/committee/2021-03
python3 - "$pack/data" "$words/working/figures.csv" <<'EOT'
import csv, sys
def rows(name):
    return list(csv.DictReader(open(sys.argv[1] + "/" + name + ".csv")))
want = {}
for r in csv.DictReader(open(sys.argv[2])):
    want.setdefault(r["measure"], []).append((r["met"], r["n"]))
want = {m: f for m, f in want.items() if len(set(f)) > 1}
got = {r["expectation"]: [(r["met_" + b], r["n_" + b])
    for b in ("all_data", "after_exclusions", "official")]
    for r in rows("three_figures")}
assert got == want, (got, want)
entries = rows("register_entries")
turns = [r["turns"] for r in entries]
assert turns == sorted(turns, reverse=True) and turns.count("yes") == 6, turns
assert [r["entry"] for r in entries[:3]] == ["E-1", "E-2", "E-3"]
for r in rows("register_files"):
    parts = ("refused_by_row", "refused_by_data", "undecided",
        "decided_against", "applied", "listed")
    assert int(r["rows_read"]) == sum(int(r[p]) for p in parts), r
rate = [r for r in rows("exclusion_rate") if r["month"] == "2021-03"]
assert [(r["scope"], r["excluded"], r["decided_after"]) for r in rate] == [
    ("57", "4", "3")], rate
rates = {r["expectation"]: r["excluded"] for r in rows("exclusion_rates")
    if r["month"] == "2021-03" and r["excluded"] != "0"}
assert rates == {"I.1": "1", "I.2": "1", "I.8": "2"}, rates
words = {r["ticket"]: r["explanation"] for r in rows("exceptions")}
assert "Two of three reviewers were ill." in words["I.7-missed"]
assert "The queue stood still" in words["I.5-missed"]
assert words["I.9-missed"] == "[z]"
EOT
grep -q 'Rating recorded by the committee, on 2021-04-20, of March 2021: Needs' \
	"$pack/report.txt"
test "$(grep -c 'Rating recorded' "$pack/report.txt")" = 2
rm -rf packs-none && "$SLAUDIT" run --quiet --rules "$rules" --store none.db \
	--out packs-none --month 2021-03 "$small"/*.csv
grep -q 'No register was supplied' packs-none/committee/2021-03/report.txt

# Why, with file and line, and both figures.
explain() { # TICKET WORDS
	"$SLAUDIT" explain --rules "$rules" --store stream.db "$1" |
		tr -s ' \n' ' ' >explain.txt
	grep -qF -- "$2" explain.txt || {
		cat explain.txt
		exit 1
	}
}
explain I.1-missed 'On all data: missed, 1 min 1 s. After exclusions: excluded.'
explain I.1-missed 'E-1 (exclusions.csv:2), exclusion'
explain I.3-missed 'E-5 (exclusions.csv:6), exclusion'
explain I.3-missed 'Missed: it took 3,001 s'
explain I.3-missed 'with corrected times: met, 50 min 1 s'
explain I.10-missed '(corrected; the file says 2021-03-16 06:05:00 -07:00)'
explain I.10-missed 'Met: it took 45 s'
explain I.9-missed 'Result: refused: the file says another time.'
explain I.8-missed 'E-3 (exclusions.csv:4; decided after the month was over)'

# A dry run says the same, and so does one through a store of its own.
"$SLAUDIT" run --dry --quiet --rules "$rules" "$small"/*.csv "$words"/*.csv >dry.csv
head -1 "$small/complaints.csv" >complaints-none.csv
cp "$small/complaints.csv.cutoff" complaints-none.csv.cutoff
"$SLAUDIT" run --dry --quiet --rules "$rules" "$small"/*.csv complaints-none.csv \
	"$words"/*.csv >dry-store.csv
cmp dry.csv dry-store.csv
grep -q '^I\.10,[^,]*,2021-03,5,5,0,' dry.csv

# Again: nothing changes.
"$SLAUDIT" ingest --rules "$rules" --store stream.db "$words"/*.csv >again.txt
test "$(grep -c 'same as before' again.txt)" = 5
dump stream.db | cmp - stream.txt

# Lifted, every figure is back to what it was, to the last digit (T27).
mkdir lifted
for file in "$words"/*.csv; do
	sed 's/,upheld$/,rejected/' "$file" >"lifted/${file##*/}"
	echo 2021-04-22T00:00:00-07:00 >"lifted/${file##*/}.cutoff"
done
run stream.db lifted/*.csv
sqlite3 -csv stream.db "SELECT sle_id, month, n, n_met, excluded,
	median_second FROM attainment ORDER BY 1, 2" | cmp - before.csv
test "$(sqlite3 stream.db 'SELECT count(*) FROM attainment_before')" = 0
test "$(sqlite3 stream.db 'SELECT count(*) FROM register_touch')" = 0

# As of before they were lifted they stand as they did; and which of two files
# of one name counts does not hang on which came last.
"$SLAUDIT" measure --quiet --rules "$rules" --store stream.db \
	--as-of 2021-04-21T00:00:00-07:00
figures stream.db
"$SLAUDIT" ingest --quiet --rules "$rules" --store last.db lifted/*.csv
"$SLAUDIT" measure --quiet --rules "$rules" --store last.db "$small"/*.csv \
	"$words"/*.csv
test "$(sqlite3 last.db 'SELECT count(*) FROM register_touch')" = 0

# One id in two files, two files of one name and cut-off, a header that lacks a column.
refuse() { # WHY FILE...
	why=$1
	shift
	status=0
	"$SLAUDIT" run --dry --quiet --rules "$rules" "$small"/*.csv "$@" >/dev/null \
		2>refused.txt || status=$?
	test "$status" = 4
	grep -qF -- "$why" refused.txt || {
		cat refused.txt
		exit 1
	}
}
for n in 2 3; do
	cp "$words/exclusions.csv.cutoff" exclusions-$n.csv.cutoff
done
head -2 "$words/exclusions.csv" >exclusions-2.csv
echo 'E-99,I.4-missed,,,,,data-error,,,A,2021-04-05,B,2021-04-08,upheld' \
	>>exclusions-2.csv
refuse "exclusions.csv:2: entry 'E-1' of register exclusions stands in" \
	"$words/exclusions.csv" exclusions-2.csv
mkdir same
cp lifted/exclusions.csv same/
cp "$words/exclusions.csv.cutoff" same/
refuse 'two files of register exclusions have this name and one cut-off' \
	"$words/exclusions.csv" same/exclusions.csv
status=0
"$SLAUDIT" ingest --quiet --rules "$rules" --store last.db same/exclusions.csv \
	2>refused.txt || status=$?
test "$status" = 4
grep -q 'another file of register exclusions.*give the newer one a later' \
	refused.txt
sed 1s/decided_by/decider/ "$words/exclusions.csv" >exclusions-3.csv
refuse 'column "decided_by" must stand there once' exclusions-3.csv
