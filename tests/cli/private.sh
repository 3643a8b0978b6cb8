#!/bin/sh
# What a mapping calls private is in the committee's pack and in no file of the
# operator's: not in cells, groups, charts, sheets or what broken rows held.
set -eu
export LC_ALL=C

# The small month with words that stand nowhere else, all of them private; and
# a later export in which some of them are others.
python3 - "$ROOT" <<'EOT'
import csv, pathlib, re, sys

root = pathlib.Path(sys.argv[1])
small = root / "fixtures" / "small"
private = []

def word(kind, n):
    private.append("%s%03d" % (kind, n))
    return private[-1]

def rows_of(name):
    with open(small / name, encoding="utf-8", newline="") as f:
        return [r for r in csv.reader(f) if r]

def write(name, rows, cutoff):
    with open(name, "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)
    pathlib.Path(name + ".cutoff").write_text(cutoff + "\n")

head, *rows = rows_of("requests.csv")
rows = [r for r in rows if len(r) == len(head)]
keys = sorted({r[0] for r in rows})
regions = ["AF", "LAC"]
def request(row, other=False):
    n = keys.index(row[0])
    return [row[0], row[1], word("velvetfox", n), word("secretclass", n % 2),
            row[4], row[5], word("partywren", n % 3), regions[n % 2],
            word("registrymoss", n if not other or n % 5 else n + 500),
            word("channelowl", n % 2)]
title = ["ticket", "category", "tld", "class", "event", "at", "party",
         "region", "registry", "channel"]
first = [request(r) for r in rows]
# A conflict within a ticket, and a row with a private word where a time is.
clash = list(first[0]); clash[2] = word("clashfox", 0)
torn = list(first[1]); torn[5] = word("tornmoss", 0)
write("requests-1.csv", [title] + first + [clash, torn],
      "2021-04-01T00:00:00-07:00")
write("requests-2.csv", [title] + [request(r, True) for r in rows],
      "2021-05-01T00:00:00-07:00")

head, *rows = rows_of("complaints.csv")
for n, row in enumerate(rows):
    row[1], row[2] = word("velvetfox", n + 700), word("secretclass", n % 2 + 7)
write("complaints.csv", [head] + rows, "2021-05-01T00:00:00-07:00")

private += ["Africa", "Latin America"]
pathlib.Path("private.txt").write_text("\n".join(sorted(set(private))) + "\n")

# Every field that can be, but for the category.
import shutil
shutil.copytree(root / "rules" / "iana-naming", "rules")
path = pathlib.Path("rules") / "mappings.yaml"
text = path.read_text("utf-8")
for field in ("customer", "customer_class", "channel", "registry"):
    text = re.sub(r"(\n +%s: )(\w+)" % field,
                  r"\1{column: \2, private: true}", text)
text = text.replace("by: {column: party}", "by: {column: party, private: true}")
text = text.replace("region: {column: region,",
                    "region: {column: region, private: true,")
path.write_text(text, "utf-8")
path = pathlib.Path("rules") / "book.yaml"
text = path.read_text("utf-8")
path.write_text(text.replace("breakdowns: [", "breakdowns: [channel, "),
                "utf-8")
EOT

"$SLAUDIT" rules check rules >/dev/null
"$SLAUDIT" run --quiet --rules rules --store a.db --out packs --month 2021-03 \
	--audience operator requests-1.csv requests-2.csv complaints.csv \
	"$ROOT"/fixtures/registers/exclusions.csv
"$SLAUDIT" report --quiet --rules rules --store a.db --out packs \
	--month 2021-03 --audience committee

# found PACK: which private words stand in any of its files, unpacked too.
found() {
	python3 - "$1" <<'EOT'
import io, pathlib, sys, zipfile
words = pathlib.Path("private.txt").read_text().split("\n")[:-1]
seen = set()
files = 0
def look(name, data):
    global files
    files += 1
    low = data.lower()
    for word in words:
        if word.lower().encode() in low or word.lower() in name.lower():
            seen.add(word)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            for item in inner.namelist():
                look(item, inner.read(item))
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if path.is_file():
        look(path.name, path.read_bytes())
assert files > 60, files
print("\n".join(sorted(seen)))
EOT
}
found packs/operator/2021-03 >operator.txt
if [ -n "$(cat operator.txt)" ]; then
	echo "private, and in the operator's pack:"
	cat operator.txt
	exit 1
fi
found packs/committee/2021-03 >committee.txt
for kind in velvetfox secretclass partywren registrymoss channelowl clashfox \
	tornmoss Africa Latin; do
	grep -q "^$kind" committee.txt
done
grep -q '^registrymoss5' committee.txt
test "$(wc -l <committee.txt)" -gt 60
echo "$(wc -l <committee.txt) private words in the committee's pack, none in the operator's"

# Told, not silent; and all that is not private is the same.
grep -q 'Made for the operator' packs/operator/2021-03/summary.txt
grep -q '\[c\]: private' packs/operator/2021-03/report.txt
grep -q '^I.6-missed,\[c\],' packs/operator/2021-03/data/exceptions.csv
for table in expectations attainment findings kofn ageing; do
	cmp "packs/operator/2021-03/data/$table.csv" \
		"packs/committee/2021-03/data/$table.csv"
done
test "$(wc -l <packs/operator/2021-03/data/changes.csv)" = \
	"$(wc -l <packs/committee/2021-03/data/changes.csv)"
(cd packs/operator/2021-03 && sha256sum --quiet -c MANIFEST)

# An edition of theirs is theirs, too.
"$SLAUDIT" publish --quiet --rules rules --store a.db --out packs \
	--month 2021-03 --audience operator --as-of 2021-05-01T00:00:00-07:00
found packs/operator/2021-03-edition-1 >operator.txt
test -z "$(cat operator.txt)"
test ! -e packs/operator/2021-03
test -e packs/committee/2021-03

# The committee's pack is the one that is made without asking.
mv packs/committee/2021-03 asked
"$SLAUDIT" report --quiet --rules rules --store a.db --out packs --month 2021-03
diff -r -x LEDGER asked packs/committee/2021-03

refuse() { # STATUS TEXT COMMAND...
	want=$1
	text=$2
	shift 2
	status=0
	"$@" >said 2>&1 || status=$?
	test "$status" = "$want"
	grep -q "$text" said
}
refuse 2 "'nobody' is not in .*audiences.yaml: committee, operator" \
	"$SLAUDIT" report --rules rules --store a.db --out packs \
	--month 2021-03 --audience nobody
test ! -e packs/nobody
cp -R "$ROOT/reports" reports
printf '  - {id: operator, title: again, private: hidden}\n' \
	>>reports/audiences.yaml
refuse 3 '1 complaint' "$SLAUDIT" report --rules rules --store a.db \
	--out packs --month 2021-03 --reports reports --audience operator
sed -i 's/hidden/shown/' reports/audiences.yaml
refuse 3 'operator stands twice' "$SLAUDIT" report --rules rules --store a.db \
	--out packs --month 2021-03 --reports reports --audience operator
sed -i 's/key: complaint$/key: [complaint, tld]/' rules/mappings.yaml
refuse 3 'private: the column .tld. is of the key' "$SLAUDIT" rules check rules
