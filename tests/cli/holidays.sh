#!/bin/sh
# What `rules holidays` proposes is a rule file's part: put into a book, it is
# sound, and proposed again it would change nothing.
set -eu
ics=$ROOT/tests/golden/rules-holidays/in/us.ics
cp -RL "$ROOT/rules/iana-naming" book
"$SLAUDIT" rules holidays "$ics" --rules book --calendar office \
	--out proposed.yaml >difference.txt 2>complaints.txt
grep -q '^removed 2021-09-06: Labor Day$' difference.txt
grep -q 'UID backup: RRULE: repeats within a day$' complaints.txt

# Nothing was changed without a decision.
cmp "$ROOT/rules/iana-naming/calendars.yaml" book/calendars.yaml

# Decided: the list in force is the one proposed.
sed -n '/^holidays:/,$s/^/    /p' proposed.yaml |
	sed 's/}$/, decided_by: "the committee, 2021-01-15"}/' >list.yaml
awk '
/^    holidays:/ {
	while ((getline line < "list.yaml") > 0)
		print line
	skip = 1
	next
}
skip && /^      - / { next }
{ skip = 0; print }
' book/calendars.yaml >calendars.yaml
mv calendars.yaml book/calendars.yaml
grep -q 'decided_by' book/calendars.yaml
"$SLAUDIT" rules check book
"$SLAUDIT" rules holidays "$ics" --rules book --calendar office \
	--out again.yaml --fail-on findings >difference.txt 2>/dev/null
grep -q '^nothing would change$' difference.txt

# Any zone, any order of the events: the same proposal but for the digest.
awk 'BEGIN { RS = "BEGIN:VEVENT" } NR == 1 { head = $0 }
NR > 1 { sub(/END:VCALENDAR.*/, ""); event[NR] = $0 }
END {
	printf "%s", head
	for (i = NR; i > 1; i--)
		printf "BEGIN:VEVENT%s", event[i]
	print "END:VCALENDAR"
}' "$ics" >us.ics
TZ=Pacific/Apia "$SLAUDIT" rules holidays us.ics --rules book \
	--calendar office --out turned.yaml >/dev/null 2>&1
sed '/SHA-256/d' again.yaml >again.txt
sed '/SHA-256/d' turned.yaml >turned.txt
cmp again.txt turned.txt

# An override on a holiday is noted, and refuses nothing.
sed 's/^    status:/    overrides:\n      - {date: 2021-12-24, hours: 09:00-12:00, name: Half}\n    status:/' \
	book/calendars.yaml >calendars.yaml
mv calendars.yaml book/calendars.yaml
"$SLAUDIT" rules check book >checked.txt
grep -q 'note: date: is a holiday, too; the hours of the override count$' \
	checked.txt
"$SLAUDIT" rules check --json book | grep -q '"note": true'

# All or nothing: a file that cannot be read leaves the last proposal alone.
printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n' >cut.ics
status=0
"$SLAUDIT" rules holidays cut.ics --out again.yaml 2>/dev/null || status=$?
test "$status" -eq 4
printf 'BEGIN:VCALENDAR\nSUMMARY:\377\nEND:VCALENDAR\n' >latin.ics
"$SLAUDIT" rules holidays latin.ics --out again.yaml 2>/dev/null || status=$?
test "$status" -eq 4
sed '/SHA-256/d' again.yaml | cmp - again.txt
