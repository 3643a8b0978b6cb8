#!/bin/sh
# The pages in a real browser: nothing refused, nothing fetched, every picture
# drawn, readable on a desk and on a phone.
set -eu
command -v chromium >/dev/null || {
	echo "chromium is not installed"
	exit 77
}
"$SLAUDIT" run --quiet --rules "$ROOT/rules/iana-naming" --store a.db \
	--out packs --month 2021-03 "$ROOT"/fixtures/small/*.csv
page=$PWD/packs/committee/2021-03/index.html

# see WIDTH OUTPUT ARGUMENT...
see() {
	width=$1
	shift
	timeout 120 chromium --headless --no-sandbox --disable-gpu \
		--disable-quic --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync --hide-scrollbars \
		--enable-logging=stderr --user-data-dir="$PWD/profile-$width" \
		--window-size="$width",2000 "$@" "file://$page" 2>log
	if grep -E 'CONSOLE|Refused to|net::ERR' log; then
		echo "the browser complains"
		exit 1
	fi
}
see 1280 --screenshot="$PWD/desk.png" >/dev/null
see 400 --screenshot="$PWD/phone.png" >/dev/null
see 1281 --dump-dom >dom.html
page=$PWD/packs/index.html
see 1282 --dump-dom >archive.html

python3 - <<'EOF'
import re, struct, zlib
def picture(path, width):
    data = open(path, "rb").read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", path
    w, h = struct.unpack(">II", data[16:24])
    assert w == width and h == 2000, (path, w, h)
    raw, at = b"", 8
    while at < len(data):
        n, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT": raw += data[at + 8:at + 8 + n]
        at += 12 + n
    inked = sum(1 for b in zlib.decompress(raw)[::7] if 0 < b < 255)
    assert inked > 10000, (path, "is almost empty", inked)
picture("desk.png", 1280)
picture("phone.png", 400)
dom = open("dom.html", encoding="utf-8").read()
assert dom.count("<h1") == 1 and "<script" not in dom
images = re.findall(r"<img[^>]*>", dom)
assert images and all('alt="' in i and 'src="data:' in i for i in images)
assert not re.search(r'(src|href)="(https?:)?//', dom)
archive = open("archive.html", encoding="utf-8").read()
assert archive.count("<h1") == 1 and "<script" not in archive
links = re.findall(r'href="([^"#]+)"', archive)
assert links == ["committee/2021-03/index.html"], links
open("packs/" + links[0]).close()
print(len(images), "pictures,", dom.count("<table"), "tables")
EOF
