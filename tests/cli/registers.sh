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
# pack of the same bytes.
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
diff -r packs-stream.db packs-late.db

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
done
run stream.db lifted/*.csv
sqlite3 -csv stream.db "SELECT sle_id, month, n, n_met, excluded,
	median_second FROM attainment ORDER BY 1, 2" | cmp - before.csv
test "$(sqlite3 stream.db 'SELECT count(*) FROM attainment_before')" = 0
test "$(sqlite3 stream.db 'SELECT count(*) FROM register_touch')" = 0

# One id in two files, two files of one name, a header that lacks a column.
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
head -2 "$words/exclusions.csv" >exclusions-2.csv
echo 'E-99,I.4-missed,,,,,data-error,,,A,2021-04-05,B,2021-04-08,upheld' \
	>>exclusions-2.csv
refuse "exclusions.csv:2: entry 'E-1' of register exclusions stands in" \
	"$words/exclusions.csv" exclusions-2.csv
refuse 'two files of register exclusions have this name' \
	"$words/exclusions.csv" lifted/exclusions.csv
sed 1s/decided_by/decider/ "$words/exclusions.csv" >exclusions-3.csv
refuse 'column "decided_by" must stand there once' exclusions-3.csv
