#!/bin/sh
# What is written about the program is what its tables say.
set -eu
"$SLAUDIT" help manual >slaudit.1
cmp slaudit.1 "$ROOT/docs/slaudit.1"
"$SLAUDIT" help reference >rules.md
cmp rules.md "$ROOT/docs/rules.md"
if command -v mandoc >/dev/null; then
	mandoc -T lint -W warning slaudit.1
fi
# The README's table of exit statuses and list of commands.
"$SLAUDIT" help status | sed -n 's/^  \([0-9]\)  \(.*\)$/\1 \2/p' |
	while read -r status text; do
		grep -qF "| $status |" "$ROOT/README.md" || {
			echo "README does not list status $status ($text)"
			exit 1
		}
	done
for command in run ingest measure judge report explain; do
	grep -q "\`*$command\`*" "$ROOT/README.md"
done
# Every file and folder of the tree table is there.
sed -n 's/^| `\([a-z/A-Z]*\/\)`.*/\1/p' "$ROOT/README.md" |
	while read -r place; do
		test -d "$ROOT/$place" || {
			echo "README names $place, which is not there"
			exit 1
		}
	done
