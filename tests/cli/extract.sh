#!/bin/sh
# The 154 real requests: 35 late, four impossible orders named, axa shown as
# hanging on the count, and no attained share anywhere on the page.
set -eu
"$SLAUDIT" run --rules "$ROOT/rules/iana-2013" --store audit.db --out packs \
	--whole --from 2013-09 --to 2016-09 \
	"$ROOT/fixtures/iana-2013-2016/requests.csv" >run.txt
pack=packs/committee/2013-09_2016-09

ask() {
	sqlite3 audit.db "$1"
}
same() {
	if [ "$2" != "$3" ]; then
		echo "$1: got '$2', want '$3'"
		exit 1
	fi
	echo "$1: $2"
}

same "outcomes of K.1" "$(ask "SELECT count(*) FROM evidence
	WHERE sle = 'K.1'")" 154
same "over 21 days" "$(ask "SELECT count(*) FROM evidence
	WHERE sle = 'K.1' AND state = 'missed'")" 35
same "met" "$(ask "SELECT count(*) FROM evidence
	WHERE sle = 'K.1' AND state = 'met'")" 119
same "impossible orders" "$(ask "SELECT group_concat(key, ' ') FROM (
	SELECT key FROM diag WHERE code = 'time-order' ORDER BY key)")" \
	"20150131/fi/1 20150131/pf/1 20150131/uk/1 20150131/whoswho/1"
same "their end to end, still judged" "$(ask "
	SELECT group_concat(key || ' ' || state || ' ' || elapsed_day, ', ')
	FROM (SELECT * FROM evidence WHERE sle = 'K.1' AND key IN
		(SELECT key FROM diag WHERE code = 'time-order') ORDER BY key)")" \
	"20150131/fi/1 met 17, 20150131/pf/1 missed 32, 20150131/uk/1 missed 33, 20150131/whoswho/1 missed 23"
same "their first phase, signed" "$(ask "
	SELECT group_concat(state || ' ' || elapsed_day, ', ')
	FROM (SELECT * FROM evidence WHERE sle = 'K.1a' AND key IN
		(SELECT key FROM diag WHERE code = 'time-order') ORDER BY key)")" \
	"defective -351, defective -335, defective -335, defective -343"
same "axa by every count" "$(ask "
	SELECT w.word || ': ' || (SELECT group_concat(v.day_rule || ' ' ||
		x.word, ', ') FROM variant v
		JOIN outcome_state x ON x.id = v.state
		WHERE v.outcome_id = o.id)
	FROM outcome o JOIN ticket t ON t.id = o.ticket_id
	JOIN sle s ON s.id = o.sle_id
	JOIN outcome_state w ON w.id = o.state
	WHERE t.key = '20160630/axa/1' AND s.name = 'K.1'")" \
	"met: inclusive missed, elapsed undecidable"
same "verdicts that hang on the count" "$(ask "
	SELECT group_concat(DISTINCT t.key) FROM variant v
	JOIN outcome o ON o.id = v.outcome_id
	JOIN ticket t ON t.id = o.ticket_id
	WHERE v.state <> o.state")" 20160630/axa/1

grep -q 20160630/axa/1 "$pack/index.html"
for name in whoswho fi uk pf; do
	grep -q "20150131/$name/1" "$pack/index.html"
done

# Shares: the target of 80 % may stand; nothing else may look like one.
sed 's/<style>.*<\/style>//; s/src="data:[^"]*"//g' "$pack/index.html" |
	tr '\n' ' ' | sed 's/<style>.*<\/style>//' >page.txt
if grep -oE '[0-9]+([.,][0-9]+)? ?(%|&#37;|percent|per cent)' page.txt |
	grep -vx '80 %'; then
	echo "an attained share stands on the page of an extract"
	exit 1
fi
grep -q '80 %' page.txt
if ls "$pack"/charts/attainment-* 2>/dev/null; then
	echo "a month chart of an extract"
	exit 1
fi
same "findings over months" "$(ask "SELECT count(*) FROM finding")" 0
# The same in every other format of the pack.
for file in "$pack"/data/*.csv "$pack/report.txt" "$pack/summary.txt"; do
	if grep -oE '[0-9]+([.,][0-9]+)? ?%' "$file" | grep -vx '80 %'; then
		echo "an attained share stands in $file"
		exit 1
	fi
done
echo "no attained share in the pack"
