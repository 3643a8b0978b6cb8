#!/usr/bin/env python3
"""compare.py DESK DATA STORE: a measured store against answers made apart.

DATA is the folder of a real export with its expected figures, which never saw
this program; STORE is what `slaudit measure` left. Every ticket is compared,
then the figures over all of them. Ends with 1 and the first differences of
each kind, or with a line for each thing that agreed.
"""
import csv
import datetime as dt
import gzip
import json
import pathlib
import sqlite3
import sys
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")
US_TIMES = "%m/%d/%Y %I:%M:%S %p"
SHOWN = 5  # differences of one kind


class Desk:
    """The data, the store, and what was found to differ."""

    def __init__(self, folder, store):
        self.folder = pathlib.Path(folder)
        self.db = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.failed = False

    def rows(self, name, encoding="utf-8"):
        path = self.folder / name
        opener = gzip.open if name.endswith(".gz") else open
        with opener(path, "rt", encoding=encoding, newline="") as f:
            yield from csv.DictReader(f)

    def expected(self, name):
        return json.loads((self.folder / name).read_text("utf-8"))

    def one(self, sql, *args):
        return self.db.execute(sql, args).fetchone()[0]

    def outcomes(self, sle):
        """{ticket key: outcome} of an SLE, or of all rows of its limits."""
        return {r["key"]: r for r in self.db.execute(
            """SELECT t.key, t.category, s.name AS sle, w.word AS state,
                 o.start_at, o.stop_at, o.due_at,
                 o.wall_second AS wall, o.elapsed_second AS elapsed
               FROM outcome o JOIN ticket t ON t.id = o.ticket_id
               JOIN sle s ON s.id = o.sle_id
               JOIN outcome_state w ON w.id = o.state
               WHERE s.name = ?1 OR s.name LIKE ?1 || '~%'""", (sle,))}

    def same(self, what, got, want):
        if got == want:
            print(f"{what}: {want}")
            return
        self.failed = True
        print(f"{what}: differs\n  ours:   {got}\n  theirs: {want}")

    def same_each(self, what, got, want):
        """Two dictionaries, ticket by ticket."""
        keys = [k for k in sorted(got.keys() | want.keys(), key=str)
                if got.get(k) != want.get(k)]
        if not keys:
            print(f"{what}: {len(want)} tickets")
            return
        self.failed = True
        print(f"{what}: {len(keys)} of {len(want)} tickets differ")
        for key in keys[:SHOWN]:
            print(f"  {key}: ours {got.get(key)}, theirs {want.get(key)}")

    def tally(self, rows, tickets):
        """All rows read, none rejected, all tickets there."""
        self.same("rows", self.one("SELECT sum(row_read) FROM export"), rows)
        self.same("rejected",
                  self.one("SELECT sum(row_rejected) FROM export"), 0)
        self.same("tickets", self.one("SELECT count(*) FROM ticket"), tickets)


