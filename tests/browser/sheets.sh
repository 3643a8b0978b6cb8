#!/bin/sh
# The workbook in a real spreadsheet program: each data sheet has the rows and
# figures of its CSV twin.
set -eu
command -v soffice >/dev/null || {
	echo "libreoffice is not installed"
	exit 77
}
"$SLAUDIT" run --quiet --rules "$ROOT/rules/iana-naming" --store a.db \
	--out packs --month 2021-03 "$ROOT"/fixtures/small/*.csv
pack=packs/committee/2021-03
# every sheet to a file of its own, values as they are, UTF-8
timeout 240 soffice -env:UserInstallation="file://$PWD/profile" --headless \
	--convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1' \
	--outdir sheets "$pack/workbook.xlsx" >log 2>&1
ls sheets

python3 - "$pack" <<'EOF'
import csv, pathlib, sys
pack = pathlib.Path(sys.argv[1])
def rows(path):
    with open(path, encoding="utf-8") as f:
        return [r for r in csv.reader(f)]
seen = 0
for data in sorted((pack / "data").glob("*.csv")):
    twin = pathlib.Path("sheets") / ("workbook-%s.csv" % data.stem)
    if not twin.exists():
        assert data.stem == "times", "no sheet for " + data.stem
        continue
    want = rows(data)
    got = [r for r in rows(twin) if any(r)]
    body = got[-(len(want) - 1):] if len(want) > 1 else []
    for a, b in zip(want[1:], body):
        for key in ("n", "met", "line", "rows_read", "elapsed_second"):
            if key in want[0]:
                i = want[0].index(key)
                if a[i].lstrip("-").isdigit():
                    assert a[i] in b, (data.stem, key, a, b)
    assert len(got) >= len(want), (data.stem, len(got), len(want))
    seen += 1
    print(data.stem, len(want) - 1, "rows")
assert seen >= 8, seen
EOF
