"""Word files: the body, its tables and text boxes, headers, footers, notes and comments."""

from collections.abc import Iterator

from lxml import etree

from bulkhead.render.compare.lettering import has_changes, text_of
from bulkhead.render.compare.office import unpacked
from bulkhead.render.compare.paragraphs import ParagraphsPaper
from bulkhead.render.compare.results import Block
from bulkhead.render.compare.spots import BOX, PAGE
from bulkhead.render.compare.stories import Story, Twins, Unit
from bulkhead.render.compare.styles import Style, styles
from bulkhead.render.template import program
from bulkhead.render.template.parts import Part
from bulkhead.render.template.vocabulary import TABLE, TEXT_BOX, WORD, names

STORIES = (
    (program.WORD.body, "body"),
    ("wordprocessingml.header+xml", "header"),
    ("wordprocessingml.footer+xml", "footer"),
    ("wordprocessingml.footnotes+xml", "footnote"),
    ("wordprocessingml.endnotes+xml", "endnote"),
    ("wordprocessingml.comments+xml", "comment"),
)
PARAGRAPH = names(WORD, "p")
CELL = names(WORD, "tc")
ROW = names(WORD, "tr")
NOTE = names(WORD, "footnote", "endnote", "comment")
OLDER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LONGEST_HEADING = 60
CHANGED = "It carries tracked changes; accept or reject them in Word first."


class WordPaper(ParagraphsPaper):
    def __init__(self, content: bytes) -> None:
        super().__init__(unpacked(content, program=program.WORD))
        self._styles = styles(self.package)
        self._pages: dict[str, dict[str, etree._Element]] = {}
        parts = self.package.reachable()
        self.stories = []
        for kind, place in STORIES:
            story = Story(place, place)
            self._pages[place] = {}
            for part in parts:
                if part.kind.endswith(kind):
                    story.units += self._units(part, place)
                    self._pages[place].update((part.key, page) for page in part.root.iter(*PAGE))
            self.stories.append(story)

    def page_for(self, unit: Unit, *, story: Story, twins: Twins) -> etree._Element | None:
        """The body is the body; a header is the one in the part of the same name."""
        if unit.element is None or next(unit.element.iterancestors(*BOX), None) is not None:
            return None
        pages = self._pages[story.key]
        if story.key == "body":
            return next(iter(pages.values()), None)
        return pages.get(unit.block.key.partition("#")[0])

    def _units(self, part: Part, place: str) -> Iterator[Unit]:
        root = self.read(part)
        where = Whereabouts(place)
        for number, paragraph in enumerate(root.iter(*PARAGRAPH)):
            style = self._styles.of(paragraph)
            text = text_of(paragraph)
            said = where.of(paragraph, style=style, text=text)
            if text.strip() and next(paragraph.iterancestors(OLDER), None) is None:
                locked = CHANGED if has_changes(paragraph) else ""
                yield Unit(Block(f"{part.key}#{number}", said, text, style.name), paragraph, locked=locked)


class Whereabouts:
    """Says where a paragraph stands, as a reader would who goes through the file from its top."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._heading = ""
        self._paragraphs = 0
        self._tables: dict[etree._Element, int] = {}
        self._rows: dict[etree._Element, int] = {}
        self._notes: dict[etree._Element, int] = {}

    def of(self, paragraph: etree._Element, *, style: Style, text: str) -> str:
        table = next(reversed(list(paragraph.iterancestors(*TABLE))), None)
        if table is not None:
            return self._in(self._cell(table, paragraph))
        if next(paragraph.iterancestors(*TEXT_BOX), None) is not None:
            return self._in("text box")
        if self._place != "body":
            return self._note(paragraph)
        return self._in_body(style, text)

    def _in(self, place: str) -> str:
        return place if self._place == "body" else f"{self._place}, {place}"

    def _in_body(self, style: Style, text: str) -> str:
        said = " ".join(text.split())[:LONGEST_HEADING]
        if style.level and said:
            self._heading, self._paragraphs = said, 0
            return f"heading {style.level}: {said}"
        self._paragraphs += bool(said)
        under = f" under “{self._heading}”" if self._heading else ""
        return f"paragraph {self._paragraphs}{under}"

    def _cell(self, table: etree._Element, paragraph: etree._Element) -> str:
        number = self._tables.setdefault(table, len(self._tables) + 1)
        # The outermost row and cell count: a table in a table is still one cell to the reader.
        row = _of_table(paragraph.iterancestors(*ROW), table)
        cell = _of_table(paragraph.iterancestors(*CELL), table)
        if row is None or cell is None:
            return f"table {number}"
        if row not in self._rows:
            rows = [each for each in table.iter(*ROW) if next(each.iterancestors(*TABLE)) is table]
            self._rows.update({each: place for place, each in enumerate(rows, start=1)})
        column = 1 + sum(1 for _ in cell.itersiblings(*CELL, preceding=True))
        return f"table {number}, row {self._rows[row]}, column {column}"

    def _note(self, paragraph: etree._Element) -> str:
        note = next(paragraph.iterancestors(*NOTE), None)
        if note is None:
            return self._place
        return f"{self._place} {self._notes.setdefault(note, len(self._notes) + 1)}"


def _of_table(around: Iterator[etree._Element], table: etree._Element) -> etree._Element | None:
    return next((each for each in around if next(each.iterancestors(*TABLE), None) is table), None)
