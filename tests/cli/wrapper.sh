#!/bin/sh
# The same content in another wrapper changes nothing: not a store that has it
# already, and no figure of one that has not. A gzip file cut short is refused.
set -eu
book="$ROOT/rules/iana-naming"
mkdir plain packed
cp "$ROOT"/fixtures/small/*.csv "$ROOT"/fixtures/small/*.csv.cutoff plain
for name in complaints requests; do
	gzip -c plain/$name.csv >packed/$name.csv.gz
	cp plain/$name.csv.cutoff packed/ # that of the content will do
done
ingest() {
	"$SLAUDIT" ingest --rules "$book" "$@"
}

ingest --store one.db plain/*.csv >first.txt
sqlite3 one.db .dump >before
ingest --store one.db packed/*.csv.gz >again.txt
sqlite3 one.db .dump >after
cmp before after
test "$(grep -c 'same as before, nothing changed' again.txt)" = 2

# Both in one run are one export.
ingest --store both.db plain/complaints.csv packed/complaints.csv.gz >both.txt
test "$(grep -c 'same as before, nothing changed' both.txt)" = 1

for wrapper in plain packed; do
	"$SLAUDIT" run --quiet --rules "$book" --store $wrapper.db \
		--out $wrapper.out --month 2021-03 \
		$(find $wrapper -name '*.csv' -o -name '*.gz')
	sqlite3 $wrapper.db "SELECT digest FROM export ORDER BY name" \
		>$wrapper.digests
	# All but what is said of the files received.
	sqlite3 $wrapper.db "SELECT content_digest FROM export ORDER BY name;
		SELECT * FROM ticket; SELECT * FROM outcome;
		SELECT * FROM attainment; SELECT * FROM finding;
		SELECT * FROM diag; SELECT * FROM diag_tally" >$wrapper.figures
done
cmp plain.figures packed.figures
test -s plain.figures
sha256sum packed/*.gz | cut -d' ' -f1 | cmp - packed.digests
sha256sum plain/*.csv | cut -d' ' -f1 | cmp - plain.digests

status=0
head -c 300 packed/requests.csv.gz >cut.csv.gz
mv cut.csv.gz packed/requests.csv.gz
ingest --store cut.db packed/requests.csv.gz 2>cut.txt || status=$?
test "$status" = 4
grep -q 'requests.csv.gz: the gzip file is cut short' cut.txt
echo "wrappers change nothing"
