#!/bin/sh
# Killed at a hundred moments of a run and of a publication: store and packs are
# as they were before or as they are after, and the next try finishes. KILLS
# moments for each, the more the nearer to its end, and some beyond.
set -eu
kills=${KILLS:-50}
history="$ROOT/fixtures/history"
python3 "$history/make.py" desk

become= # exec: so that who is killed is the program
on() {  # COMMAND MONTH FILES...
	command=$1 month=$2
	shift 2
	$become "$SLAUDIT" "$command" --quiet --rules "$history/rules" \
		--store audit.db --out packs --month "$month" "$@"
}
files() { # of MONTH
	find "desk/$1" -type f ! -name '*.cutoff' | LC_ALL=C sort
}
store() {
	sqlite3 audit.db .dump | sha256sum | cut -c1-12
}
packs() { # but for what lies beside its place, and the list of all
	(cd packs && find . -type f ! -path '*/.*' ! -path ./index.html \
		-exec sha256sum {} + | LC_ALL=C sort -k 2 | sha256sum |
		cut -c1-12)
}
back() { # to the state named
	rm -rf packs audit.db audit.db-*
	cp -R "$1.packs" packs
	cp "$1.db" audit.db
}
keep() { # as the state named
	rm -rf "$1.packs"
	cp -R packs "$1.packs"
	cp audit.db "$1.db"
}

sweep() { # COMMAND MONTH FILES...: from the state "before" to "after"
	back before
	old_store=$(store) old_packs=$(packs)
	rm -rf "packs/committee/$2"
	bare_packs=$(packs)
	back before
	started=$(date +%s%N)
	on "$@"
	took=$(($(date +%s%N) - started))
	keep after
	new_store=$(store) new_packs=$(packs)
	test "$old_store" != "$new_store"
	test "$old_packs" != "$new_packs"
	early=0 between=0
	for i in $(seq "$kills"); do
		back before
		(
			become=exec
			on "$@"
		) >/dev/null 2>&1 &
		pid=$!
		sleep "$(awk -v t="$took" -v i="$i" -v n="$kills" \
			'BEGIN { printf "%.4f", t / 1e9 * 1.25 * sqrt((i - 1) / n) }')"
		kill -9 "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
		store=$(store) packs=$(packs)
		case "$store $packs" in
		"$old_store $old_packs") early=$((early + 1)) ;;
		"$new_store $new_packs") ;;
		# committed, and the pack not yet in its place, or its draft
		# just taken away: the next run does the rest
		"$new_store $old_packs" | "$new_store $bare_packs")
			between=$((between + 1))
			;;
		*)
			echo "$1, kill $i: neither before nor after"
			echo "store $store of $old_store, $new_store;" \
				"packs $packs of $old_packs, $new_packs"
			diff -rq packs after.packs
			exit 1
			;;
		esac
		on "$@"
		if [ "$(store)" != "$new_store" ] || ! same_packs; then
			echo "$1, kill $i: the next one did not finish"
			exit 1
		fi
	done
	test "$early" -gt 0
	echo "$1: $kills kills; before was seen $early times, a store ahead of its pack $between times"
}
same_packs() {
	diff -r -x LEDGER packs after.packs
}

# shellcheck disable=SC2046
on run 2020-01 $(files 2020-01)
on publish 2020-01
# shellcheck disable=SC2046
on run 2020-02 $(files 2020-02)
keep before
# shellcheck disable=SC2046
sweep run 2020-03 $(files 2020-03)
sweep publish 2020-02
