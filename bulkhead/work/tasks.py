"""What a child can do, by name. The heavy imports of the whole system are these."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict

from bulkhead.base import removals
from bulkhead.base.almanac import Almanac
from bulkhead.base.scan_report import Report
from bulkhead.render import cleaning, compare, ics, key_sheet, logo, markdown, template
from bulkhead.render.preview import for_readers, preview
from bulkhead.render.receipt import Receipt, receipt
from bulkhead.render.refusals import Refused
from bulkhead.render.scan_page import scan_page
from bulkhead.render.watermark import watermark
from bulkhead.work.reading import READING

Task = Callable[[Mapping[str, str], bytes], bytes]
REFUSALS = (template.NotATemplate, template.UnknownField, logo.NotALogo, Refused)  # their words are meant for people.


def _fields(args: Mapping[str, str], content: bytes) -> bytes:
    found = template.survey(args["name"], content=content)
    uses = [[use.field, use.place] for use in found.uses]
    problems = [[problem.text, problem.place, problem.reason] for problem in found.problems]
    notes = [[note.text, note.place] for note in found.notes]
    return json.dumps({"uses": uses, "problems": problems, "notes": notes}).encode()


def _fill(args: Mapping[str, str], content: bytes) -> bytes:
    return template.fill(args["name"], content=content, values=json.loads(args["values"])).content


def _gaps(args: Mapping[str, str], content: bytes) -> bytes:
    found = template.gaps(args["name"], content=content)
    return json.dumps([[gap.text, gap.place, gap.suggests] for gap in found]).encode()


def _bind_gaps(args: Mapping[str, str], content: bytes) -> bytes:
    return template.bind_gaps(args["name"], content=content, mapping=json.loads(args["mapping"]))


def _leftovers(args: Mapping[str, str], content: bytes) -> bytes:
    found = template.leftovers(args["name"], content=content)
    return json.dumps([[left.text, left.place, left.why] for left in found]).encode()


def _markdown(_: Mapping[str, str], content: bytes) -> bytes:
    return markdown.to_html(content.decode("utf-8-sig", "replace")).encode()


def _ics(_: Mapping[str, str], content: bytes) -> bytes:
    return ics.feed(Almanac.of_json(content))


def _logo(_: Mapping[str, str], content: bytes) -> bytes:
    return logo.draw(content)


def _outline(args: Mapping[str, str], content: bytes) -> bytes:
    return json.dumps([asdict(block) for block in compare.outline(args["name"], content=content)]).encode()


def _differences(args: Mapping[str, str], content: bytes) -> bytes:
    """The old file comes first; `old_name` is left out when both have one name."""
    old, new = _two(content, args["first"])
    names = args.get("old_name", args["name"]), args["name"]
    found = compare.differences(compare.File(names[0], old), new=compare.File(names[1], new))
    return json.dumps([asdict(change) for change in found]).encode()


def _merge(args: Mapping[str, str], content: bytes) -> bytes:
    """The new file comes first."""
    new, old = _two(content, args["first"])
    before = compare.File(args.get("old_name", args["name"]), old)
    return compare.merge(compare.File(args["name"], new), old=before, skipped=json.loads(args["skipped"]))


def _two(content: bytes, first: str) -> tuple[bytes, bytes]:
    return content[: int(first)], content[int(first) :]


def _preview(args: Mapping[str, str], content: bytes) -> bytes:
    return preview(args["name"], content=content).as_json()


def _for_readers(args: Mapping[str, str], content: bytes) -> bytes:
    return for_readers(args["name"], content=content).as_json()


def _receipt(_: Mapping[str, str], content: bytes) -> bytes:
    return receipt(Receipt.from_json(content))


def _watermark(args: Mapping[str, str], content: bytes) -> bytes:
    return watermark(content, words=args["words"])


def _scan_page(_: Mapping[str, str], content: bytes) -> bytes:
    return scan_page(Report.of_json(content)).encode("utf-8", "replace")


def _removable(args: Mapping[str, str], content: bytes) -> bytes:
    return removals.as_json(cleaning.survey(args["name"], content=content))


def _clean(args: Mapping[str, str], content: bytes) -> bytes:
    return cleaning.clean(args["name"], content=content, keys=json.loads(args["keys"])).as_bytes()


def _key_sheet(args: Mapping[str, str], content: bytes) -> bytes:
    sheet = key_sheet.Sheet.from_json(content)
    return key_sheet.pdf(sheet) if args["as"] == "pdf" else key_sheet.page(sheet).encode()


TASKS: dict[str, Task] = {
    **READING,
    "fields": _fields,
    "fill": _fill,
    "gaps": _gaps,
    "bind_gaps": _bind_gaps,
    "leftovers": _leftovers,
    "markdown": _markdown,
    "ics": _ics,
    "logo": _logo,
    "outline": _outline,
    "differences": _differences,
    "merge": _merge,
    "preview": _preview,
    "for_readers": _for_readers,
    "receipt": _receipt,
    "watermark": _watermark,
    "removable": _removable,
    "clean": _clean,
    "scan_page": _scan_page,
    "key_sheet": _key_sheet,
}
