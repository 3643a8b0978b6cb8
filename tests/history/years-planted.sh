#!/bin/sh
# Over the two invented years the what-if between BD-HOURS and BD-END lists
# exactly the tickets that were planted for it, and tiers add and turn nothing.
set -eu
book="$ROOT/rules/iana-naming"
"$SLAUDIT" ingest --quiet --rules "$book" --store audit.db \
	"$ROOT/fixtures/years/requests.csv" "$ROOT/fixtures/years/complaints.csv"
"$SLAUDIT" measure --quiet --rules "$book" --store audit.db
"$SLAUDIT" whatif --json --rules "$book" --store audit.db \
	--profile bd-hours,review-tiers >whatif.json
python3 - "$ROOT/fixtures/years/PLANTED.md" <<'EOT'
import json, re, sys
want = set()
for line in open(sys.argv[1], encoding="utf-8"):
    cells = [c.strip() for c in line.split("|")]
    if len(cells) > 4 and "missed under BD-HOURS" in cells[4]:
        want.add((cells[4].split()[0], cells[2], "met", "missed"))
assert len(want) == 4, want
hours, tiers = json.load(open("whatif.json", encoding="utf-8"))["what_if"]
got = {(c["sle"], c["ticket"], c["official"]["state"], c["otherwise"]["state"])
       for c in hours["changes"]}
if got != want:
    sys.exit("BD-HOURS: %s" % sorted(got ^ want))
assert tiers["verdicts_turned"] == 0 and tiers["outcomes"]["other state"] == 0
added = tiers["outcomes"]["added"] # each review in three tiers
assert added > 0 and added % 3 == 0 and added == len(tiers["changes"]), added
ids = {c["sle"] for c in tiers["changes"]}
assert ids == {"IV.7-tier-1", "IV.7-tier-2", "IV.7-tier-3"}, ids
print(len(got), "planted tickets,", added, "outcomes in tiers")
EOT
