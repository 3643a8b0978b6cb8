#!/bin/sh
# What a later export changed, against fixtures/successive as it was worked out
# by hand; in the other order of ingest; and what is no change: other rows'
# order, another wrapper, progress.
set -eu
rules=$ROOT/rules/iana-naming
case=$ROOT/fixtures/successive
export LC_ALL=C

cp "$case"/complaints-*.csv* .
run() { # NAME MONTH FILE...: into NAME.db and NAME/committee/MONTH
	name=$1
	month=$2
	shift 2
	"$SLAUDIT" run --quiet --rules "$book" --store "$name.db" --out "$name" \
		--month "$month" "$@"
}
same_tables() { # PACK FOLDER
	for table in successions changes late_tickets vanished_tickets; do
		tr -d '\r' <"$1/data/$table.csv" | diff "$2/$table.csv" -
	done
}
counts() { # PACK WANTED: both, new, late, changed, vanished of its last pair
	test "$(tail -n 1 "$1/data/successions.csv" | tr -d '\r' |
		sed 's/.*T[^,]*,//')" = "$2"
}

book=$rules
"$SLAUDIT" ingest --quiet --rules "$rules" --store a.db complaints-2021-03.csv
run a 2021-04 complaints-2021-04.csv
pack=a/committee/2021-04
same_tables "$pack" "$case/working"
grep -q '<h2[^>]*>What the later export changed' "$pack/index.html"
# Nothing but that is told in the one diag a change.
test "$(grep -c ',changed-past,warning,' "$pack/data/diags.csv")" = 7
grep -q ',7,answered,changed-past,warning,S-behind,2021-04-05T09:00:00-07:00,.*:9: 2021-03-31T16:00:00-07:00' \
	"$pack/data/diags.csv"
# What vanished stays counted, and the last thing told is what counts.
test "$(sqlite3 a.db "SELECT w.word FROM outcome o
	JOIN ticket t ON t.id = o.ticket_id JOIN sle s ON s.id = o.sle_id
	JOIN outcome_state w ON w.id = o.state WHERE s.name = 'C.2'
	AND t.key IN ('S-vanished', 'S-moved', 'S-behind') ORDER BY t.key" |
	tr '\n' ' ')" = "missed met missed "
echo "six tickets changed, two late, one gone"

# The other way round.
"$SLAUDIT" ingest --quiet --rules "$rules" --store c.db complaints-2021-04.csv
run c 2021-04 complaints-2021-03.csv complaints-2021-04.csv
diff -r -x LEDGER a/committee/2021-04 c/committee/2021-04
"$SLAUDIT" dump a.db >a.txt
"$SLAUDIT" dump c.db | cmp a.txt -
echo "in any order"

# The third is told by itself: what is still missing was told before; what is
# back is held against what was told of it last.
sed 's/2021-04-09 10:00/2021-04-09 10:30/' complaints-2021-04.csv \
	>complaints-2021-05.csv
sed -n 's/^S-vanished,\(.*\)09:00/S-vanished,\110:00/p' complaints-2021-03.csv \
	>>complaints-2021-05.csv
echo 2021-06-01T00:00:00-07:00 >complaints-2021-05.csv.cutoff
run a 2021-05 complaints-2021-05.csv
pack=a/committee/2021-05
counts "$pack" 13,0,0,2,0
test "$(wc -l <"$pack/data/successions.csv")" = 2
cut -d, -f1,5,6 "$pack/data/changes.csv" | tail -n 2 >third.txt
diff - third.txt <<'EOT'
S-new,2021-04-09T10:00:00-07:00,2021-04-09T10:30:00-07:00
S-vanished,2021-03-11T09:00:00-08:00,2021-03-11T10:00:00-08:00
EOT

# Rows in another order, in a wrapper, and progress: nothing to tell. So with
# a log, where each event is a row.
cp "$ROOT"/fixtures/small/requests.csv* .
{
	head -n 1 requests.csv
	tail -n +2 requests.csv | grep -v '^$' | sort
	echo 'I.7-within,I,삼성,ccTLD,released,2021-04-01T07:00:00Z,operator'
} >requests-later.csv
gzip -n requests-later.csv
{
	head -n 1 complaints-2021-04.csv
	tail -n +2 complaints-2021-04.csv | sort -r |
		sed 's/^\(S-removed,.*10:00,-,\)-$/\12021-05-03 09:00/'
} >complaints-later.csv
echo 2021-06-01T00:00:00-07:00 | tee complaints-later.csv.cutoff \
	>requests-later.csv.gz.cutoff
run near 2021-05 requests.csv requests-later.csv.gz complaints-2021-04.csv \
	complaints-later.csv
pack=near/committee/2021-05
for table in changes late_tickets vanished_tickets; do
	test "$(wc -l <"$pack/data/$table.csv")" = 1
done
test "$(cut -d, -f1 "$pack/data/successions.csv" | wc -l)" = 3
if grep -q changed-past "$pack/data/diags.csv"; then
	echo "a change where there is none"
	exit 1
fi
echo "no change where there is none"

# An extract does not show who is missing.
cp -R "$rules" extract
sed -i '/id: complaints$/,/id: complaints-by/s/coverage: complete/coverage: extract/' \
	extract/mappings.yaml
book=extract
run d 2021-04 complaints-2021-04.csv complaints-2021-03.csv
counts d/committee/2021-04 8,4,0,6,0
