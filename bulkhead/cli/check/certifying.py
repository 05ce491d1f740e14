"""From a report to what stands on a certificate: one for the practice, and one for each client.

A client's says what was tried for that client and what held for it. No number in it follows from how many others
there are: not how long it took, not how much was asked in all.
"""

from collections.abc import Iterator
from datetime import datetime

from bulkhead.base.check_report import BLIND, CANNOT, Portal, Report
from bulkhead.base.clock import now
from bulkhead.render.certificate import Certificate, Figure, Section

GRAPHITE = 265
OWN = (
    "Your material lies in a store of its own, under a key of its own, served by a process of its own. This check "
    "tried to get past that, in a copy of the whole practice."
)
SEAL = "Seal of portals"
STATES = {"clean": "Passed", "leak": "Failed", "void": "Void"}
MOST_LEAKS = 60
SPY_WORDS = {True: "Found, as it must be", False: "Not found"}
REPEAT = "bulkhead check --data DIR --out FOLDER"
TRIED = (
    "A copy of the practice was made and served by the same program, with a process for each portal.",
    (
        "Words that nobody would write, of 128 random bits, were put into every text and every file: on the page, in "
        "its properties, in parts that no page shows, in the packed streams of a PDF, in the packages of Office files."
    ),
    (
        "Every person went to every address of the portal and followed its links and filters, several at a time. So "
        "did somebody who was removed, somebody who belongs elsewhere, and somebody who is nobody."
    ),
    (
        "Each then asked for things that are not theirs, by their real ids. The answer had to be the one that a thing "
        "gets which does not exist, byte for byte."
    ),
    (
        "Every answer, with its headers and cookies, every calendar, every mail, every log and every file left on the "
        "disk was searched for those words: as they are, in capitals, backwards, as UTF-16, hex, base64, "
        "percent-encoded, and inside of anything that unpacks."
    ),
)


def for_practice(report: Report) -> Certificate:
    """With everything in it: who, how many, what, where."""
    counts = report.counts
    return Certificate(
        title="Isolation check",
        about=report.practice,
        status=report.status,
        status_words=STATES[report.status],
        headline=report.headline,
        summary=_summary(report),
        made=_made(report, f"For the practice’s own eyes. Took {report.seconds:,.0f} s."),
        made_at=now(),
        hue=GRAPHITE,
        figures=[
            Figure(f"{counts.get('clients', 0):,}", "clients"),
            Figure(f"{counts.get('people', 0) + counts.get('practitioners', 0):,}", "people"),
            Figure(f"{counts.get('requests', 0):,}", "answers read"),
            Figure(f"{counts.get('foreign', 0):,}", "of them to things of others"),
            Figure(f"{counts.get('canaries', 0):,}", "different words planted"),
        ],
        sections=list(_of_practice(report)),
    )


def for_client(report: Report, *, portal: Portal) -> Certificate:
    """Without a name, an id or the number of any other client."""
    status = portal.status_in(report)
    return Certificate(
        title="Isolation check",
        about=portal.name,
        status=status,
        status_words=STATES[status],
        headline={
            "clean": "Nothing of yours was seen elsewhere, and nothing of anybody else was seen here",
            "leak": f"{portal.leaks:,} answers showed something across the wall",
            "void": f"This check is void: {BLIND if report.is_void else portal.gap}",
        }[status],
        summary=OWN,
        made=_made(report, f"Made for {portal.name} by {report.practice}."),
        made_at=now(),
        hue=portal.hue,
        figures=[
            Figure(f"{portal.people:,}", "people of yours"),
            Figure(f"{portal.asked:,}", "answers they were given"),
            Figure(f"{portal.documents:,}", "files of yours, marked inside"),
            Figure(f"{report.addresses.get('portal', 0):,}", "addresses of the portal"),
        ],
        sections=[
            Section("What was tried", lines=TRIED),
            _sensitivity(report),
            Section("How it is kept apart", facts=_kept_apart(report)),
            Section("What it cannot promise", lines=CANNOT),
            Section(
                "How to repeat it",
                f"Your practice can run it at any time with one command ({REPEAT}) and hand you the new page.",
            ),
        ],
    )


