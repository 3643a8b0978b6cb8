#!/bin/sh
# A lost store comes back from files, book and packs, each edition byte for
# byte; under other wording figure by figure; and a pack that was tampered with,
# a file that is gone or other figures are named.
set -eu
history="$ROOT/fixtures/history"
python3 "$history/make.py" desk

on() { # COMMAND STORE OUT, then the rest
	command=$1 store=$2 out=$3
	shift 3
	"$SLAUDIT" "$command" --rules "$history/rules" --store "$store" \
		--out "$out" "$@"
}
files() { # of MONTHS
	for month; do
		find "desk/$month" -type f ! -name '*.cutoff'
	done | LC_ALL=C sort
}
refused() { # STATUS WORDS, then a rebuild's arguments
	status=$1 words=$2
	shift 2
	got=0
	on rebuild "$@" >said 2>&1 || got=$?
	if [ "$got" != "$status" ] || ! grep -q -- "$words" said; then
		echo "status $got, not $status, or nobody said: $words"
		cat said
		exit 1
	fi
}

# May without its complaints, June with them, a year later two months with
# registers, and May once more.
for month in 2020-05 2020-06 2021-06 2021-08; do
	# shellcheck disable=SC2046
	on run a.db packs --quiet --month $month $(files $month)
	on publish a.db packs --quiet --month $month
done
on publish a.db packs --quiet --month 2020-05 \
	--revise 'the complaints came late'
test -d packs/committee/2020-05-edition-2
cp -R packs kept

# shellcheck disable=SC2046
on rebuild b.db packs $(files 2021-08 2020-06 2021-06 2020-05) >said
cat >want <<'END'
2020-05-edition-1: the same, byte for byte
2020-06-edition-1: the same, byte for byte
2021-06-edition-1: the same, byte for byte
2021-08-edition-1: the same, byte for byte
2020-05-edition-2: the same, byte for byte
END
head -n 5 said | diff want -
diff -r packs kept
for store in a b; do
	"$SLAUDIT" measure --quiet --rules "$history/rules" --store $store.db
	"$SLAUDIT" dump $store.db >$store.dump
done
cmp a.dump b.dump
"$SLAUDIT" ledger --store b.db >/dev/null

# The store knows what was published: the same again changes nothing.
on publish b.db packs --quiet --month 2020-06
diff -r packs kept

# shellcheck disable=SC2046
refused 2 'is there already' b.db packs $(files 2020-05 2021-06 2021-08)
# shellcheck disable=SC2046
refused 4 'requests-2020-06.csv (SHA-256 ' c.db packs \
	$(files 2020-05 2021-06 2021-08)

# Another wording makes other bytes of the same figures.
cp -R "$ROOT/reports" reports
sed 's/^\(    met: \)"met"/\1"kept"/; s/A rating is/A mark is/' \
	"$ROOT/reports/en.yaml" >reports/en.yaml
# shellcheck disable=SC2046
on rebuild d.db packs --reports reports $(files 2020-05 2020-06 2021-06 2021-08) >said
grep -q '^register,exclusions.csv' packs/committee/2021-08-edition-1/data/inputs.csv
grep -q '^2020-06-edition-1: the same figures in other bytes; .*en.yaml' said
diff -r packs kept

# A pack that says something else than was ever so, and hides it well.
pack=packs/committee/2020-06-edition-1
sed -i 's/^R.1,2020-06,5,6/R.1,2020-06,6,6/' $pack/data/attainment.csv
# shellcheck disable=SC2046
refused 6 'data/attainment.csv is not what MANIFEST says' e.db packs \
	$(files 2020-05 2020-06 2021-06 2021-08)
digest=$(sha256sum <$pack/data/attainment.csv | cut -d ' ' -f 1)
sed -i "s/^[0-9a-f]* \( data.attainment.csv\)/$digest \1/" $pack/MANIFEST
# shellcheck disable=SC2046
refused 5 'R.1, 2020-06, [^:]*: met 6, now 5' e.db packs \
	$(files 2020-05 2020-06 2021-06 2021-08)
test ! -e e.db
test ! -e e.db.rebuilding
