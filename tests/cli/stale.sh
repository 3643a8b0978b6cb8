#!/bin/sh
# Nothing is reported of other files, another book, another mapping or another
# period than the figures are of; and no part of a ticket is lost in silence.
set -eu
book="$ROOT/rules/iana-naming"
small="$ROOT/fixtures/small"
cut=2021-04-01T00:00:00-07:00

refused() { # STATUS PATTERN COMMAND...
	want=$1
	pattern=$2
	shift 2
	status=0
	"$@" >out 2>err || status=$?
	if [ "$status" != "$want" ] || ! grep -qE -- "$pattern" err; then
		echo "status $status, want $want and '$pattern': $*"
		cat err
		exit 1
	fi
	echo "$want: $(head -n 1 err)"
}
on() { # COMMAND OPTION...: on the store a.db under $book
	command=$1
	shift
	"$SLAUDIT" "$command" --rules "$book" --store a.db "$@"
}

# a log in two files of one cut-off: taking one would lose the other's events
mkdir split
head -n 45 "$small/requests.csv" >split/requests-1.csv
(head -n 1 "$small/requests.csv" && tail -n +46 "$small/requests.csv") \
	>split/requests-2.csv
refused 4 "requests-2.csv:[0-9]+: ticket '.*' stands in requests-1.csv:" \
	"$SLAUDIT" run --rules "$book" --store split.db --out split \
	--cutoff $cut --month 2021-03 split/requests-1.csv split/requests-2.csv
# the same in one file of a later cut-off is a newer version, and is taken
on ingest --quiet --cutoff 2021-03-31T00:00:00-07:00 split/requests-1.csv
on ingest --quiet "$small"/requests.csv "$small"/complaints.csv

refused 5 "measured yet" on report --out p --month 2021-03
on measure --quiet
refused 5 "not judged since" on report --out p --month 2021-03
on judge --quiet
on report --quiet --out p --month 2021-03

# new files make the old figures no figures of the store
cp "$small/complaints.csv" complaints-2.csv
sed -i 's/^C/D/' complaints-2.csv
on ingest --quiet --cutoff 2021-04-02T00:00:00-07:00 complaints-2.csv
refused 5 "measured yet" on report --out p --month 2021-03
refused 5 "measured yet" on explain C-awkward
on measure --quiet
on judge --quiet

# a changed limit needs no new reading, a changed mapping does
cp -R "$book" book
chmod -R u+w book
sed -i 's/limit: 60 s/limit: 61 s/' book/sles.yaml
"$SLAUDIT" measure --quiet --rules book --store a.db
sed -i 's/time: acknowledged/time: answered/' book/mappings.yaml
refused 5 "read by another mapping 'complaints'.*ingest it again" \
	"$SLAUDIT" measure --rules book --store a.db

# periods
on measure --quiet
on judge --quiet
refused 2 "data ends before that month" on report --out p
refused 2 "2021-05.*data ends before" on report --out p --month 2021-05
refused 2 "from: needs --to" on report --out p --from 2021-03
refused 2 "already given" on report --out p --month 2021-03 --to 2021-04
refused 2 "later than --to" on report --out p --from 2021-03 --to 2021-02

# as of later than the data: judged, and said, as of where the data ends
on measure --as-of 2022-01-01 >said
grep -q "as of 2021-04-02T07:00:00Z" said

# a file that did not come, and a month that is not over
"$SLAUDIT" run --quiet --rules "$book" --store b.db --out q \
	--month 2021-03 --as-of 2021-03-15 "$small/requests.csv"
tr -s '\n ' ' ' <q/committee/2021-03/summary.txt >said
grep -q "No file was supplied for: [^.]*Customer complaint" said
grep -q "before the end of March 2021: that month is not complete" said
"$SLAUDIT" run --quiet --rules "$book" --store b.db --out q \
	--month 2021-03 "$small/requests.csv" "$small/complaints.csv"
tr -s '\n ' ' ' <q/committee/2021-03/summary.txt >said
! grep -E "supplied for: [^.]*(complaint|change request)|is not complete" said
