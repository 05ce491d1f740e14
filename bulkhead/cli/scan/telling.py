"""The report for a terminal, and for machines."""

from dataclasses import asdict

from bulkhead.base.scan_report import Looked, Report, by_reason, left_by_reason, marked
from bulkhead.cli.tables import Table

Told = dict[str, object]
MOST_LINES = 60
MOST_OF_A_REASON = 8


def tell(report: Report) -> None:
    """Sentences and tables, the findings first."""
    print(report.headline, "\n")
    if report.advice:
        print(report.advice, "\n")
    _tell_naming(report)
    _tell_apart(report)
    _tell_names(report)
    for remark in report.remarks:
        print(f"• {remark}")
    print(f"{len(report.files):,} files, {report.size / 1e6:,.1f} MB, {report.seconds:,.1f} s. {report.level}")


def _tell_naming(report: Report) -> None:
    table = Table("", "File", "Names", "Where", "Words")
    for one in report.naming[:MOST_LINES]:
        table.add("certain" if one.is_certain else "may", one.path, _others(report, one), *_first(one))
    _show(table)
    if len(report.naming) > MOST_LINES:
        print(f"and {len(report.naming) - MOST_LINES:,} more files. See all of them with --html FILE or --json FILE.\n")
    strays = Table("In no client’s folder", "Names", "Where", "Words")
    for one in report.strays[:MOST_LINES]:
        strays.add(one.path, _others(report, one), *_first(one))
    _show(strays)
    twins = Table("The same document, byte for byte, with several clients")
    for files in report.twins[:MOST_LINES]:
        twins.add(" = ".join(one.path for one in files))
    _show(twins)


def _tell_apart(report: Report) -> None:
    unread = Table("Could not be read whole", "Files", "Which")
    for reason, files in by_reason(report.unread):
        unread.add(reason, len(files), _some([one.path for one in files]))
    _show(unread)
    left = Table("Not looked at", "Files", "Which")
    for reason, paths in left_by_reason(report.left):
        left.add(reason, len(paths), _some(paths))
    _show(left)


def _tell_names(report: Report) -> None:
    names = Table("Client", "Looked for", "Learned from")
    for party in report.parties:
        for known in party.names[:MOST_OF_A_REASON]:
            note = f" ({known.note})" if known.note else ""
            names.add(party.name, f"{known.value}{note}", known.source)
    _show(names)


def _show(table: Table) -> None:
    if table.has_rows:
        table.show()
        print()


def _others(report: Report, one: Looked) -> str:
    return ", ".join(report.name_of(key) for key in one.others)


def _first(one: Looked) -> tuple[str, str]:
    """The first place that names the client it is surest of."""
    sign = next(sign for sign in one.signs if sign.client == one.others[0])
    before, hit, after = marked(sign.excerpt, name=sign.name)
    more = f", and {len(one.signs) - 1} more" if len(one.signs) > 1 else ""
    return f"{sign.place}{more}", f"{before[-30:]}{hit}{after[:30]}".strip()


def _some(paths: list[str]) -> str:
    more = f" and {len(paths) - MOST_OF_A_REASON:,} more" if len(paths) > MOST_OF_A_REASON else ""
    return ", ".join(paths[:MOST_OF_A_REASON]) + more


def as_told(report: Report) -> Told:
    """For machines: every file by its path from the folder, clients by their keys."""
    return {
        "folder": report.folder,
        "headline": report.headline,
        "stopped": report.is_stopped,
        "counts": _counts(report),
        "clients": [_client(report, party.key) for party in report.parties],
        "files": [_file(one) for one in report.naming],
        "nobody": [_file(one) for one in report.strays],
        "unreadable": [{"file": one.path, "client": one.client, "reason": one.unread} for one in report.unread],
        "same_document": [[one.path for one in files] for files in report.twins],
        "skipped": [{"file": one.path, "reason": one.reason} for one in report.left],
        "remarks": list(report.remarks),
        "seconds": report.seconds,
    }


def _counts(report: Report) -> dict[str, int]:
    return {
        "files": len(report.files),
        "bytes": report.size,
        "certain": len(report.certain),
        "may": len(report.naming) - len(report.certain),
        "unreadable": len(report.unread),
        "skipped": len(report.left),
        "not_reached": report.unreached,
    }


def _client(report: Report, key: str) -> Told:
    party = next(party for party in report.parties if party.key == key)
    names = [{"name": one.value, "kind": one.kind, "from": one.source, "note": one.note} for one in party.names]
    files = sum(1 for one in report.files if one.client == key)
    return {"client": key, "name": party.name, "folders": list(party.folders), "files": files, "names": names}


def _file(one: Looked) -> Told:
    told: Told = {
        "file": one.path,
        "client": one.client,
        "verdict": "stop" if one.is_certain else "ask",
        "names": list(one.others),
        "certain": list(one.certain),
        "findings": [asdict(sign) for sign in one.signs],
    }
    return told | ({"reason": one.unread} if one.unread else {})
