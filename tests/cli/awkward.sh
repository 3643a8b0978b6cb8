#!/bin/sh
# Received Friday 16:00, acknowledged Monday 16:30, 9-17, one business day:
# BD-END met, BD-CLOCK and BD-HOURS missed; the same in page, sheet, CSV and
# explain.
set -eu
book="$ROOT/rules/iana-naming"
"$SLAUDIT" run --quiet --rules "$book" --store audit.db --out packs \
	--month 2021-03 "$ROOT"/fixtures/small/*.csv
pack=packs/committee/2021-03
"$SLAUDIT" explain --rules "$book" --store audit.db C-awkward >explain.txt
"$SLAUDIT" explain --json --rules "$book" --store audit.db C-awkward \
	>explain.json
mkdir sheets
unzip -q -d sheets "$pack/workbook.xlsx"

python3 - "$pack" <<'EOF'
import csv, html.parser, json, re, sys, pathlib
import xml.etree.ElementTree as ET
pack = pathlib.Path(sys.argv[1])
want = [("BD-END", "met"), ("BD-CLOCK", "missed"), ("BD-HOURS", "missed")]

def rows_csv():
    with open(pack / "data/readings.csv", encoding="utf-8") as f:
        return [list(r.values()) for r in csv.DictReader(f)]

class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self.cell = [], None
    def handle_starttag(self, tag, attrs):
        if tag == "tr": self.rows.append([])
        if tag in ("td", "th"): self.cell = ""
    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.rows and self.cell is not None:
            self.rows[-1].append(self.cell.strip()); self.cell = None
    def handle_data(self, data):
        if self.cell is not None: self.cell += data

def rows_html():
    page = Page(); page.feed((pack / "index.html").read_text("utf-8"))
    return page.rows

def rows_sheet():
    ns = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    shared = [("".join(t.text or "" for t in si.iter("{%s}t" % ns["m"])))
              for si in ET.parse("sheets/xl/sharedStrings.xml").getroot()]
    for path in sorted(pathlib.Path("sheets/xl/worksheets").glob("*.xml")):
        for row in ET.parse(path).getroot().iter("{%s}row" % ns["m"]):
            cells = []
            for c in row:
                v = c.find("m:v", ns)
                if v is None: continue
                cells.append(shared[int(v.text)] if c.get("t") == "s"
                             else v.text)
            yield cells

def readings(rows):
    got = {}
    for row in rows:
        if "C-awkward" in row and "C.1" in row:
            for rule, _ in want:
                if rule in row:
                    states = [c.lower() for c in row]
                    got[rule] = [s for s in ("met", "missed") if s in states]
    return [(rule, got.get(rule, ["absent"])[0]) for rule, _ in want]

def check(where, got):
    print(where, got)
    if got != want:
        sys.exit("%s: want %s" % (where, want))

check("csv", readings(rows_csv()))
check("page", readings(rows_html()))
check("sheet", readings(rows_sheet()))

story = json.load(open("explain.json", encoding="utf-8"))
c1 = [o for o in story[0]["outcomes"] if o["rule"]["sle"] == "C.1"][0]
check("explain --json", [(c1["rule"]["day_rule"], c1["state"])] +
      [(v["day_rule"], v["state"]) for v in c1["other_readings"]])
assert c1["elapsed_second"] == 30600 and c1["wall_second"] == 261000, c1
text = open("explain.txt", encoding="utf-8").read().lower()
part = text[text.index("c.1, "):text.index("c.2, ")]
for rule, state in want[1:]:
    line = [l for l in part.splitlines() if rule.lower() in l]
    assert line and any(state in l for l in line), (rule, line)
assert "bd-end" in part and "met" in part
print("explain says the same")
EOF
