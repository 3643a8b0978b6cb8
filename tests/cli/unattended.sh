#!/bin/sh
# What a timer needs: a pack a month, from the files or from the store; a run
# that was cut short is finished by the next; a second run waits, or refuses;
# nothing is said with --quiet; and the units and the cron line of the manual
# are such as the system takes.
set -eu
rules=$ROOT/rules/iana-naming
small=$ROOT/fixtures/small

run() { # STORE OPTION...
	store=$1
	shift
	"$SLAUDIT" run --rules "$rules" --store "$store.db" --out "packs-$store" "$@"
}

# A pack a month, the first one first; nothing at all is said.
run whole --quiet --from 2021-02 --to 2021-03 "$small"/*.csv >said 2>&1
test ! -s said
test "$(ls packs-whole/committee)" = "$(printf '2021-02\n2021-03')"

# Of the store alone, in another order, and after a run that was cut short once
# February stood: the same bytes.
"$SLAUDIT" ingest --quiet --rules "$rules" --store cut.db "$small"/*.csv
run cut --quiet --month 2021-02
rm -rf packs-cut/committee/2021-03
run cut --summary --from 2021-02 --to 2021-03 >said
test "$(grep -c '^slaudit: 2021-0[23]: .*/index.html$' said)" = 2
test "$(wc -l <said)" = 2
diff -r packs-whole packs-cut

# One over both, as before.
run one --quiet --whole --from 2021-02 --to 2021-03 "$small"/*.csv
test "$(ls packs-one/committee)" = 2021-02_2021-03

# Nothing to run from.
status=0
run nothing --quiet --month 2021-03 2>said || status=$?
test "$status" = 5
grep -q 'nothing.db: holds no export' said

# Another run has the store: refused, and by whom; or waited for, and said so.
mkfifo go
(
	echo 'BEGIN IMMEDIATE;'
	cat go
	echo 'COMMIT;'
) | sqlite3 cut.db &
held=$!
sleep 1
status=0
run cut --quiet --month 2021-03 2>said || status=$?
test "$status" = 5
grep -q 'cut.db: another run holds the store: try again after it, or give --wait' \
	said
(
	while ! grep -q waiting said.late 2>/dev/null; do sleep 0.1; done
	echo >go
) &
run cut --wait 60 --quiet --month 2021-03 2>said.late
wait "$held"
grep -q 'cut.db: another run has the store; waiting for it, 60 s at most' \
	said.late
for wrong in 0 x -1 86401; do
	status=0
	run cut --wait "$wrong" --month 2021-03 2>said || status=$?
	test "$status" = 2
done

# The units and the cron line, as they stand in the manual's page.
python3 - "$ROOT/docs/unattended.md" <<'EOT'
import pathlib, re, sys
text = pathlib.Path(sys.argv[1]).read_text("utf-8")
blocks = dict(re.findall(r"^`([\w./-]+)`:\n\n```\w*\n(.*?)^```$", text, re.S | re.M))
for name, body in blocks.items():
    pathlib.Path(pathlib.Path(name).name).write_text(body, "utf-8")
assert {"slaudit.service", "slaudit.timer", "slaudit-month", "slaudit.cron"} <= \
    {pathlib.Path(n).name for n in blocks}, blocks.keys()
EOT
mkdir -p home/in home/bin
cp "$small"/*.csv "$small"/*.cutoff home/in/
sed "s|^home=.*|home=$PWD/home|; s|^rules=.*|rules=$rules|; s|^slaudit=.*|slaudit=$SLAUDIT|" \
	slaudit-month >home/bin/slaudit-month
chmod +x home/bin/slaudit-month
# what cron would give to sh: all after the five fields and the user
grep -v '^#' slaudit.cron | grep '^[0-9*]' | sed "s/^\([^ ]* \)\{6\}//" |
	sed "s|/usr/local/bin/slaudit-month|$PWD/home/bin/slaudit-month --month 2021-03|" >line
test "$(wc -l <line)" = 1
mkdir days # on a Saturday nothing, on a Monday the pack
printf '#!/bin/sh\necho 6\n' >days/date
chmod +x days/date
PATH=$PWD/days:$PATH sh -eu line >said
test ! -s said
printf '#!/bin/sh\necho 1\n' >days/date
PATH=$PWD/days:$PATH sh -eu line >said
grep -q '^slaudit: 2021-03: .*index.html$' said
test "$(wc -l <said)" = 1
test -f home/packs/committee/2021-03/index.html
if command -v systemd-analyze >/dev/null; then
	sed -i "s|^ExecStart=.*|ExecStart=$PWD/home/bin/slaudit-month|; /^User=/d" \
		slaudit.service
	systemd-analyze verify ./slaudit.service ./slaudit.timer
fi
