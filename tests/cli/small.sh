#!/bin/sh
# fixtures/small, outcome by outcome, against expected.csv, which work.py
# worked out without us; first work.py itself is run again.
set -eu
python3 "$ROOT/fixtures/small/working/work.py"

"$SLAUDIT" run --rules "$ROOT/rules/iana-naming" --store audit.db --out packs \
	--month 2021-03 "$ROOT"/fixtures/small/*.csv >run.txt
sqlite3 -csv -header audit.db "
	SELECT t.key AS ticket, s.name AS sle, w.word AS state,
		o.elapsed_second,
		CASE WHEN o.month IS NULL THEN '' ELSE
			printf('%04d-%02d', o.month / 12, o.month % 12 + 1)
		END AS month,
		coalesce((SELECT x.word FROM variant v
			JOIN outcome_state x ON x.id = v.state
			WHERE v.outcome_id = o.id AND v.day_rule = 'BD-CLOCK'),
			'') AS bd_clock,
		coalesce((SELECT x.word FROM variant v
			JOIN outcome_state x ON x.id = v.state
			WHERE v.outcome_id = o.id AND v.day_rule = 'BD-HOURS'),
			'') AS bd_hours
	FROM outcome o
	JOIN ticket t ON t.id = o.ticket_id
	JOIN sle s ON s.id = o.sle_id
	JOIN outcome_state w ON w.id = o.state
	ORDER BY t.key, s.name" >got.csv

# One form of quoting on both sides; bytes decide, not the locale.
python3 - "$ROOT/fixtures/small/working/expected.csv" got.csv <<'EOF'
import csv, sys
want, got = ([tuple(r) for r in csv.reader(open(p, encoding="utf-8"))]
             for p in sys.argv[1:])
bad = sorted(set(want) ^ set(got))
for row in bad:
    print("only in", "expected" if row in want else "slaudit", row)
print(len(got) - 1, "outcomes,", len(bad), "differ")
sys.exit(1 if bad or len(got) != len(want) else 0)
EOF
