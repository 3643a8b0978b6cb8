#!/bin/sh
# Whose time it was, on every ticket of the real exports that have pauses: the
# parties sum to the wall time, the turns leave no gap, the open hours less the
# pauses are the elapsed time, and each party's seconds are those that a script
# adds up from the export alone.
set -eu
. "$ROOT/tests/real/desk"
explain() { # BOOK CUSTOMER
	"$SLAUDIT" explain --json --rules "$ROOT/tests/real/rules/$1" \
		--store audit.db "$2"
}
agrees() { # WHAT SLE EXPORT STORY...
	python3 - "$@" <<'EOT'
import csv, datetime as dt, gzip, json, sys

what, sle, export, *stories = sys.argv[1:]

def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    tickets = {}
    for line, row in enumerate(csv.DictReader(opened), start=2):
        key = row["SR Number"] if what == "bpi" else row["number"]
        tickets.setdefault(key, []).append((line, row))
    return tickets

def stamp(text):
    if what == "bpi":
        return int(dt.datetime.fromisoformat(text).timestamp())
    return int(dt.datetime.strptime(text + " +0000", "%d/%m/%Y %H:%M %z")
               .timestamp())

def instant(text):
    return int(dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
               .timestamp())

def waits(row):
    if what == "bpi":
        return row["Sub Status"].startswith("Wait")
    return row["incident_state"].startswith("Awaiting")

def span(rows):
    """When the clock started and stopped; None: not stopped."""
    if what == "bpi":
        done = [stamp(r["Change Date+Time"]) for _, r in rows
                if r["Status"] == "Completed"]
        return stamp(rows[0][1]["Change Date+Time"]), done[-1] if done else None
    last = rows[-1][1]
    stop = last["resolved_at"]
    return stamp(last["opened_at"]), None if stop == "?" else stamp(stop)

def changes(rows):
    """(second, waits) of each row, and of what stands on the last one."""
    column = "Change Date+Time" if what == "bpi" else "sys_updated_at"
    made = [(stamp(r[column]), n, 0, waits(r)) for n, r in rows]
    if what == "uci":
        start, stop = span(rows)
        made.append((start, rows[-1][0], -1, False))
        if stop is not None:
            made.append((stop, rows[-1][0], 1, False))
    return sorted(made)

def waited(rows, start, until):
    total = 0
    made = changes(rows)
    for (at, _, _, waiting), (then, *_) in zip(made, made[1:] +
                                               [(until, 0, 0, 0)]):
        if waiting:
            total += max(0, min(then, until) - max(at, start))
    return total

tickets = read(export)
other = "third" if what == "bpi" else "customer"
seen = paused = backwards = 0
for path in stories:
    for ticket in json.load(open(path, encoding="utf-8")):
        rows = tickets[ticket["ticket"]]
        for o in ticket["outcomes"]:
            if not o["outcome"].startswith(sle):
                continue
            where = o["outcome"]
            start, stop = span(rows)
            at = instant(o["judged_at"])
            assert instant(o["start"]) == start, where
            assert (o["stop"] is not None) == (stop is not None), where
            assert o["wall_second"] == at - start, where
            seen += 1
            if at < start:
                assert o["state"] == "defective", where
                backwards += 1
                continue
            turns = o["turns"]
            assert sum(o["parties"].values()) == o["wall_second"], where
            ends = [o["start"]] + [t["to"] for t in turns]
            assert [t["from"] for t in turns] == ends[:-1], where
            assert ends[-1] == (o["judged_at"] if turns else o["start"]), where
            assert sum(s["second"] for s in o["segments"]) - \
                sum(p["second"] for p in o["pauses"]) == \
                o["elapsed_second"], where
            wait = waited(rows, start, at)
            want = {other: wait, "operator": at - start - wait}
            assert o["parties"] == {k: v for k, v in want.items() if v}, \
                (where, o["parties"], want)
            paused += wait > 0
assert seen == len(tickets), (seen, len(tickets))
assert paused > 1000, paused
print("%s: %d tickets, %d with pauses, %d backwards: the parties' time is"
      " the wall time" % (what, seen, paused, backwards))
EOT
}

desk bpi2013 bpi2013-volvo incidents.csv.gz
sqlite3 audit.db 'SELECT DISTINCT customer FROM ticket' >customers
while read -r customer; do
	explain bpi2013 "$customer" >"story.$customer"
done <customers
agrees bpi V.finish-net "$data/incidents.csv.gz" story.*
rm -r exports audit.db story.*

desk uci-waiting uci-servicenow events.csv.gz
explain uci-waiting everybody >story.uci
agrees uci W.resolve "$data/events.csv.gz" story.uci
