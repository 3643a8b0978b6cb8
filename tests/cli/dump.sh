#!/bin/sh
# The same files give the same dump, in whatever order they came and whether
# one by one or together; one changed cell shows. Every column of every noun is
# in it, or said here to be none of its business.
set -eu
rules=$ROOT/rules/iana-naming
export LC_ALL=C

cp "$ROOT"/fixtures/small/requests.csv* "$ROOT"/fixtures/small/complaints.csv* .
cp "$ROOT"/fixtures/registers/exclusions.csv .
echo 2021-04-02T00:00:00-07:00 >exclusions.csv.cutoff
# A day later two more of the complaints are told of.
sed 's/^C.1-within,\(.*\),-,-,-,/C.1-within,\1,2021-04-01 16:00,-,-,/' \
	complaints.csv >complaints-later.csv
test "$(cmp -l complaints.csv complaints-later.csv 2>/dev/null | wc -l)" != 0
echo 2021-04-02T00:00:00-07:00 >complaints-later.csv.cutoff

finish() { # STORE
	"$SLAUDIT" measure --quiet --rules "$rules" --store "$1" \
		--as-of 2021-04-02T00:00:00-07:00
	"$SLAUDIT" judge --quiet --rules "$rules" --store "$1"
	"$SLAUDIT" dump "$1"
}
in_order() { # NAME FILE...
	name=$1
	shift
	for file; do
		"$SLAUDIT" ingest --quiet --rules "$rules" --store "$name.db" \
			"$file"
	done
	finish "$name.db" >"$name.txt"
}

"$SLAUDIT" ingest --quiet --rules "$rules" --store together.db exclusions.csv \
	requests.csv complaints.csv complaints-later.csv
finish together.db >together.txt
a=complaints.csv
b=complaints-later.csv
c=requests.csv
n=0
for order in "$a $b $c" "$a $c $b" "$b $a $c" "$b $c $a" "$c $a $b" "$c $b $a"
do
	# The register comes before, amid and behind them.
	case $((n % 3)) in
	0) order="exclusions.csv $order" ;;
	1) order="${order% *} exclusions.csv ${order##* }" ;;
	2) order="$order exclusions.csv" ;;
	esac
	n=$((n + 1))
	# shellcheck disable=SC2086
	in_order "order-$n" $order
	cmp together.txt "order-$n.txt"
done
echo "$n orders, one dump"

# It is what was asked for: each noun is there, rows stand as sorted, and what
# depends on what was done before does not.
test "$(wc -l <together.txt)" -gt 300
for noun in export diag_tally diag ticket register_entry book sle detection \
	outcome variant outcome_plain register_touch attainment \
	attainment_before finding finding_ticket fact
do
	grep -q "^# $noun	" together.txt
	grep -q "^$noun	" together.txt
done
grep '^ticket	' together.txt | cut -f5,6 >keys.txt
sort -c keys.txt
test "$(wc -l <keys.txt)" = \
	"$(sqlite3 together.db 'SELECT count(*) FROM ticket')"
grep -q '^ticket	complaints-later.csv	[0-9a-f]\{16\}	.*	C.1-within	5	' \
	together.txt
"$SLAUDIT" dump --store together.db | cmp - together.txt

# One changed cell of one file: its digest, its ticket, its outcomes.
sed -i 's/^\(C.1-within,.*2021-04-01 16:0\)0/\11/' complaints-later.csv
in_order changed exclusions.csv "$a" "$b" "$c"
status=0
diff together.txt changed.txt >changes.txt || status=$?
test "$status" = 1
grep '^[<>] ticket	' changes.txt | grep -c 'C.1-within	' |
	grep -qx 2
grep -q '^> ticket	.*	C.1-within	.*1617318060' changes.txt
test "$(date -u -d @1617318060 +%FT%TZ)" = 2021-04-01T23:01:00Z
grep -q '^> outcome	C.1	.*	C.1-within	.*2021-04-01T23:01:00Z' changes.txt

# No store, or two of them.
for wrong in "" "none.db" "together.db --store together.db"; do
	status=0
	# shellcheck disable=SC2086
	"$SLAUDIT" dump $wrong >out.txt 2>said || status=$?
	test "$status" -ge 2
	test ! -s out.txt
	test "$(wc -l <said)" = 1
done
test ! -e none.db

# A column that the schema gets anew has to be told of here: dumped under a
# heading of that name, or left out for a reason.
sqlite3 together.db "SELECT m.name || '.' || p.name FROM sqlite_schema m
	JOIN pragma_table_info(m.name) p WHERE m.type = 'table'
	AND m.name NOT LIKE 'sqlite_%' ORDER BY 1" >columns.txt
python3 - <<'EOT'
import re, sys
# ids resolve to what they are of; words are shared texts of tickets; the
# ledger is in the order of what was done
left_out = {"word", "outcome_state", "ledger"}
ids = re.compile(r"^(id|\w+_id)$")
elsewhere = {  # table: (the noun it is dumped as, {column: its heading})
    "ticket_row": ("ticket", {}),
    "outcome_row": ("outcome", {}),
    "export": ("export", {"name": "file", "digest": "received"}),
    "register_touch": ("register_touch", {}),
}
heads = {l.split("\t")[0][2:]: l.rstrip("\n").split("\t")[1:]
         for l in open("together.txt") if l.startswith("# ")}
bad = []
for line in open("columns.txt"):
    table, column = line.strip().split(".")
    if table in left_out or ids.match(column):
        continue
    noun, names = elsewhere.get(table, (table, {}))
    if names.get(column, column) not in heads.get(noun, []):
        bad.append(line.strip())
if bad:
    sys.exit("neither dumped nor left out: " + ", ".join(bad))
EOT
echo "every column is accounted for"
