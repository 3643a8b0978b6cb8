#!/bin/sh
# What an export says does not depend on how it is read: with one, two or four
# threads, a few bytes at a time or all at once, measured while it is read or
# from the store, kept or not. The extract holds a row twice, the log does not
# come in order, and the cut files hold a ticket each way.
set -eu
ways="1:64 2:100 4:64 2:16777216 1:262144"

dry() { # NAME RULES EXPORT...
	name=$1
	rules=$2
	shift 2
	for way in $ways; do
		"$SLAUDIT" run --dry --rules "$rules" --workers "${way%:*}" \
			--chunk "${way#*:}" "$@" >"$name.$way" 2>"$name.$way.said"
		for what in '' .said; do
			cmp "$name.${ways%% *}$what" "$name.$way$what"
		done
	done
	mv "$name.${ways%% *}" "$name.csv"
	test "$(wc -l <"$name.csv")" -gt 10
}

stored() { # NAME RULES EXPORT...: in one stream, and a step at a time
	name=$1
	rules=$2
	shift 2
	for way in $ways; do
		"$SLAUDIT" measure --quiet --rules "$rules" --workers \
			"${way%:*}" --chunk "${way#*:}" --store "$name.db" "$@"
		sqlite3 "$name.db" .dump >"$name.$way.sql"
		cmp "$name.${ways%% *}.sql" "$name.$way.sql"
		rm "$name.db"
	done
	"$SLAUDIT" ingest --quiet --rules "$rules" --store "$name.db" "$@"
	"$SLAUDIT" measure --quiet --rules "$rules" --store "$name.db"
	sqlite3 "$name.db" .dump | cmp - "$name.${ways%% *}.sql"
}

agree() { # NAME: the dry run's figures are the store's
	sqlite3 -csv "$1.db" "SELECT s.name, s.version,
		CASE WHEN a.month IS NULL THEN '' ELSE
		printf('%d-%02d', a.month / 12, a.month % 12 + 1) END,
		a.scope, a.met, a.missed, a.measured, a.ended, a.within,
		a.paused, a.over, a.undecidable, a.excluded, a.not_covered,
		a.defective, a.n, a.n_met, a.median_second, a.p95_second,
		a.most_second, a.figure, a.unit, a.numerator, a.denominator
		FROM attainment a JOIN sle s ON s.id = a.sle_id" |
		tr -d '\r"' | sort >"$1.kept"
	# Hundredths, rounded half up.
	awk -F, -v OFS=, 'NR > 1 {
		for (i = 18; i <= 19; i++)
			if ($i != "")
				$i = int($i + 0.5)
		print
	}' "$1.csv" | sort | cmp - "$1.kept"
	test "$(wc -l <"$1.kept")" -gt 10
}

extract="$ROOT/fixtures/iana-2013-2016/requests.csv"
small="$ROOT/fixtures/small"
dry extract "$ROOT/rules/iana-2013" "$extract"
stored extract "$ROOT/rules/iana-2013" "$extract"
agree extract
dry small "$ROOT/rules/iana-naming" "$small"/*.csv
stored small "$ROOT/rules/iana-naming" "$small"/*.csv
agree small

# Two files of one process, the later one with less: a dry run keeps nothing
# and still takes the newer word.
cp "$extract" first.csv
head -n 60 "$extract" >second.csv
echo 2016-02-01T00:00:00Z >first.csv.cutoff
echo 2016-03-01T00:00:00Z >second.csv.cutoff
cp -R "$ROOT/rules/iana-2013" book
sed -i 's/^\( *file: \).*/\1"*.csv"/; /^ *cutoff: /d' book/*.yaml
dry two book first.csv second.csv
stored two book first.csv second.csv
agree two

rm -rf book ./*.csv ./*.said ./*.sql ./*.db ./*.kept ./*.cutoff ./*:*
test -z "$(ls)" || {
	echo "a dry run left: $(ls)"
	exit 1
}
echo "the same, however it is read"
