#!/bin/sh
# A run knows what was cut off no later than it looks. Files of three cut-offs
# come in every order: as of the middle one the pack is, byte for byte, that of
# a store which never saw the last; and in one stream the same.
set -eu
rules=$ROOT/rules/iana-naming
first=2021-03-16T00:00:00-07:00
second=2021-04-01T00:00:00-07:00
third=2021-04-20T00:00:00-07:00

# What came first knows less; what came last knows another time of one ticket,
# lacks another and has a new one. The second register sets aside a ticket
# which the third does not.
python3 - "$ROOT" "$first" "$second" "$third" <<'EOT'
import pathlib, sys
root, *cutoffs = sys.argv[1:]
small = pathlib.Path(root, "fixtures", "small")
def put(number, name, lines):
    folder = pathlib.Path(str(number))
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    (folder / (name + ".cutoff")).write_text(cutoffs[number - 1] + "\n")
requests = (small / "requests.csv").read_text("utf-8").splitlines()
complaints = (small / "complaints.csv").read_text("utf-8").splitlines()
put(1, "requests-1.csv", requests[:20])
put(2, "requests-2.csv", requests)
put(2, "complaints.csv", complaints)
moved = [line.replace("I.1-missed,", "I.1-moved,") for line in requests]
assert moved != requests
put(3, "requests-3.csv", moved[:-3])
put(3, "complaints.csv", complaints[:-1])
words = pathlib.Path(root, "fixtures", "registers", "exclusions.csv")
words = words.read_text("utf-8").splitlines()
put(2, "exclusions.csv", words[:2])
put(3, "exclusions.csv", words[:1])
EOT

results() { # STORE: measured; into packs-STORE
	"$SLAUDIT" judge --quiet --rules "$rules" --store "$1.db"
	"$SLAUDIT" report --quiet --rules "$rules" --store "$1.db" \
		--month 2021-03 --out "packs-$1"
}

"$SLAUDIT" run --quiet --rules "$rules" --month 2021-03 --store never.db \
	--out packs-never 1/*.csv 2/*.csv
figures='SELECT s.name, a.month, a.scope, a.n, a.n_met, a.excluded FROM
	attainment a JOIN sle s ON s.id = a.sle_id ORDER BY 1, 2;
SELECT s.name, t.key, x.name, o.state, o.start_at, o.stop_at FROM outcome o
	JOIN ticket_current t ON t.id = o.ticket_id
	JOIN export x ON x.id = t.export_id
	JOIN sle s ON s.id = o.sle_id ORDER BY 1, 2, 5'
sqlite3 never.db "$figures" >never.txt
test "$(wc -l <never.txt)" -gt 100

for order in '1 2 3' '1 3 2' '2 1 3' '2 3 1' '3 1 2' '3 2 1'; do
	rm -rf store.db packs-store
	for number in $order; do
		"$SLAUDIT" ingest --quiet --rules "$rules" --store store.db \
			"$number"/*.csv
	done
	"$SLAUDIT" measure --quiet --rules "$rules" --store store.db \
		--as-of "$second"
	sqlite3 store.db "$figures" | cmp - never.txt
	case $order in
	'1 3 2' | '3 2 1')
		results store
		diff -r packs-never packs-store
		;;
	esac
	# ... and as of the last it does not hang on the order either
	"$SLAUDIT" measure --quiet --rules "$rules" --store store.db
	sqlite3 store.db "$figures" >store.txt
	test -f last.txt || cp store.txt last.txt
	cmp store.txt last.txt
done
! cmp -s never.txt last.txt

# Named in a run, the last of them says how far it looks.
"$SLAUDIT" run --quiet --rules "$rules" --month 2021-03 --store store.db \
	--out packs-named 2/*.csv
diff -r packs-never packs-named

# In one stream into an empty store, where a file is left aside; and a dry run.
rm -f store.db
"$SLAUDIT" run --quiet --rules "$rules" --month 2021-03 --store stream.db \
	--out packs-stream --as-of "$second" 3/requests-3.csv 2/complaints.csv \
	2/exclusions.csv
"$SLAUDIT" ingest --quiet --rules "$rules" --store store.db 3/requests-3.csv
"$SLAUDIT" ingest --quiet --rules "$rules" --store store.db 2/complaints.csv \
	2/exclusions.csv
rm -rf packs-store
"$SLAUDIT" measure --quiet --rules "$rules" --store store.db --as-of "$second"
results store
diff -r packs-stream packs-store
sqlite3 stream.db "$figures" >stream.txt
sqlite3 store.db "$figures" >store.txt
cmp stream.txt store.txt
test "$(sqlite3 stream.db "SELECT group_concat(name) FROM export WHERE
	NOT known")" = requests-3.csv
dry() {
	"$SLAUDIT" run --dry --quiet --rules "$rules" "$@"
}
dry --as-of "$second" 3/requests-3.csv 2/complaints.csv 2/exclusions.csv >dry.csv
dry 2/complaints.csv 2/exclusions.csv >alone.csv
cmp dry.csv alone.csv

# As of before any cut-off there is nothing to be known: all is read as far as
# that.
"$SLAUDIT" measure --rules "$rules" --store never.db \
	--as-of 2021-03-10T00:00:00-07:00 >said
grep -q 'as of 2021-03-10T07:00:00Z' said
test "$(sqlite3 never.db 'SELECT count(*) FROM export WHERE known')" = 4
