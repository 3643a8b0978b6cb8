#!/bin/sh
# Volvo IT: incidents that were closed and taken up again. On every ticket the
# rounds add up to the sum, and first, last and any are what the rounds say.
set -eu
. "$ROOT/tests/real/desk"
desk bpi2013-cycles bpi2013-volvo incidents.csv.gz
sqlite3 audit.db >got <<'EOF'
CREATE TEMP TABLE o AS
  SELECT s.name AS sle, o.* FROM outcome o JOIN sle s ON s.id = o.sle_id;
CREATE TEMP TABLE r AS
  SELECT ticket_id, sum(elapsed_second) AS elapsed, min(start_at) AS start,
    max(judged_at) AS judged, max(state = 1) AS missed, max(cycle) AS rounds
  FROM o WHERE sle = 'C.rounds' GROUP BY ticket_id;
SELECT count(*), sum(rounds > 1), max(rounds) FROM r;
SELECT count(*), sum(o.elapsed_second = r.elapsed),
    sum(o.start_at = r.start), sum(o.judged_at = r.judged)
  FROM o JOIN r USING (ticket_id) WHERE o.sle = 'C.sum';
SELECT count(*), sum((o.state = 1) = r.missed), sum(r.missed)
  FROM o JOIN r USING (ticket_id) WHERE o.sle = 'C.any';
SELECT count(*), sum(o.start_at = x.start_at), sum(o.state = x.state)
  FROM o JOIN o AS x USING (ticket_id)
  WHERE o.sle = 'C.first' AND x.sle = 'C.rounds' AND x.cycle = 1;
SELECT count(*), sum(o.start_at = x.start_at), sum(o.state = x.state)
  FROM o JOIN r USING (ticket_id) JOIN o AS x USING (ticket_id)
  WHERE o.sle = 'C.last' AND x.sle = 'C.rounds' AND x.cycle = r.rounds;
EOF
cat got
awk -F'|' '
NR == 1 { tickets = $1; bad = bad || $1 != 7554 || $2 < 100 }
{ bad = bad || $1 != tickets }
NR == 2 { bad = bad || $2 != $1 || $3 != $1 || $4 != $1 }
NR == 3 { bad = bad || $2 != $1 || $3 == 0 }
NR > 3 { bad = bad || $2 != $1 || $3 != $1 }
END { exit bad || NR != 5 }' got
