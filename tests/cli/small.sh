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

# Open cases by age and those at risk, asked of the store by other words.
open_cases() { # END: the period's last instant; then the file of SQL's answer
	sqlite3 -csv audit.db "
		SELECT s.name, count(*), sum(o.wall_second <= 86400),
			sum(o.wall_second > 86400 AND o.wall_second <= 604800),
			sum(o.wall_second > 604800 AND o.wall_second <= 2592000),
			sum(o.wall_second > 2592000 AND o.wall_second <= 7776000),
			sum(o.wall_second > 7776000), max(o.wall_second)
		FROM outcome o JOIN sle s ON s.id = o.sle_id
		JOIN outcome_state w ON w.id = o.state
		WHERE w.word LIKE 'open%' AND o.start_at < unixepoch('$1')
		GROUP BY s.ordinal ORDER BY s.ordinal" >age.sql
	sqlite3 -csv audit.db "
		SELECT t.key, s.name FROM outcome o JOIN sle s ON s.id = o.sle_id
		JOIN ticket t ON t.id = o.ticket_id
		JOIN outcome_state w ON w.id = o.state
		WHERE w.word IN ('open, within', 'open, paused')
			AND o.start_at < unixepoch('$1')
			AND coalesce(s.limit_second, s.limit_day) IS NOT NULL
			AND o.margin * 10000 < 2000 * (o.elapsed_second + o.margin)
		ORDER BY o.due_at IS NULL, o.due_at, s.ordinal, t.key" >risk.sql
}
same_open_cases() { # PACK
	python3 - "$1/data" <<'EOT'
import csv, sys
def rows(path, wanted=None):
    with open(path, encoding="utf-8", newline="") as f:
        if wanted is None:
            return [tuple(r) for r in csv.reader(f)]
        return [tuple(r[c] for c in wanted) for r in csv.DictReader(f)]
age = rows(sys.argv[1] + "/ageing.csv", ["expectation", "open", "age_over_0",
    "age_over_86400", "age_over_604800", "age_over_2592000",
    "age_over_7776000", "oldest_second"])
risk = rows(sys.argv[1] + "/at_risk.csv", ["ticket", "expectation"])
for got, want in ((age, rows("age.sql")), (risk, rows("risk.sql"))):
    if got != want:
        sys.exit("open cases: %s, not %s" % (got, want))
print(len(age), "expectations with open cases,", len(risk), "at risk")
EOT
}
open_cases 2021-04-01T07:00:00Z
same_open_cases packs/committee/2021-03
# A report of February knows nothing of what began in March.
"$SLAUDIT" report --quiet --rules "$ROOT/rules/iana-naming" --store audit.db \
	--out packs --month 2021-02
open_cases 2021-03-01T08:00:00Z
same_open_cases packs/committee/2021-02
