"""Word files as headings, paragraphs, lists and tables; looks, pictures and page breaks stay in the file."""

from collections.abc import Callable, Iterator
from itertools import groupby

from lxml import etree

from bulkhead.render.compare import attributes
from bulkhead.render.compare.lettering import leaves
from bulkhead.render.compare.office import unpacked
from bulkhead.render.compare.styles import Style, styles
from bulkhead.render.preview.lists import Item, Lists, nested
from bulkhead.render.preview.markup import FIELD, escaped, fitting
from bulkhead.render.preview.results import Preview
from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import WORD as PROGRAM
from bulkhead.render.template.vocabulary import TABLE, TEXT_BOX, WORD, names

PARAGRAPH = names(WORD, "p")
WRAPPERS = names(WORD, "sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo")
OLDER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
OFF = ("0", "false", "off", "none")
DEEPEST = 4
SPAN = names(WORD, "gridSpan")
Look = tuple[bool, bool]
NOT_BESIDE = "Headers, footers, notes and comments are not shown."
BESIDE = tuple(f"{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes", "comments"))
NO_PICTURES = "Pictures are not shown."


def preview(content: bytes) -> Preview:
    package = unpacked(content, program=PROGRAM)
    body = next(part for part in package.reachable() if part.kind.endswith(PROGRAM.body))
    letter = Letter(Lists(package), styles(package).of)
    root = next(body.root.iterchildren(*names(WORD, "body")), body.root)
    html, cut = fitting(
        letter.blocks(root), said=lambda kept: f"Only the beginning is shown: {kept:,} paragraphs, lists and tables."
    )
    parts = package.reachable()
    pictures = (NO_PICTURES,) if any(each.kind == "image" for each in package.relationships()) else ()
    beside = (NOT_BESIDE,) if any(_speaks(part) for part in parts) else ()
    return Preview(html=html, cut=(*cut, *pictures, *beside))


def _speaks(part: Part) -> bool:
    return part.kind.endswith(BESIDE) and any((leaf.text or "").strip() for leaf in part.root.iter(*names(WORD, "t")))


class Letter:
    def __init__(self, lists: Lists, style_of: Callable[[etree._Element], Style]) -> None:
        self._lists = lists
        self._style_of = style_of

    def blocks(self, parent: etree._Element, *, depth: int = 0) -> Iterator[str]:
        for is_list, group in groupby(_flat(parent), key=self._is_item):
            if is_list:
                yield nested([self._item(paragraph) for paragraph in group])
            else:
                for element in group:
                    yield from self._block(element, depth)

    def _block(self, element: etree._Element, depth: int) -> Iterator[str]:
        if element.tag in TABLE:
            yield self._table(element, depth) if depth < DEEPEST else ""
        else:
            words = inline(element)
            level = min(self._style_of(element).level + 1, 6)
            tag = f"h{level}" if level > 1 else "p"
            yield f"<{tag}>{words}</{tag}>" if words.strip() else ""
            yield from self._boxes(element, depth)

    def _boxes(self, paragraph: etree._Element, depth: int) -> Iterator[str]:
        """Text boxes stand after the paragraph that they are anchored in."""
        if depth < DEEPEST:
            for box in paragraph.iter(*TEXT_BOX):
                if next(box.iterancestors(*PARAGRAPH)) is paragraph and next(box.iterancestors(OLDER), None) is None:
                    yield from self.blocks(box, depth=depth + 1)

    def _is_item(self, element: etree._Element) -> bool:
        return element.tag in PARAGRAPH and self._lists.item(element, style=self._style_of(element).name) is not None

    def _item(self, paragraph: etree._Element) -> Item:
        found = self._lists.item(paragraph, style=self._style_of(paragraph).name)
        assert found is not None, "only items are asked"
        return found.with_words(inline(paragraph))

    def _table(self, table: etree._Element, depth: int) -> str:
        rows = [row for row in table.iter(*names(WORD, "tr")) if next(row.iterancestors(*TABLE)) is table]
        return f"<table><tbody>{''.join(self._row(row, depth) for row in rows)}</tbody></table>"

    def _row(self, row: etree._Element, depth: int) -> str:
        tag = "th" if next(row.iter(*names(WORD, "tblHeader")), None) is not None else "td"
        cells = (cell for cell in row.iter(*names(WORD, "tc")) if next(cell.iterancestors(*names(WORD, "tr"))) is row)
        said = ((_span(cell), "".join(self.blocks(cell, depth=depth + 1))) for cell in cells)
        return f"<tr>{''.join(f'<{tag}{span}>{words}</{tag}>' for span, words in said)}</tr>"


def inline(paragraph: etree._Element) -> str:
    """The words of a paragraph, bold and slanted ones as such; a field is whole, whatever runs it is split into."""
    found = list(leaves(paragraph))
    text = "".join(leaf.letters for leaf in found)
    looks = [look for leaf in found for look in [_look(leaf.element)] for _ in leaf.letters]
    written, at = "", 0
    for field in FIELD.finditer(text):
        written += _styled(text[at : field.start()], looks[at : field.start()])
        written += _wrapped(f"<mark>{escaped(field[0])}</mark>", looks[field.start()])
        at = field.end()
    return (written + _styled(text[at:], looks[at:])).replace("\n", "<br>")


def _styled(text: str, looks: list[Look]) -> str:
    """Neighbours of one look in one piece."""
    written, at = "", 0
    for look, group in groupby(looks):
        end = at + sum(1 for _ in group)
        written += _wrapped(escaped(text[at:end]), look)
        at = end
    return written


def _wrapped(words: str, look: Look) -> str:
    for tag, is_on in zip(("em", "strong"), look, strict=True):
        words = f"<{tag}>{words}</{tag}>" if is_on and words.strip() else words
    return words


def _look(leaf: etree._Element) -> Look:
    """Slanted, bold."""
    run = next(leaf.iterancestors())
    look = next(run.iterchildren(*names(WORD, "rPr")), None)
    return (_is_on(look, "i"), _is_on(look, "b"))


def _is_on(look: etree._Element | None, local: str) -> bool:
    found = next(look.iterchildren(*names(WORD, local)), None) if look is not None else None
    return found is not None and attributes.value(found) not in OFF


def _span(cell: etree._Element) -> str:
    spans = [attributes.value(each) for look in cell.iterchildren(*names(WORD, "tcPr")) for each in look.iter(*SPAN)]
    return f' colspan="{int(spans[0])}"' if spans and spans[0].isdecimal() and 1 < int(spans[0]) <= 100 else ""


def _flat(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those in content controls."""
    for child in parent:
        if child.tag in PARAGRAPH or child.tag in TABLE:
            yield child
        elif child.tag in WRAPPERS:
            yield from _flat(child)
