#!/bin/sh
# What goes wrong outside: a clear message, the right status, and the store as
# it was.
set -eu
book="$ROOT/rules/iana-naming"
small="$ROOT/fixtures/small"
"$SLAUDIT" run --quiet --rules "$book" --store audit.db --out packs \
	--month 2021-03 "$small"/*.csv
sqlite3 audit.db .dump | sha256sum >before
(cd packs && find . -type f -exec sha256sum {} + | sort) >packs.before

# fails STATUS PATTERN COMMAND...: status and message as wanted, nothing
# changed in the store or the packs, nothing half-written left behind.
fails() {
	want=$1
	pattern=$2
	shift 2
	status=0
	"$@" >out 2>err </dev/null || status=$?
	if [ "$status" != "$want" ]; then
		echo "status $status, want $want: $*"
		cat err
		exit 1
	fi
	if ! grep -qE -- "$pattern" err; then
		echo "no '$pattern' in what was said: $*"
		cat err
		exit 1
	fi
	sqlite3 audit.db .dump | sha256sum >after
	cmp before after
	(cd packs && find . -type f -exec sha256sum {} + | sort) >packs.after
	cmp packs.before packs.after
	echo "$want: $(head -n 1 err)"
}
run() {
	fails "$1" "$2" "$SLAUDIT" run --rules "$book" --store audit.db \
		--out packs --month 2021-03 "$3"
}

# --- the command line ---------------------------------------------------------
fails 2 "no command" "$SLAUDIT"
fails 2 "'launch' is not a command" "$SLAUDIT" launch
fails 2 "needs --rules DIR" "$SLAUDIT" run x.csv
fails 2 "2021-13.*not a month" "$SLAUDIT" run --rules "$book" \
	--store audit.db --out packs --month 2021-13 x.csv
fails 2 "no option --colour" "$SLAUDIT" run --colour
fails 2 "no ticket, customer or outcome" "$SLAUDIT" explain --rules "$book" \
	--store audit.db no-such-ticket

# --- exports ------------------------------------------------------------------
run 4 "nothing.csv.*No such file" nothing.csv
mkdir requests-folder.csv
run 4 "requests-folder.csv.*[Ii]s a directory" requests-folder.csv
cut -d, -f1-5,7 "$small/requests.csv" >requests.csv # the column "at" is gone
run 4 "requests.csv.*column \"at\" is missing" requests.csv
: >requests.csv
run 4 "requests.csv.*empty" requests.csv
head -c 3000 "$small/requests.csv" >requests.csv # cut in the middle of a row
cp "$small/requests.csv.cutoff" requests.csv.cutoff
run 4 "requests.csv:[0-9]+: the file ends in the middle of this row" \
	requests.csv
printf 'complaint,tld,complainant,received,acknowledged,answered,resolved,x\nC-9,de,direct,2021-03-02 10:00,-,-,-,"never clo' >complaints.csv
cp "$small/complaints.csv.cutoff" complaints.csv.cutoff
run 4 "complaints.csv:2: the file ends in the middle of this row" \
	complaints.csv
rm requests.csv.cutoff
cp "$small/requests.csv" requests.csv # no sidecar beside it
run 4 "no cut-off.*--cutoff.*requests.csv.cutoff.*mapping" requests.csv
echo yesterday >requests.csv.cutoff
run 4 "cut-off 'yesterday' is not an instant" requests.csv
cp "$small/requests.csv" enquiries.csv
run 4 "enquiries.csv.*fits no mapping" enquiries.csv
# the second file is wrong: the first one is not kept either
printf 'ticket,event\n' >requests-2.csv
cp "$small/requests.csv.cutoff" requests.csv.cutoff
echo "new,I,de,ccTLD,submitted,2021-03-02T17:00:00Z,customer" >>requests.csv
fails 4 "requests-2.csv.*column" "$SLAUDIT" run --rules "$book" \
	--store audit.db --out packs --month 2021-03 requests.csv requests-2.csv

# --- rules --------------------------------------------------------------------
fails 3 "no-such-book.*No such file" "$SLAUDIT" rules check no-such-book
mkdir -p book
cp "$book"/*.yaml book
sed -i 's/limit: 60 s/limit: 60 parsec/' book/sles.yaml
fails 3 "sles.yaml:[0-9]+:[0-9]+: .*parsec" "$SLAUDIT" run --rules book \
	--store audit.db --out packs --month 2021-03 "$small/requests.csv"
fails 5 "another rule book.*measure again" "$SLAUDIT" report \
	--rules "$ROOT/rules/iana-2013" --store audit.db --out packs

# --- the store ----------------------------------------------------------------
fails 5 "no-store.db.*ingest" "$SLAUDIT" report --rules "$book" \
	--store no-store.db --out packs --month 2021-03
echo "not a database, whatever its name says, and long enough to tell" >no.db
fails 5 "no.db" "$SLAUDIT" measure --rules "$book" --store no.db
mkdir folder.db
fails 5 "folder.db" "$SLAUDIT" measure --rules "$book" --store folder.db

# The state identity, against planted changes: each alone breaks a sum.
planted() {
	cp audit.db planted.db
	sqlite3 planted.db "PRAGMA ignore_check_constraints = on; $2"
	fails 5 "damaged: $1" "$SLAUDIT" report --rules "$book" \
		--store planted.db --out packs --month 2021-03
}
planted "the states of a month of I.1 do not sum up" "UPDATE attainment
	SET missed = missed + 1 WHERE rowid = (SELECT min(a.rowid)
	FROM attainment a JOIN sle s ON s.id = a.sle_id WHERE s.name = 'I.1')"
planted "its outcomes and the sums of its months disagree" "UPDATE attainment
	SET within = within + 1, scope = scope + 1
	WHERE rowid = (SELECT min(rowid) FROM attainment)"
planted "its outcomes and the sums of its months disagree" \
	"DELETE FROM outcome_row WHERE id = (SELECT min(o.id)
	FROM outcome_row o WHERE NOT EXISTS (SELECT 1
	FROM variant v WHERE v.outcome_id = o.id)
	AND NOT EXISTS (SELECT 1 FROM finding_ticket f
	WHERE f.outcome_id = o.id))"

# --- results ------------------------------------------------------------------
echo "a file where a folder is wanted" >plain
fails 6 "plain" "$SLAUDIT" report --rules "$book" --store audit.db \
	--out plain --month 2021-03
full() { "$SLAUDIT" explain --rules "$book" --store audit.db C-awkward \
	>/dev/full; }
fails 6 "standard output.*No space left" full
full_json() { "$SLAUDIT" judge --json --rules "$book" --store copy.db \
	>/dev/full; }
cp audit.db copy.db
fails 6 "standard output.*No space left" full_json

# --- what only root, or only a user, can try ----------------------------------
if [ "$(id -u)" = 0 ]; then
	mkdir tiny
	if mount -t tmpfs -o size=64k tmpfs tiny 2>/dev/null; then
		trap 'umount tiny' EXIT
		fails 6 "tiny.*No space left" "$SLAUDIT" report \
			--rules "$book" --store audit.db --out tiny/packs \
			--month 2021-03
		test -z "$(find tiny -type f)"
		fails 5 "tiny/audit.db: no room left on the disk" "$SLAUDIT" run --rules "$book" \
			--store tiny/audit.db --out more --month 2021-03 \
			"$small"/requests.csv "$small"/complaints.csv
		test ! -e more/committee
		# a whole run whose pack does not fit leaves its store as it was
		fails 6 "No space left" "$SLAUDIT" run --rules "$book" \
			--store audit.db --out tiny/packs --month 2021-03 \
			--as-of 2021-03-15 "$small"/requests.csv
		umount tiny
		trap - EXIT
	else
		echo "tmpfs cannot be mounted here: the tiny disk is left out"
	fi
else
	cp "$small/requests.csv" requests.csv
	chmod 000 requests.csv
	run 4 "requests.csv.*Permission denied" requests.csv
	mkdir shut
	chmod 555 shut
	fails 6 "shut.*Permission denied" "$SLAUDIT" report --rules "$book" \
		--store audit.db --out shut/packs --month 2021-03
fi
echo "every fault was clear, and nothing changed"
