#!/bin/sh
# The same inputs, the same bytes: under any time zone, locale, umask, folder,
# user settings and time of day.
set -eu
book="$ROOT/rules/iana-naming"
audit() {
	"$SLAUDIT" run --quiet --rules "$book" --store "$1/audit.db" \
		--out "$1/packs" --month 2021-03 "$ROOT"/fixtures/small/*.csv
}
audit plain
mkdir -p home/.config/fontconfig elsewhere/deep
cat >home/.config/fontconfig/fonts.conf <<'EOF'
<?xml version="1.0"?><fontconfig><match target="pattern">
<edit name="family" mode="assign" binding="strong"><string>DejaVu Serif</string>
</edit></match></fontconfig>
EOF
sleep 2 # stamps of the machine would differ now
(
	umask 077
	export TZ=Pacific/Apia LANG=ar_EG.UTF-8 LC_ALL=tr_TR.UTF-8 \
		LANGUAGE=ja HOME="$PWD/home" XDG_CONFIG_HOME="$PWD/home/.config" \
		USER=somebody SOURCE_DATE_EPOCH=1 PANGO_LANGUAGE=zh-cn
	here=$PWD
	cd elsewhere/deep
	audit .
	cd "$here"
)
diff -r plain/packs elsewhere/deep/packs
echo "the same bytes"

# What the bytes rest on stands beside them, and each zone that was used.
evidence=plain/packs/committee/2021-03/environment.txt
for line in "tzdata 20" "sqlite 3." "libcsv 3." "zlib 1." "libxlsxwriter 1."; do
	grep -q "^$line" "$evidence"
done
test "$(grep -cE '^[0-9a-f]{64}  zone ' "$evidence")" = \
	"$(cat "$book"/*.yaml | sed -n 's/^ *zone: *\([A-Za-z_/]*\).*/\1/p' |
		sort -u | wc -l)"
