#!/bin/sh
# The same file again changes nothing and says so; run and the stages one by
# one come to the same packs (but for LEDGER, in which what was done first stands
# first).
set -eu
book="$ROOT/rules/iana-naming"
"$SLAUDIT" run --rules "$book" --store one.db --out one --month 2021-03 \
	"$ROOT"/fixtures/small/*.csv >first.txt
sqlite3 one.db .dump | sha256sum >before
"$SLAUDIT" ingest --rules "$book" --store one.db \
	"$ROOT"/fixtures/small/*.csv >again.txt
sqlite3 one.db .dump | sha256sum >after
cmp before after
test "$(grep -c 'same as before, nothing changed' again.txt)" = 2

for file in "$ROOT"/fixtures/small/requests.csv \
	"$ROOT"/fixtures/small/complaints.csv; do
	"$SLAUDIT" ingest --quiet --rules "$book" --store two.db "$file"
done
"$SLAUDIT" measure --quiet --rules "$book" --store two.db
"$SLAUDIT" judge --quiet --rules "$book" --store two.db
"$SLAUDIT" report --quiet --rules "$book" --store two.db --out two \
	--month 2021-03
diff -r -x LEDGER one two

"$SLAUDIT" run --quiet --rules "$book" --store one.db --out one \
	--month 2021-03 "$ROOT"/fixtures/small/*.csv >quiet.txt
test ! -s quiet.txt
diff -r -x LEDGER one two
echo "the same packs"
