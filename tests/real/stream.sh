#!/bin/sh
# Every real desk, read by one, two and four threads in pieces from 64 bytes to
# 16 MiB, gives the same figures, and the same store whether it is measured
# while it is read or afterwards.
set -eu
. "$ROOT/tests/real/desk"
if [ ! -d "$SHARED/data" ]; then
	echo "skipped: the real exports are not there ($SHARED/data)"
	exit 77
fi

same() { # WHAT ONE OTHER
	cmp "$2" "$3" || {
		echo "$desk: $1 differs"
		exit 1
	}
}

# desk_streams BOOK FOLDER EXPORT...
desk_streams() {
	desk=$1
	rules="$ROOT/tests/real/rules/$1"
	folder="$SHARED/data/$2"
	shift 2
	mkdir exports
	for file; do
		cp "$folder/$file" exports
	done
	for way in 1:64 2:64 4:1000 1:262144 2:262144 4:16777216; do
		"$SLAUDIT" run --dry --rules "$rules" --workers "${way%:*}" \
			--chunk "${way#*:}" exports/* >"dry.$way" 2>"said.$way"
		same "a dry run by $way" dry.1:64 "dry.$way"
		same "what it says by $way" said.1:64 "said.$way"
	done
	"$SLAUDIT" measure --quiet --rules "$rules" --workers 4 --chunk 64 \
		--store one.db exports/*
	"$SLAUDIT" ingest --quiet --rules "$rules" --workers 1 \
		--chunk 16777216 --store two.db exports/*
	"$SLAUDIT" measure --quiet --rules "$rules" --store two.db
	sqlite3 one.db .dump >one.sql
	sqlite3 two.db .dump >two.sql
	same "the store" one.sql two.sql
	echo "$desk: $(wc -l <dry.1:64) lines of figures," \
		"$(wc -l <one.sql) of the store"
	rm -r exports dry.* said.* one.* two.*
}

desk_streams boston311 boston311 cases.csv.gz
desk_streams uci-servicenow uci-servicenow events.csv.gz
desk_streams uci-servicenow uci-servicenow events_resaved.csv
desk_streams bpi2013 bpi2013-volvo incidents.csv.gz
desk_streams helpdesk helpdesk-italy events.csv
desk_streams nyc311 nyc311 requests.csv
desk_streams servicenow-demo servicenow-demo incidents.csv
