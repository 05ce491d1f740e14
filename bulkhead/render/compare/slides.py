"""PowerPoint files: slides in their order, each with its title, texts, tables and notes."""

from collections.abc import Iterable, Iterator

from lxml import etree

from bulkhead.render.compare import attributes
from bulkhead.render.compare.lettering import text_of
from bulkhead.render.compare.office import unpacked
from bulkhead.render.compare.paragraphs import ParagraphsPaper
from bulkhead.render.compare.results import Block
from bulkhead.render.compare.shapes import Shape, shapes
from bulkhead.render.compare.spots import BOX
from bulkhead.render.compare.stories import Story, Twins, Unit
from bulkhead.render.template.package import Relationship
from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import POWERPOINT
from bulkhead.render.template.vocabulary import DRAWING, SLIDE, names

PARAGRAPH = names(DRAWING, "p")
DRAWN = {"chart": "chart", "diagramData": "diagram"}
DRAWN_STAYS = "Text in charts and diagrams comes with the new version as it is."
SLIDE_SHAPES = names(SLIDE, "sp", "graphicFrame")


class SlidesPaper(ParagraphsPaper):
    def __init__(self, content: bytes) -> None:
        super().__init__(unpacked(content, program=POWERPOINT))
        self._arrows: dict[str, dict[str, Relationship]] = {}
        for each in self.package.relationships():
            self._arrows.setdefault(each.source, {})[each.id] = each
        self._main = next(key for key, part in self.package.parts.items() if part.kind.endswith(POWERPOINT.body))
        slides = [self.package.parts[key] for key in self._slides()]
        self.stories = [self._slide(number, slide) for number, slide in enumerate(slides, start=1)]

    def _slides(self) -> Iterator[str]:
        arrows = self._arrows.get(self._main, {})
        for row in self.package.parts[self._main].root.iter(*names(SLIDE, "sldId")):
            arrow = arrows.get(attributes.link(row))
            if arrow is not None and arrow.target in self.package.parts:
                yield arrow.target

    def _slide(self, number: int, part: Part) -> Story:
        key = part.key
        place = f"slide {number}"
        story = Story(key, place, list(self._of_shapes(part, place)), is_whole=True)
        for arrow in self._arrows.get(key, {}).values():
            target = self.package.parts.get(arrow.target)
            if target is not None and arrow.kind in DRAWN:
                story.units += _units(self.read(target), target.key, f"{place}, {DRAWN[arrow.kind]}", DRAWN_STAYS)
        for arrow in self._arrows.get(key, {}).values():
            target = self.package.parts.get(arrow.target)
            if target is not None and arrow.kind == "notesSlide":
                story.units += self._of_shapes(target, place, only="body", says="notes")
        return story

    def _of_shapes(self, part: Part, place: str, *, only: str = "", says: str = "") -> Iterator[Unit]:
        root = self.read(part)
        numbers = {paragraph: number for number, paragraph in enumerate(root.iter(*PARAGRAPH))}
        for shape in shapes(root):
            if not only or shape.kind == only:
                for paragraph, inner in shape.paragraphs():
                    text = text_of(paragraph)
                    if text.strip():
                        said = f"{place}, {says or inner}"
                        yield Unit(
                            Block(f"{part.key}#{numbers[paragraph]}", said, text, says or shape.style), paragraph
                        )

    def page_for(self, unit: Unit, *, story: Story, twins: Twins) -> etree._Element | None:
        """The text of the shape of the same name and kind on the slide that stands for this one."""
        slide = next((twins[each] for each in story.units if each in twins), None)
        shape = next(unit.element.iterancestors(*SLIDE_SHAPES), None) if unit.element is not None else None
        if slide is None or slide.element is None or shape is None:
            return None
        known = Shape(shape)
        candidates = (Shape(each) for each in slide.element.getroottree().getroot().iter(*SLIDE_SHAPES))
        found = next((each for each in candidates if each.is_like(known)), None)
        return next(found.element.iter(*BOX), None) if found else None

    def why_not_taken_out(self, story: Story) -> str:
        return "" if len(self.stories) > 1 else "It is the only slide, and a presentation needs one."

    def take_out(self, story: Story) -> None:
        """Out of the order, the sections and the shows; and nothing leads to it any more."""
        main = self.package.parts[self._main]
        arrows = {link for link, each in self._arrows[self._main].items() if each.target == story.key}
        rows = [row for row in main.root.iter(*names(SLIDE, "sldId", "sld")) if attributes.link(row) in arrows]
        numbers = {row.get("id") for row in rows} - {None}
        sections = [row for row in main.root.iter("{*}sldId") if not attributes.link(row) and row.get("id") in numbers]
        _remove([*rows, *sections])
        main.touched = True
        for source, known in self._arrows.items():
            self._unlink(source, {link for link, each in known.items() if each.target == story.key})
        self.package.sever(lambda each: each.target == story.key and each.source != story.key)

    def _unlink(self, source: str, links: set[str]) -> None:
        part = self.package.parts.get(source)
        if links and part is not None and source != self._main and "slide+xml" in part.kind:
            root = self.read(part)
            clicks = list(root.iter(*names(DRAWING, "hlinkClick", "hlinkHover", "hlinkMouseOver")))
            _remove([row for row in clicks if attributes.link(row) in links])
            part.touched = True


def _units(root: etree._Element, key: str, place: str, locked: str) -> Iterator[Unit]:
    for number, paragraph in enumerate(root.iter(*PARAGRAPH)):
        text = text_of(paragraph)
        if text.strip():
            yield Unit(Block(f"{key}#{number}", place, text, place.rpartition(" ")[2]), paragraph, locked=locked)


def _remove(rows: Iterable[etree._Element]) -> None:
    for row in rows:
        attributes.remove(row)
