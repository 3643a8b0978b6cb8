"""Of each expectation of the book whose status is unknown: a made-up export is
measured, never judged; a copy of the book in which its value is set judges it.

    unknown.py SLAUDIT BOOK      exit 1 where that is not so

The copy is an edit of the book's text; what is unknown is read off the text,
too, and not asked of the program under test.
"""
import csv
import io
import pathlib
import re
import shutil
import subprocess
import sys

CUT = "2021-04-01T00:00:00-07:00"
HEAD = "ticket,category,tld,class,event,at,party\n"
# Whatever an SLE's steps are, these are two of them, an hour apart.
STEPS = {"from": "submitted", "to": "released"}


def unknown_items(book):
    """(file, text of the item) of each SLE whose status is unknown."""
    for path in sorted(book.glob("*.yaml")):
        for item in re.split(r"(?m)^(?=  - id: )", path.read_text()):
            if item.startswith("  - id: ") and re.search(
                    r"(?m)^    status: unknown$", item):
                yield path.name, item


def key(item, name):
    found = re.search(r"(?m)^(?:    |  - )%s: (.*)$" % name, item)
    return found.group(1) if found else None


def known(item):
    """The same with a value that an hour breaks."""
    text = item.replace("status: unknown", "status: assumed")
    text = re.sub(r"limit: null", "limit: 30 min", text)
    text = re.sub(r"compliance: null", "compliance: 90 %", text)
    text = re.sub(r"clock: .*", "clock: elapsed", text)
    text = re.sub(r"    day_rule: .*\n", "", text)
    if key(item, "from") is None:
        steps = "".join("    %s: %s\n" % step for step in STEPS.items())
        text = text.replace("    clock:", steps + "    clock:")
    return text


def first_word(text):
    return text.strip("[]").split(",")[0]


def export(folder, item):
    """One ticket of its category with its start and, an hour later, its
    stop."""
    start = first_word(key(item, "from") or STEPS["from"])
    stop = first_word(key(item, "to") or STEPS["to"])
    rows = ["T,%s,de,ccTLD,%s,2021-03-10T%d:00:00Z,operator\n"
            % (key(item, "category"), event, hour)
            for event, hour in ((start, 12), (stop, 13))]
    path = folder / "requests.csv"
    path.write_text(HEAD + "".join(rows))
    return path


def measure(slaudit, book, path, sle):
    said = subprocess.run(
        [slaudit, "run", "--dry", "--rules", book, "--cutoff", CUT, path],
        check=True, capture_output=True, text=True).stdout
    return [row for row in csv.DictReader(io.StringIO(said))
            if row["sle"] == sle and row["month"] == "2021-03"]


def verdicts(slaudit, book, path, sle):
    """Its findings: any-miss looks at each month's target."""
    out = path.parent / ("audit-%s" % book.name)
    said = subprocess.run(
        [slaudit, "run", "--rules", book, "--cutoff", CUT, "--month",
         "2021-03", "--store", out.with_suffix(".db"), "--out", out, path],
        check=True, capture_output=True, text=True).stdout
    return "any-miss notice: %s," % sle in said


def main():
    slaudit, source = sys.argv[1], pathlib.Path(sys.argv[2])
    items = list(unknown_items(source))
    bad, run = 0, 0
    folder = pathlib.Path("unknown")
    folder.mkdir()
    for name, item in items:
        sle = key(item, "id")
        path = export(folder, item)
        before = measure(slaudit, source, path, sle)
        book = folder / ("book-" + sle)
        shutil.copytree(source, book)
        text = (book / name).read_text()
        (book / name).write_text(text.replace(item, known(item)))
        after = measure(slaudit, book, path, sle)
        good = all(row["n"] == "0" and row["met"] == row["missed"] == "0"
                   for row in before)
        if key(item, "from") is not None:
            good = good and [row["measured"] for row in before] == ["1"]
        good = good and [(row["n"], row["missed"]) for row in after] == [
            ("1", "1")]
        if run < 1:  # the whole way once: a pack takes its time
            good = good and not verdicts(slaudit, source, path, sle) \
                and verdicts(slaudit, book, path, sle)
            run += 1
        print(sle, "ok" if good else "WRONG: %s then %s" % (before, after))
        bad += not good
    wanted = {"II.3", "II.4", "II.8", "IV.7", "IV.11", "IV.12", "IV.13",
              "L.1", "V.7"}
    found = {key(item, "id") for _, item in items}
    if found != wanted:
        print("unknown rows:", sorted(found ^ wanted))
    return 1 if bad or found != wanted else 0


if __name__ == "__main__":
    sys.exit(main())
