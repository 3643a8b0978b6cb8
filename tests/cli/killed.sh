#!/bin/sh
# A run that is killed at any moment leaves store and pack as they were before
# or as they are after, and the next run finishes. KILLS moments, spread over
# the length of a whole run.
set -eu
kills=${KILLS:-8}
book="$ROOT/rules/iana-naming"
audit() { # AS-OF
	"$SLAUDIT" run --quiet --rules "$book" --store audit.db --out packs \
		--month 2021-03 --as-of "$1" "$ROOT"/fixtures/small/*.csv
}
state() {
	sqlite3 audit.db .dump | sha256sum | cut -c1-12
	(cd packs && find . -type f ! -path './*/.*' -exec sha256sum {} + |
		sort | sha256sum | cut -c1-12)
}

started=$(date +%s%N)
audit 2021-03-20
took=$(($(date +%s%N) - started))
state >old
audit 2021-03-31
state >new
if cmp -s old new; then
	echo "the two runs do not differ: nothing would be seen"
	exit 1
fi
cp -R packs packs.new
cp audit.db new.db
seen_old=0
for i in $(seq "$kills"); do
	audit 2021-03-20
	"$SLAUDIT" run --quiet --rules "$book" --store audit.db --out packs \
		--month 2021-03 --as-of 2021-03-31 \
		"$ROOT"/fixtures/small/*.csv >/dev/null 2>&1 &
	pid=$!
	sleep "$(awk -v t="$took" -v i="$i" -v n="$kills" \
		'BEGIN { printf "%.3f", t / 1e9 * i / n }')"
	kill -9 "$pid" 2>/dev/null || true
	wait "$pid" 2>/dev/null || true
	state >now
	for line in 1 2; do # the store, then the packs
		got=$(sed -n ${line}p now)
		if [ "$got" = "$(sed -n ${line}p old)" ]; then
			seen_old=$((seen_old + 1))
		elif [ "$got" != "$(sed -n ${line}p new)" ]; then
			echo "kill $i: neither before nor after (line $line)"
			exit 1
		fi
	done
done
audit 2021-03-31
diff -r packs packs.new
if find packs -name '.*' -mindepth 1 | grep .; then
	echo "leavings of a killed run"
	exit 1
fi
test "$seen_old" -gt 0
echo "$kills kills; before was seen $seen_old times of $((2 * kills))"
