#!/bin/sh
# An outcome is explained alone by the name that its ticket's story gives it.
set -eu
book="$ROOT/rules/iana-naming"
"$SLAUDIT" run --quiet --rules "$book" --store audit.db --out packs \
	--month 2021-03 "$ROOT"/fixtures/small/*.csv
"$SLAUDIT" explain --rules "$book" --store audit.db C-awkward |
	sed -n 's/^To name this case alone: //p' >names
[ "$(wc -l <names)" -gt 1 ]
while read -r name; do
	"$SLAUDIT" explain --rules "$book" --store audit.db "$name" |
		sed -n 's/^To name this case alone: //p' >alone
	echo "$name" | cmp - alone
done <names

# No such cycle, process or SLE: nothing is found, and so it says.
name=$(head -n 1 names)
for wrong in "${name%1}2" "${name}x" "x$name" "${name%#1}"; do
	if "$SLAUDIT" explain --rules "$book" --store audit.db "$wrong" \
		>out 2>err; then
		echo "found: $wrong"
		exit 1
	fi
	[ ! -s out ]
	grep -q "no ticket, customer or outcome is called" err
done
