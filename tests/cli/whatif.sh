#!/bin/sh
# Other readings of fixtures/small, case by case and month by month, against
# profiles.csv, which profiles.py worked out without us; the store stays as it
# is to the byte.
set -eu
PYTHONDONTWRITEBYTECODE=1 python3 "$ROOT/fixtures/small/working/profiles.py"
book="$ROOT/rules/iana-naming"
"$SLAUDIT" run --quiet --rules "$book" --store audit.db --out packs \
	--month 2021-03 "$ROOT"/fixtures/small/*.csv
digest=$(sha256sum audit.db)
same_store() {
	if [ "$(sha256sum audit.db)" != "$digest" ]; then
		echo "the store was changed"; exit 1
	fi
	if [ -e audit.db-wal ] || [ -e audit.db-journal ]; then
		echo "something was left beside the store"; exit 1
	fi
}
whatif() {
	"$SLAUDIT" whatif --rules "$book" --store audit.db "$@"
}

# --- every shipped profile ---------------------------------------------------
whatif --json >all.json
same_store
python3 - "$ROOT/fixtures/small/working/profiles.csv" "$book/profiles" <<'EOT'
import csv, json, pathlib, sys
want = set()
with open(sys.argv[1], encoding="utf-8", newline="") as f:
    for row in list(csv.reader(f))[1:]:
        want.add(tuple(row))
story = json.load(open("all.json", encoding="utf-8"))
assert story["official"] is False
names = [w["rules"]["profile"] for w in story["what_if"]]
shipped = sorted(p.stem for p in pathlib.Path(sys.argv[2]).glob("*.yaml"))
assert names == shipped, (names, shipped)
def decided(row): # a verdict is met or missed; all else is none
    verdict = row["verdict"] if row else ""
    return verdict if verdict in ("met", "missed") else ""
got = set()
for what in story["what_if"]:
    name = what["rules"]["profile"]
    for c in what["changes"]:
        assert c["change"] != "added", c
        before, after = c["official"], c["otherwise"]
        got.add((name, "case", c["sle"], c["ticket"], before["state"],
                 before["month"] or "", after["state"] if after else "gone",
                 (after["month"] or "") if after else ""))
    for m in what["months"]:
        if not m["turned"]:
            continue
        pair = [(decided(r), "%d/%d" % (r["met"], r["n"]) if r else "0/0")
                for r in (m["official"], m["otherwise"])]
        got.add((name, "month", m["sle"], m["month"], *pair[0], *pair[1]))
for row in sorted(want ^ got):
    print("only in", "profiles.csv" if row in want else "slaudit", row)
print(len(got), "changes under", len(names), "profiles")
sys.exit(1 if want != got else 0)
EOT

# --- the report tells the same of the profiles that are listed ----------------
python3 - "$ROOT/fixtures/small/working/profiles.csv" \
	packs/committee/2021-03 "$book/profiles" <<'EOT'
import csv, pathlib, sys
listed = [p.stem for p in sorted(pathlib.Path(sys.argv[3]).glob("*.yaml"))
          if "\nlist: true\n" in p.read_text(encoding="utf-8")]
assert len(listed) > 5, listed
def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))
words = {"open, within": "open, in time", "open, over": "open, late",
         "defective": "impossible times", "gone": "[z]"}
march = {"", "2021-03"}
want_cases, want_months = set(), set()
for r in rows(sys.argv[1]):
    name, what, sle, where = (r[k] for k in (
        "profile", "what", "sle", "ticket_or_month"))
    before, after = (words.get(r[k], r[k]) for k in ("before", "after"))
    if name not in listed:
        continue
    if what == "case" and before != after and march >= {
            r["before_month_or_met"], r["after_month_or_met"]}:
        want_cases.add((name, sle, where, before, after))
    if what == "month" and where == "2021-03":
        want_months.add((name, sle, where))
pack = pathlib.Path(sys.argv[2])
cases = {(r["profile"], r["expectation"], r["ticket"], r["official_state"],
          r["profile_state"]) for r in rows(pack / "data/profile_cases.csv")}
months = {(r["profile"], r["expectation"], r["month"])
          for r in rows(pack / "data/profile_months.csv")}
assert [r["profile"] for r in rows(pack / "data/profiles.csv")] == listed
for got, want in ((cases, want_cases), (months, want_months)):
    if got != want:
        sys.exit("report: %s" % sorted(got ^ want))
for form in ("index.html", "report.txt"):
    text = (pack / form).read_text(encoding="utf-8")
    assert "Verdicts that hang on how the rules are read" in text, form
    assert text.count("office-all-day") >= 2, form
print(len(cases), "cases and", len(months), "months turned, in the report")
EOT

# --- BD-HOURS lists what the readings of BD-END say --------------------------
# Every verdict that the report says hangs on BD-HOURS, and no other; likewise
# BD-CLOCK.
for rule in BD-HOURS BD-CLOCK; do
	whatif --json --profile "$(echo $rule | tr A-Z a-z)" >one.json
	python3 - $rule packs/committee/2021-03/data/readings.csv <<'EOT'
import csv, json, sys
rule = sys.argv[1]
hang = {}
with open(sys.argv[2], encoding="utf-8", newline="") as f:
    rows = list(csv.DictReader(f))
for row in rows:
    hang.setdefault((row["expectation"], row["ticket"]), {})[
        row["day_rule"]] = row["state"]
want = sorted((k, r["BD-END"], r[rule]) for k, r in hang.items()
              if r["BD-END"] != r[rule])
words = {"open, within": "open, in time", "open, over": "open, late"}
story = json.load(open("one.json", encoding="utf-8"))["what_if"][0]
got = sorted(((c["sle"], c["ticket"]),
              *[words.get(c[s]["state"], c[s]["state"])
                for s in ("official", "otherwise")])
             for c in story["changes"])
assert (("C.1", "C-awkward"), "met", "missed") in got, got
if got != want:
    sys.exit("%s: %s, not %s" % (rule, got, want))
print(rule, len(got), "verdicts hang on it, as the report says")
EOT
done
same_store

# --- T07: another goal; T09: another holiday ---------------------------------
# Published verdicts stay; the what-if lists who would change, and no others.
cp -R "$book" goal
sed -i '/id: I.1$/,/limit:/s/limit: 60 s/limit: 61 s/' goal/sles.yaml
whatif --against goal >goal.txt
grep -q 'I.1-missed *I.1 *in force *missed' goal.txt
grep -q 'I.1-missed *I.1 *what if *met' goal.txt
test "$(grep -c 'what if  ' goal.txt)" = 2 # I.1-over is 61 s old: in time, too
grep -q 'I.1-over *I.1 *what if *open, in time' goal.txt
same_store
cp -R "$book" holiday
sed -i 's/^    holidays:/&\n      - {date: 2021-03-08, name: One more}/' \
	holiday/calendars.yaml
whatif --against holiday --json >holiday.json
python3 - <<'EOT'
import json
what = json.load(open("holiday.json", encoding="utf-8"))["what_if"][0]
# Monday 8 March: C-awkward and C-weekend span it; both were met and still are,
# a day later, so nothing turns, and these four outcomes are due otherwise.
assert what["changes"] == [] and what["months"] == [], what
assert what["outcomes"]["same, other due or figure"] == 4, what["outcomes"]
EOT

# --- a period, and what cannot be ---------------------------------------------
whatif --profile month-utc --month 2021-02 >february.txt
grep -q 'edge-february *I.1' february.txt
if grep -q 'edge-summer' february.txt; then
	echo "March in February's what-if"; exit 1
fi
status=0
whatif --profile bd-hours --fail-on findings --quiet >quiet.txt || status=$?
test $status = 1 && test ! -s quiet.txt
whatif --profile bd-end-midnight --fail-on findings --quiet
refused() { # STATUS WORDS then the options
	wanted=$1 words=$2 status=0
	shift 2
	whatif "$@" >out.txt 2>err.txt || status=$?
	if [ $status != "$wanted" ] || ! grep -q "$words" err.txt; then
		echo "$* gave $status:"; cat err.txt; exit 1
	fi
}
refused 2 "no profile 'bd-hour', did you mean bd-hours?" --profile bd-hour
refused 2 "give names separated by commas" --profile bd-hours,,bd-clock
refused 5 "the tickets cannot be compared" --against "$ROOT/rules/iana-2013"
refused 3 "No such file" --against nowhere
"$SLAUDIT" whatif --rules goal --store audit.db 2>err.txt && exit 1
grep -q "measured under another rule book than goal" err.txt
same_store
