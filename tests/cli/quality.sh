# Every code of the catalogue has a file that raises it, and one that nearly
# does: the loop is over what the program itself says the codes are.
quality=$ROOT/fixtures/quality
bad=0

complain() {
	echo "$*"
	bad=1
}

# The kinds of trouble in a file, as ingest tells them.
codes_of() {
	rm -f audit.db
	"$SLAUDIT" ingest --rules "$quality/book" --store audit.db "$1" |
		sed -n 's/^  \([a-z-]*\): .*/\1/p'
}

# The sentences that reconcile has for a published file.
said_of() {
	"$SLAUDIT" reconcile "$1" 2>&1 >out || :
}

# Of the data as a whole: one run over all that raise, one over all that
# nearly do.
for side in raises nearly; do
	"$SLAUDIT" run --quiet --rules "$quality/book" --month 2024-05 \
		--store "$side.db" --out "$side" \
		"$quality/$side"/claim.csv \
		"$quality/$side"/id-gap.csv "$quality/$side"/heaping.csv \
		"$quality/$side"/bunching.csv \
		"$quality/$side"/midnight-only.csv \
		"$quality/$side"/weekend-only.csv \
		"$quality/$side"/near-labels.csv
	cp "$side/committee/2024-05/data/diags.csv" "$side.csv"
done

whole_check() {
	grep -q "^\(\[z\]\|$1\.csv\),[^,]*,[^,]*,$1," raises.csv ||
		complain "$1: nothing raises it"
	grep ",$1," nearly.csv && complain "$1: raised by what nearly does"
	return 0
}

rows_check() {
	codes_of "$quality/raises/$1.csv" >codes
	grep -qx "$1" codes || complain "$1: nothing raises it"
	codes_of "$quality/nearly/$1.csv" >codes
	grep -qx "$1" codes && complain "$1: raised by what nearly does"
	return 0
}

published_check() {
	said_of "$quality/published/raises/$1.csv" >said
	grep -q "^slaudit: $1.csv:2:" said || complain "$1: nothing raises it"
	said_of "$quality/published/nearly/$1.csv" >said
	grep "^slaudit: $1.csv:2:" said &&
		complain "$1: raised by what nearly does"
	return 0
}

past_check() {
	for side in raises nearly; do
		"$SLAUDIT" run --quiet --rules "$quality/book" \
			--month 2024-05 --store "past-$side.db" --out past-$side \
			"$quality/earlier.csv" "$quality/$side/$1.csv"
		cp past-$side/committee/2024-05/data/diags.csv past-$side.csv
	done
	grep -q ",$1," past-raises.csv || complain "$1: nothing raises it"
	grep ",$1," past-nearly.csv && complain "$1: raised by what nearly does"
	return 0
}

"$SLAUDIT" help diags | sed -n 's/^\([a-z-]*\)  *\(D[0-9][0-9]\|-\)  .*/\1/p' >all
[ "$(wc -l <all)" -ge 48 ] || complain "the catalogue is short"
while read -r code; do
	case $code in
	id-gap | heaping | bunching | midnight-only | weekend-only | \
		near-labels | claim)
		whole_check "$code"
		;;
	changed-past)
		past_check "$code"
		;;
	percent | no-claim | impossible-percentage)
		published_check "$code"
		;;
	*)
		if [ -e "$quality/raises/$code.csv" ] &&
			[ -e "$quality/nearly/$code.csv" ]; then
			rows_check "$code"
		else
			complain "$code: no fixture for it"
		fi
		;;
	esac
done <all

# The page: the defect's number, the chance to the last digit, and that it is
# no accusation.
page=raises/committee/2024-05/index.html
for words in 'D11' '0.0020905' 'not an accusation' 'G-010 to G-011' \
	'D.1: 1 of 3 claims'; do
	grep -q "$words" "$page" || complain "the page does not say: $words"
done
if grep -q 'not an accusation' nearly/committee/2024-05/index.html; then
	complain "an accusation is denied that nobody made"
fi

# A control total that does not hold withholds the process, and nothing else
# does; the month is judged again once the total is right.
verdict() {
	"$SLAUDIT" run --quiet --rules "$quality/book" --month 2024-05 \
		--store total.db --out total count.csv
	sed -n 's/^D\.1,//p' total/committee/2024-05/data/expectations.csv |
		cut -d, -f7
}
cp "$quality/nearly/claim.csv" count.csv
[ "$(verdict)" = "target met" ] || complain "no total: the month is met"
echo 2 >count.csv.count
[ "$(verdict)" = withheld ] || complain "a wrong total: nothing is withheld"
grep -q ',control-total,.*,D16,process' \
	total/committee/2024-05/data/diags.csv ||
	complain "a wrong total: not in diags.csv"
echo 1 >count.csv.count
[ "$(verdict)" = "target met" ] || complain "a right total: the month is met"
echo 1.5 >count.csv.count
"$SLAUDIT" ingest --rules "$quality/book" --store bad.db count.csv 2>err &&
	complain "a total that is no number is taken"
grep -q 'is no number of rows' err || complain "a bad total: not told"
exit $bad
