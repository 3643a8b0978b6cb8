#!/bin/sh
# Two years under profiles, against figures that work.py worked out without us:
# shares over windows of months are sums of its rows, tested again; what only
# counts days otherwise turns no outage; and many readings stay short to read.
set -eu
book="$ROOT/rules/iana-naming"
years="$ROOT/fixtures/years"
"$SLAUDIT" run --quiet --rules "$book" --store audit.db --out packs \
	--month 2021-09 "$years/requests.csv" "$years/complaints.csv" \
	"$years/enquiries.csv" "$years/services.csv" "$years/outages.csv" \
	"$years/accuracy.csv" "$years/emergencies.csv"
"$SLAUDIT" whatif --rules "$book" --store audit.db --json >all.json
"$SLAUDIT" whatif --rules "$book" --store audit.db >all.txt
"$SLAUDIT" whatif --rules "$book" --store audit.db --profile month-utc >one.txt

python3 - "$years/working/expected.csv" <<'EOT'
import collections, csv, json, sys
PER_CENT = {"7": 90, "9": 99, "O.1": 99, "O.2": 99, "O.3": 99, "O.8": 99,
            "O.10": 99, "O.6": 100, "O.7": 100, "O.9": 100, "O.11": 100,
            "A.1": 100, "A.2": 100, "O.13": 90}
def target(sle):
    group, number = sle.split(".")
    row = sle if group in "OA" else number
    return PER_CENT.get(row, 95)
def verdict(sle, met, n):
    return ("met" if met * 100 >= target(sle) * n else "missed") if n else ""
rows = collections.defaultdict(dict)
with open(sys.argv[1], encoding="utf-8", newline="") as f:
    for r in csv.DictReader(f):
        if r["figure"] == "all" and r["verdict"] in ("met", "missed", ""):
            rows[r["measure"]][r["month"]] = int(r["met"]), int(r["n"])
judged = {s: m for s, m in rows.items() if not s.startswith(("C.", "E."))}
def turned(sle, window):
    months = judged[sle]
    place = {m: (m[:4], (int(m[5:]) - 1) // window) for m in months}
    for month, (met, n) in months.items():
        parts = [months[m] for m in months if place[m] == place[month]]
        was = verdict(sle, met, n)
        now = verdict(sle, sum(p[0] for p in parts), sum(p[1] for p in parts))
        if n and was != now:
            yield sle, month, was, now
story = json.load(open("all.json", encoding="utf-8"))["what_if"]
got = {what["rules"]["profile"]: {
           (m["sle"], m["month"], (m["official"] or {}).get("verdict"),
            (m["otherwise"] or {}).get("verdict"))
           for m in what["months"] if m["turned"]} for what in story}
bad = 0
for name, window in ("quarters", 3), ("half-years", 6), ("years", 12):
    want = {row for sle in judged for row in turned(sle, window)}
    seen = {row for row in got[name] if row[0] in judged}
    for row in sorted(want ^ seen):
        print(name, "only in", "work.py" if row in want else "slaudit", row)
        bad += 1
    print(name, len(want), "verdicts of", len(judged), "expectations")
    assert len(want) > 20, want
for name in ("answer-from-acknowledgement", "bd-clock", "bd-end-midnight",
             "bd-hours", "business-day-utc", "days-as-business-days",
             "no-holidays", "office-all-day", "office-always"):
    outages = [row for row in got[name] if row[0][0] == "O"]
    assert not outages, (name, outages)
sys.exit(bad > 0)
EOT

# Of all the readings only what they turn, of one also what it moves.
test "$(wc -l <all.txt)" -lt 1000
moved() {
	grep -c '^[^ ].*I\.[0-9]*  *what if  *met ' "$1" || true
}
test "$(moved one.txt)" -gt 20
python3 - <<'EOT'
import re
text = open("all.txt", encoding="utf-8").read().split("Side by side")[1]
table = re.findall(r"^([a-z-]+)  +([\d,]+)  +[\d,]+  ", text, re.M)
turned = [int(n.replace(",", "")) for _, n in table]
assert len(table) > 10 and turned == sorted(turned, reverse=True), table
heads = re.findall(r"^([a-z-]+): .*\n-", text, re.M)
assert heads == [name for name, _ in table], heads
EOT