def _of_practice(report: Report) -> Iterator[Section]:
    yield _found(report)
    if report.failed:
        yield Section(
            "Answers that failed",
            "No leak, but not an answer either. Tell whoever keeps this program.",
            lines=report.failed,
        )
    yield Section("What was tried", facts=list(_tried(report)))
    yield _sensitivity(report)
    yield Section(
        "Client by client",
        heads=("Client", "People", "Answers", "Files", "Leaks", "How it went"),
        rows=[_row(one, report) for one in report.portals],
    )
    if report.not_served:
        yield Section("Not checked", "These stores could not be opened.", lines=report.not_served)
    yield Section(
        "How this installation stands", facts=[(name, f"{word}. {words}") for name, word, words in report.standing]
    )
    yield Section("What it cannot promise", lines=CANNOT)
    yield Section(
        "How to repeat it", f"{REPEAT}. Nothing of the practice is changed by it, and no mail leaves the machine."
    )


def _row(portal: Portal, report: Report) -> tuple[str, ...]:
    counted = (portal.people, portal.asked, portal.documents, portal.leaks)
    state, gap = STATES[portal.status_in(report)], "" if report.is_void else portal.gap
    return (portal.name, *(f"{one:,}" for one in counted), f"{state}: {gap}" if gap else state)


def _found(report: Report) -> Section:
    if not report.leaks:
        return Section("What was found", "Nothing of one client in an answer to anybody else.")
    rows = [
        (one.kind, one.whose, one.seen_by, one.where, one.address[:80], f"{one.count:,}")
        for one in report.leaks[:MOST_LEAKS]
    ]
    more = len(report.leaks) - len(rows)
    words = f"And {more:,} more, in the JSON beside this page." if more > 0 else ""
    return Section("What was found", words, heads=("What", "Whose", "Seen by", "Where", "Address", "Times"), rows=rows)


def _tried(report: Report) -> Iterator[tuple[str, str]]:
    counts = report.counts
    desk, portal = report.addresses.get("desk", 0), report.addresses.get("portal", 0)
    yield (
        "Who went",
        (
            f"{counts['people']:,} people of clients, {counts['practitioners']:,} of the practice, and "
            f"{counts['strangers']:,} visits by people who must get nothing"
        ),
    )
    yield "Where", f"{desk:,} addresses of the desk and {portal:,} of each portal, with the ids that fill them"
    yield "Answers read", f"{counts['requests']:,}, {counts['bytes'] / 1e6:,.0f} MB"
    yield "Things of others", f"asked for {counts['foreign']:,} times"
    yield "Searches", f"{counts['searches']:,}, for words of everybody"
    yield "Forms", f"{counts['forms']:,} sent empty"
    yield (
        "Planted",
        (
            f"{counts['canaries']:,} different words in {counts['rows']:,} fields and {counts['documents']:,} files; "
            f"{counts['documents_by_sum']:,} large files are known by their sums"
        ),
    )
    yield "Real names", f"{counts['names']:,} that are one client’s alone"
    yield "Mail", f"{counts['mails']:,} made and read, none sent"
    yield "Left on the disk", f"{counts['files_left']:,} files: stores, logs, temporary files"
    yield (
        "Left out",
        (
            f"{counts['left_out']:,} pages of a kind that was seen often, {counts['limited']:,} tries that were "
            "refused for being too many"
        ),
    )


def _sensitivity(report: Report) -> Section:
    words = "A check that finds nothing may be blind. So faults were planted in the copy, and it had to find each one."
    return Section(
        "Proof that it can see", words, [(spy.what.capitalize(), SPY_WORDS[spy.is_found]) for spy in report.spies]
    )


def _kept_apart(report: Report) -> list[tuple[str, str]]:
    """A word each; what the facts say at length may count clients."""
    seal = [(name, word) for name, word, _ in report.standing if name == SEAL]
    return [
        ("Store", "One encrypted file of your own (SQLCipher, 256 bits)"),
        ("Key", "One of your own, wrapped under the practice’s master key"),
        ("Files", "Each encrypted under a key of your own, bound to your store"),
        ("Portal", "A process of its own that is given your key and no other"),
        *seal,
    ]


def _summary(report: Report) -> str:
    counts = report.counts
    return (
        f"{counts.get('visits', 0):,} visitors went through a copy of this practice with {counts.get('canaries', 0):,} "
        f"planted words in it. Two clients were made in the copy besides: one with nothing in it, and one with faults "
        "planted in it."
    )


def _made(report: Report, words: str) -> str:
    day = datetime.fromisoformat(report.began).strftime("%-d %B %Y, %H:%M UTC")
    sittings = f", in {report.sittings} sittings" if report.sittings > 1 else ""
    return f"{day}{sittings}. Bulkhead {report.version}. {words}"
