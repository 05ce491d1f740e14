"""Walks an XML part: every text node, every attribute that a person may have written, paragraphs made whole again."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from bulkhead.guard.reading.attributes import as_spelled, called, is_written, text_called
from bulkhead.guard.reading.notebook import Unreadable, inside

Note = Callable[[str, str], None]

_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y|E\x00?N\x00?T\x00?I\x00?T)")
_DECLARED = re.compile(rb"^[^<]{0,3}<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.-]+)")
_ENCODINGS = frozenset("utf-8 utf8 utf-16 utf-16le utf-16be us-ascii ascii iso-8859-1 windows-1252".split())
_PARAGRAPHS = frozenset("p si is rt text".split())
_RUNS = frozenset("t delText".split())
_FIELDS = frozenset("instrText delInstrText".split())
_BREAKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_INSERTED, _DELETED = frozenset("ins moveTo".split()), frozenset("del moveFrom".split())
_BOTH, _NEW, _OLD = 0, 1, 2


def parse(content: bytes, *, part: str, forgiving: bool = False) -> etree._Element:
    """Entities are never resolved, nothing is fetched, and a part with a DTD is not parsed at all."""
    declared = _DECLARED.match(content[:200])
    encoding = declared.group(1).decode("ascii", "replace").lower() if declared else "utf-8"
    if _DTD.search(content) or encoding not in _ENCODINGS:
        raise Unreadable(
            f"A part of the file ({part}) is XML with a DTD, which could hide text. Save it again and upload that."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=forgiving,
    )
    return etree.fromstring(content, parser)


def local(element: etree._Element) -> str:
    """The name without its namespace; empty for a comment or an instruction, whose tag is a function."""
    tag = str(element.tag)
    return "" if tag.startswith("<") else tag.rpartition("}")[2]


class Walker:
    """One walk through one part. `numbered` counts paragraphs and tables, as the body of a letter has them."""

    def __init__(self, note: Note, *, numbered: bool = False, without: frozenset[str] = frozenset()) -> None:
        self._note = note
        self._numbered = numbered
        self._without = without
        self._paragraphs = 0
        self._tables = 0
        self._seen: set[tuple[str | bytes, str | bytes]] = set()

    def walk(self, root: etree._Element) -> None:
        self._visit(root, None, state=_BOTH, where="")

    def _visit(self, element: etree._Element, line: list[tuple[str, int]] | None, *, state: int, where: str) -> None:
        name = local(element)
        if not name:
            self._note(inside(where, inner="hidden note"), element.text or "")
        elif name in self._without:
            return
        else:
            if element.attrib:
                self._attributes(element, where)
            if name in _PARAGRAPHS:
                self._paragraph(element, where)
            else:
                self._other(element, name, line, state=state, where=where)

    def _paragraph(self, element: etree._Element, where: str) -> None:
        self._paragraphs += 1
        if self._numbered and not where.startswith("table"):
            where = f"paragraph {self._paragraphs}"
        line: list[tuple[str, int]] = []
        if element.text and not element.text.isspace():
            line.append((element.text, _BOTH))
        for child in element:
            self._visit(child, line, state=_BOTH, where=where)
            if child.tail and not child.tail.isspace():
                line.append((child.tail, _BOTH))
        for place, text in _versions(line, where):
            self._note(place, text)

    def _other(
        self, element: etree._Element, name: str, line: list[tuple[str, int]] | None, *, state: int, where: str
    ) -> None:
        if name == "tbl" and self._numbered:
            self._tables += 1
            where = f"table {self._tables}"
        elif name in _INSERTED:
            state = _NEW
        elif name in _DELETED:
            state = _OLD
        self._text(element, name, line, state=state, where=where)
        for child in element:
            self._visit(child, line, state=state, where=where)
            if child.tail and not child.tail.isspace():
                self._note(where, child.tail)

    def _text(
        self, element: etree._Element, name: str, line: list[tuple[str, int]] | None, *, state: int, where: str
    ) -> None:
        text = element.text or ""
        if line is not None and name in _BREAKS:
            line.append((_BREAKS[name], state))
        elif line is not None and name in _RUNS:
            line.append((text, _OLD if name == "delText" else state))
        elif text and not text.isspace():
            self._note(inside(where, inner="field" if name in _FIELDS else text_called(name)), text)

    def _attributes(self, element: etree._Element, where: str) -> None:
        for written in element.items():
            if written not in self._seen:
                self._seen.add(written)
                name, value = str(written[0]).rpartition("}")[2], str(written[1])
                if is_written(name, value=value):
                    spoken = called(local(element), name=name)
                    self._note(inside(where, inner=spoken), as_spelled(name, value=value))


def _versions(line: list[tuple[str, int]], where: str) -> Iterator[tuple[str, str]]:
    """A paragraph as it reads now; with tracked changes also as it was and as it shows them."""
    states = {state for _, state in line}
    yield where, "".join(text for text, state in line if state != _OLD)
    if states - {_BOTH}:
        tracked = inside(where, inner="tracked change")
        yield tracked, "".join(text for text, state in line if state != _NEW)
        if states >= {_NEW, _OLD}:
            yield tracked, "".join(text for text, _ in line)
