#!/bin/sh
# How long what was audited is kept stands in the book, in the notes of each
# pack and in `rules show`; a book that does not say it says nothing.
set -eu
cp -R "$ROOT/rules/iana-naming" rules
file=rules/book.yaml
"$SLAUDIT" rules show --json rules >open.json
sed -i 's/^    text: Not established.*/    months: 60\n    text: Then the committee decides./
	s/^    status: unknown/    status: assumed/' "$file"
grep -q '^    months: 60' "$file"
"$SLAUDIT" rules show --json rules >shown.json
python3 - <<'EOT'
import json
none = json.load(open("open.json"))["retention"]
some = json.load(open("shown.json"))["retention"]
assert none["months"] is None and none["status"] == "unknown", none
assert some["months"] == 60 and some["status"] == "assumed", some
EOT
said='Kept for 60 months: Then the committee decides. Status of that rule: assumed.'
"$SLAUDIT" rules show rules | tr '\n' ' ' | grep -qF "$said"
"$SLAUDIT" run --quiet --rules rules --store a.db --out packs --month 2021-03 \
	"$ROOT/fixtures/successive/complaints-2021-03.csv"
tr '\n' ' ' <packs/committee/2021-03/report.txt | sed 's/  */ /g' |
	grep -qF "$said"

# A statement without a source is none.
sed '/^    source: "none was found/d' "$file" >without.yaml
mv without.yaml "$file"
status=0
"$SLAUDIT" rules check rules >said 2>&1 || status=$?
test "$status" = 3
grep -q 'source: missing' said
sed -i '/^  retention:/,/^    status: assumed/d' "$file"
"$SLAUDIT" rules show rules >quiet.txt
if grep -q -i 'kept' quiet.txt; then
	echo "nobody said how long it is kept"
	exit 1
fi