def stats(values):
    """As the expected figures have them: nearest rank, negatives apart."""
    good = sorted(v for v in values if v >= 0)
    rank = lambda percent: good[max(1, -(-percent * len(good) // 100)) - 1]
    out = {"n": len(good), "negative": len(values) - len(good)}
    if good:
        out |= {"sum": sum(good), "min": good[0], "p50": rank(50),
                "p95": rank(95), "max": good[-1]}
    return out


def stopped(outcomes):
    return {k: o for k, o in outcomes.items() if o["stop_at"] is not None}


def elapsed(outcomes):
    return {k: o["elapsed"] for k, o in stopped(outcomes).items()}


def figures(rows, key, column):
    """{ticket: seconds} of a column in which an empty cell says nothing."""
    return {r[key]: int(r[column]) for r in rows if r[column] != ""}


def count(items):
    out = {}
    for item in items:
        out[item] = out.get(item, 0) + 1
    return out


def instant(text, form, zone):
    """Seconds since 1970 of local time in a zone, the first of two."""
    local = dt.datetime.strptime(text, form).replace(tzinfo=zone)
    return int(local.timestamp())


def naive(outcome, zone):
    """The difference of the two wall clock times of an outcome."""
    local = [dt.datetime.fromtimestamp(outcome[k], zone).replace(tzinfo=None)
             for k in ("start_at", "stop_at")]
    return int((local[1] - local[0]).total_seconds())


def checked(outcomes, missed):
    """Those whose verdict is another than MISSED says; defective ones judge
    nothing, and are those below zero."""
    wrong = {}
    for key, o in stopped(outcomes).items():
        want = ("defective" if o["wall"] < 0 else
                "missed" if missed(key, o) else "met")
        if o["state"] != want:
            wrong[key] = (o["state"], want)
    return wrong


# --- City of Boston 311 ------------------------------------------------------

def boston_verdicts(desk, days, tickets, cases):
    """The city's flag against a verdict that never saw its due time."""
    table = {r["type"]: int(r["business_days"])
             for r in desk.rows("cases.sla.csv")}
    limits = {o["category"]: desk.one(
        "SELECT limit_day FROM sle WHERE name = ?", o["sle"])
        for o in {o["sle"]: o for o in days.values()}.values()}
    desk.same_each("days per type", limits, table)
    breach = {r["case_enquiry_id"]: r["breach"] == "1" for r in tickets
              if r["breach"] != ""}
    desk.same("closed cases of these types", len(stopped(days)), len(breach))
    desk.same("verdicts that differ",
              checked(days, lambda key, _: breach[key]), {})
    words = {"met": "met", "missed": "breach"}
    matrix = count(
        f"{words[days[c['CASE_ENQUIRY_ID']]['state']]} / {c['OnTime_Status']}"
        for c in cases if c["TARGET_DT"] and c["OnTime_Status"]
        and c["CASE_ENQUIRY_ID"] in days
        and days[c["CASE_ENQUIRY_ID"]]["state"] in words)
    desk.same("verdict / flag of the city", matrix,
              desk.expected("cases.expected.json")["D_flag_vs_own_sla"])


def boston_due(desk, days, cases):
    """The due instant against the one that the city computed."""
    given = [(c, days[c["CASE_ENQUIRY_ID"]]) for c in cases
             if c["TARGET_DT"] and c["CASE_ENQUIRY_ID"] in days]
    near = sum(abs(o["due_at"] - instant(c["TARGET_DT"], US_TIMES, NEW_YORK))
               <= 60 for c, o in given)
    want = desk.expected("cases.expected.json")["C_target_is_n_business_days"]
    desk.same("due instants within 60 s", (near, len(given)),
              (want["exact"], want["with_target"]))


def boston(desk):
    want = desk.expected("cases.expected.json")
    tickets = list(desk.rows("cases.tickets.csv.gz"))
    cases = list(desk.rows("cases.csv.gz"))
    wall, hours, days = (desk.outcomes(s)
                         for s in ("B.elapsed", "B.open", "B.days"))
    key = "case_enquiry_id"
    desk.tally(want["file"]["rows"], want["tickets"])
    desk.same_each("elapsed", elapsed(wall), figures(tickets, key, "elapsed_s"))
    desk.same_each("open hours", elapsed(hours),
                   figures(tickets, key, "business_s"))
    negative = {r[key] for r in tickets if int(r["elapsed_s"]) < 0}
    for name, outcomes in (("elapsed", wall), ("open hours", hours)):
        desk.same(f"{name}, defective",
                  {k for k, o in outcomes.items()
                   if o["state"] == "defective"} == negative
                  and len(negative), 146)
    desk.same("elapsed, all", stats(elapsed(wall).values()),
              want["resolution"]["elapsed_abs_new_york"])
    desk.same("wall clock, all",
              stats([naive(o, NEW_YORK) for o in stopped(wall).values()]),
              want["resolution"]["elapsed"])
    desk.same("open hours, all",
              stats([o["elapsed"] for o in stopped(hours).values()
                     if o["wall"] >= 0]), want["resolution"]["business"])
    boston_verdicts(desk, days, tickets, cases)
    boston_due(desk, days, cases)


# --- UCI ServiceNow -----------------------------------------------------------

def uci_per_ticket(desk, kept):
    key = "number"
    tickets = [r for r in desk.rows("events.tickets.csv.gz") if r[key] in kept]
    desk.same("tickets in both", len(tickets), len(kept))
    for sle, column in (("U.ack", "ack_elapsed_s"),
                        ("U.ack-office", "ack_office_s"),
                        ("U.resolve", "resolve_elapsed_s"),
                        ("U.resolve-office", "resolve_office_s")):
        desk.same_each(sle, elapsed(desk.outcomes(sle)),
                       figures(tickets, key, column))


def uci_figures(desk, want):
    ack, resolve = (desk.outcomes(s)
                    for s in ("U.ack-office", "U.resolve-office"))
    for sle, part, clock in (("U.ack", "ack", "elapsed"),
                             ("U.ack-office", "ack", "business"),
                             ("U.resolve", "resolution", "elapsed"),
                             ("U.resolve-office", "resolution", "business"),
                             ("U.close", "closure", "elapsed")):
        desk.same(f"{sle}, all", stats(elapsed(desk.outcomes(sle)).values()),
                  want[part][clock])
    desk.same("acknowledged late",
              sum(o["state"] == "missed" for o in ack.values()),
              want["ack"]["business_breach"])
    done = stopped(resolve).values()
    desk.same("resolved late, by priority", {
        p: {"resolved": sum(o["category"] == p for o in done),
            "breach": sum(o["category"] == p and o["state"] == "missed"
                          for o in done)}
        for p in sorted({o["category"] for o in done})},
        want["resolution"]["business_breach_by_priority"])
    desk.same("priority of the last row",
              count(o["category"] for o in resolve.values()),
              want["priority_last_row"])
    desk.same("not resolved", len(resolve) - len(done), want["unresolved"])
    desk.same("not acknowledged", len(ack) - len(stopped(ack)),
              want["unacknowledged"])
    desk.same("acknowledged before opened",
              sum(o["state"] == "defective" for o in ack.values()),
              want["ack"]["elapsed"]["negative"])


def uci(desk, name="events"):
    want = desk.expected(f"{name}.expected.json")
    desk.tally(want["file"]["rows"], want["tickets"])
    uci_per_ticket(desk, desk.outcomes("U.close").keys())
    uci_figures(desk, want)


def uci_resaved(desk):
    uci(desk, "events_resaved")


# --- BPI Challenge 2013 -------------------------------------------------------

def bpi_per_ticket(desk, net):
    tickets = list(desk.rows("incidents.tickets.csv.gz"))
    key = "sr_number"
    for sle, column in (("V.ack", "ack_elapsed_s"),
                        ("V.ack-office", "ack_office_s"),
                        ("V.finish", "finish_elapsed_s"),
                        ("V.finish-office", "finish_office_s")):
        desk.same_each(sle, elapsed(desk.outcomes(sle)),
                       figures(tickets, key, column))
    desk.same_each("V.finish-net", elapsed(net), {
        r[key]: int(r["finish_office_s"]) - int(r["waiting_office_s"])
        for r in tickets if r["finish_office_s"]})


def bpi(desk):
    want = desk.expected("incidents.expected.json")
    sles = {s: desk.outcomes(s) for s in (
        "V.ack", "V.ack-office", "V.resolve", "V.finish", "V.finish-office",
        "V.finish-net")}
    desk.tally(want["file"]["rows"], want["tickets"])
    bpi_per_ticket(desk, sles["V.finish-net"])
    for sle, part, clock in (
            ("V.ack", "ack", "elapsed"), ("V.ack-office", "ack", "business"),
            ("V.resolve", "resolved_first", "elapsed"),
            ("V.finish", "finished_last", "elapsed"),
            ("V.finish-office", "finished_last", "business"),
            ("V.finish-net", "finished_last", "business_net_of_waiting")):
        desk.same(f"{sle}, all", stats(elapsed(sles[sle]).values()),
                  want[part][clock])
    desk.same("accepted late", sum(o["state"] == "missed" for o in
                                   stopped(sles["V.ack-office"]).values()),
              want["ack"]["business_breach"])
    gross, net = (stopped(sles[s]).values()
                  for s in ("V.finish-office", "V.finish-net"))
    late = lambda outcomes, impact: sum(
        o["category"] == impact and o["state"] == "missed" for o in outcomes)
    desk.same("finished late, by impact", {
        i: {"tickets": sum(o["category"] == i for o in gross),
            "finish_breach": late(gross, i),
            "finish_breach_net": late(net, i)}
        for i in sorted({o["category"] for o in gross})}, want["by_impact"])
    desk.same("never completed",
              len(sles["V.finish"]) - len(stopped(sles["V.finish"])),
              want["never_completed"])


# --- help desk ----------------------------------------------------------------

def helpdesk_times(desk):
    """{case: (opened, first taken, first resolved, last)} from the export."""
    cases = {}
    for r in desk.rows("events.csv"):
        at = instant(r["CompleteTimestamp"], "%Y-%m-%d %H:%M:%S",
                     dt.timezone.utc)
        cases.setdefault(r["CaseID"], []).append((at, r["ActivityID"]))
    first = lambda rows, code: next((t for t, a in rows if a == code), None)
    return {k: {"H.take": first(v, "8"), "H.resolve": first(v, "6"),
                "H.life": v[-1][0], "opened": v[0][0]}
            for k, v in cases.items()}


def helpdesk(desk):
    want = desk.expected("events.expected.json")
    times = helpdesk_times(desk)
    desk.tally(want["file"]["rows"], want["tickets"])
    for sle in ("H.take", "H.resolve", "H.life"):
        desk.same_each(sle, elapsed(desk.outcomes(sle)), {
            k: v[sle] - v["opened"] for k, v in times.items()
            if v[sle] is not None})
    for sle, figure in (("H.take", want["ack"]["elapsed"]),
                        ("H.take-office", want["ack"]["business"]),
                        ("H.resolve", want["resolution"]["elapsed"]),
                        ("H.resolve-office", want["resolution"]["business"]),
                        ("H.life", want["lifetime"])):
        desk.same(f"{sle}, all", stats(elapsed(desk.outcomes(sle)).values()),
                  figure)
    for sle, part in (("H.take-office", "ack"),
                      ("H.resolve-office", "resolution")):
        desk.same(f"{sle}, late", sum(
            o["state"] == "missed"
            for o in stopped(desk.outcomes(sle)).values()),
            want[part]["business_breach"])
    take = desk.outcomes("H.take")
    desk.same("never taken", len(take) - len(stopped(take)),
              want["never_acked"])


# --- New York City 311 --------------------------------------------------------

def nyc_police(desk, requests):
    police = desk.outcomes("N.police")
    given = {r["Unique Key"]: r for r in requests if r["Agency"] == "NYPD"}
    desk.same_each("police, due", {k: o["due_at"] for k, o in police.items()}, {
        k: instant(r["Due Date"], US_TIMES, NEW_YORK)
        for k, r in given.items()})
    late = {k for k, r in given.items() if r["Closed Date"] and
            instant(r["Closed Date"], US_TIMES, NEW_YORK) >
            instant(r["Due Date"], US_TIMES, NEW_YORK)}
    desk.same("police, late ones that differ",
              late ^ {k for k, o in police.items() if o["state"] == "missed"},
              set())
    want = desk.expected("requests.expected.json")
    desk.same("police, late", len(late), want["agencies"]["NYPD"]["late"])
    desk.same("police, all", stats(elapsed(police).values()),
              want["resolution_elapsed_nypd"])


def nyc(desk):
    """The expected figures are differences of wall clock times; ours are of
    instants, so that both are held against the export."""
    want = desk.expected("requests.expected.json")
    requests = list(desk.rows("requests.csv"))
    close = desk.outcomes("N.close")
    desk.tally(want["file"]["rows"], want["tickets"])
    desk.same_each("elapsed", elapsed(close), {
        r["Unique Key"]: instant(r["Closed Date"], US_TIMES, NEW_YORK) -
        instant(r["Created Date"], US_TIMES, NEW_YORK)
        for r in requests if r["Closed Date"]})
    desk.same("wall clock, all",
              stats([naive(o, NEW_YORK) for o in stopped(close).values()]),
              want["resolution_elapsed"])
    desk.same("closed before created",
              sum(o["state"] == "defective" for o in close.values()),
              want["resolution_elapsed"]["negative"])
    nyc_police(desk, requests)


# --- ServiceNow demo ----------------------------------------------------------

def servicenow(desk):
    want = desk.expected("incidents.expected.json")
    spans = elapsed(desk.outcomes("S.resolve"))
    vendor = figures(desk.rows("incidents.csv"), "number", "calendar_stc")
    desk.tally(want["file"]["rows"], want["tickets"])
    desk.same("elapsed, all", stats(spans.values()),
              want["resolution_elapsed"])
    desk.same("the product's own figure, agrees",
              sum(spans[k] == v for k, v in vendor.items()),
              want["calendar_stc_agrees"])
    desk.same("the product's own figure, differs",
              {k: [v, spans[k]] for k, v in vendor.items() if spans[k] != v},
              want["calendar_stc_differs"])


DESKS = {"boston": boston, "uci": uci, "uci-resaved": uci_resaved, "bpi": bpi,
         "helpdesk": helpdesk, "nyc": nyc, "servicenow": servicenow}


def main(name, folder, store):
    desk = Desk(folder, store)
    DESKS[name](desk)
    return 1 if desk.failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in DESKS:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
