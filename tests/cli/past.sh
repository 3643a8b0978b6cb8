#!/bin/sh
# The past is not rewritten (clocks.md section 9, T07 and T09): a version of an
# expectation that binds from a day on changes no verdict of what was received
# before it, in a new store or in the old one measured again; a holiday more
# touches only what spans it. The office is open 9 to 17 UTC; 5 January 2026 is
# a Monday.
set -eu

book() { # VERSIONS HOLIDAYS: a book with these in the file, on stdout
	cat <<EOQ
book: {id: past, version: "1", title: Past, operator: desk, customer: caller,
  zone: Etc/UTC, zone_status: verified, source: made up}
processes:
  - {id: call, title: Call, events: {opened: opened, closed: closed},
     order: [opened, closed]}
calendars:
  - {id: office, title: Office, zone: Etc/UTC, week: {mon-fri: "09:00-17:00"},
     covers: {from: 2026-01-01, to: 2026-12-31}, holidays: [$2],
     status: assumed, source: made up}
sles:
$1
  - {id: B.1, title: Closed within ten office hours, process: call,
     from: opened, to: closed, clock: business, calendar: office, limit: 10 h,
     cohort: receipt, status: verified, source: made up}
mappings:
  - {id: calls, title: Calls, file: "calls.csv", shape: wide, process: call,
     coverage: complete, cutoff: 2026-03-01T00:00:00Z, key: call,
     times: {formats: ["%Y-%m-%d %H:%M"], zone: Etc/UTC},
     category: {constant: call}, customer: {constant: caller},
     events: [{event: opened, time: opened}, {event: closed, time: closed}]}
EOQ
}

version() { # LIMIT VALIDITY
	echo "  - {id: A.1, title: Closed, process: call, from: opened," \
		"to: closed, clock: elapsed, limit: $1, cohort: receipt," \
		"status: verified, source: made up$2}"
}

verdicts() { # RULES STORE [EXPORT]: into STORE.txt
	"$SLAUDIT" measure --quiet --rules "$1" --store "$2.db" ${3:+"$3"}
	sqlite3 "$2.db" >"$2.txt" <<'EOQ'
SELECT s.name, t.key, w.word, o.start_at, o.stop_at, o.judged_at,
    o.elapsed_second, o.due_at, o.month
  FROM outcome o JOIN sle s ON s.id = o.sle_id
    JOIN ticket t ON t.id = o.ticket_id
    JOIN outcome_state w ON w.id = o.state ORDER BY 1, 2;
EOQ
}

# The SLEs and tickets that differ from old.txt.
changed() { # STORE
	{ diff old.txt "$1.txt" || :; } | sed -n 's/^> //p' | cut -d'|' -f1,2
}

expect() { # WHAT GOT WANT
	echo "$1: $(echo "$2" | tr '\n' ' ')"
	test "$2" = "$3"
}

cat >calls.csv <<'EOQ'
call,opened,closed
early,2026-01-05 10:00,2026-01-06 12:00
over-change,2026-01-09 16:00,2026-01-12 12:00
after,2026-01-13 10:00,2026-01-14 12:00
next-week,2026-01-20 10:00,2026-01-20 11:00
open,2026-01-08 10:00,
EOQ
mkdir old to-come in-force holiday
book "$(version '30 h' '')" '' >old/book.yaml
book "$(version '30 h' ', valid_to: 2026-02-28')
$(version '1 h' ', valid_from: 2026-03-01')" '' >to-come/book.yaml
book "$(version '30 h' ', valid_to: 2026-01-11')
$(version '1 h' ', valid_from: 2026-01-12')" '' >in-force/book.yaml
book "$(version '30 h' '')" \
	'{date: 2026-01-12, name: A holiday}' >holiday/book.yaml

# By hand: 26, 68, 26 and 1 h of 30; 10, 4, 10 and 1 h of the office's 10.
verdicts old old calls.csv
expect "missed or late" "$(grep -E '[|]missed|, over' old.txt | cut -d'|' -f1-3)" \
	"A.1|open|open, over
A.1|over-change|missed
B.1|open|open, over"

verdicts to-come new calls.csv
expect "changed by a version to come" "$(changed new)" ""
cp old.db again.db
verdicts to-come again
expect "and in the old store" "$(changed again)" ""

# Received on or after the 12th: 26 h and 1 h, of 1 h. The limit moves the due
# time of both, and the verdict of one.
verdicts in-force mid calls.csv
expect "changed by a version in force" "$(changed mid)" "A.1|after
A.1|next-week"
expect "missed under it" "$(grep '^A.1.*missed' mid.txt | cut -d'|' -f2)" \
	"after
over-change"

# Open on Monday the 12th: over-change loses 3 h and is due a day later, the
# open one loses 8 h. What was over before it or begins after it stays.
verdicts holiday day calls.csv
expect "changed by a holiday" "$(changed day)" "B.1|open
B.1|over-change"
