"""What Word and PowerPoint papers share: paragraphs that are rewritten, dropped and put back."""

from collections.abc import Sequence

from lxml import etree

from bulkhead.render.compare.copying import Target
from bulkhead.render.compare.lettering import PARAGRAPHS, empty, rewrite
from bulkhead.render.compare.office import OfficePaper
from bulkhead.render.compare.spots import CELL, Spot, Spots, carries
from bulkhead.render.compare.stories import Meeting, Story, Twins, Undone, Unit
from bulkhead.render.refusals import Refused
from bulkhead.render.template.package import Package

NO_PLACE = "The place where it stood is gone in the new version."


class ParagraphsPaper(OfficePaper):
    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self._spots: dict[Story, Spots] = {}

    def why_not_restored(self, unit: Unit, *, meeting: Meeting, twins: Twins) -> str:
        if unit.locked or meeting.old is None:
            return unit.locked
        return "" if self.spot(unit, story=meeting.old, twins=twins) else NO_PLACE

    def spot(self, unit: Unit, *, story: Story, twins: Twins) -> Spot | None:
        if story not in self._spots:
            self._spots[story] = Spots(story, twins)
        return self._spots[story].of(unit, page=self.page_for(unit, story=story, twins=twins))

    def page_for(self, unit: Unit, *, story: Story, twins: Twins) -> etree._Element | None:
        """What stands for the whole page or box of a unit when none of its other texts is left to tell."""
        raise NotImplementedError

    def put_back(self, meetings: Sequence[Meeting], *, undone: Undone) -> bytes:
        assert isinstance(undone.old, ParagraphsPaper), "both files are of one kind"
        target = Target(self.package, old=undone.old.package)
        stories = {unit: meeting.old for meeting in meetings if meeting.old for unit in meeting.old.units}
        for entry, runs in undone.rewritten.items():
            if entry.new and entry.new.element is not None:
                rewrite(entry.new.element, runs=runs)
                self.touch(entry.new.element)
        for entry in undone.restored:
            if entry.old:
                self._restore(entry.old, story=stories[entry.old], target=target, twins=undone.twins)
        for entry in undone.dropped:
            if entry.new and entry.new.element is not None:
                self.touch(entry.new.element)
                drop(entry.new.element)
        for story in undone.taken_out:
            self.take_out(story)
        return self.package.written()

    def _restore(self, unit: Unit, *, story: Story, target: Target, twins: Twins) -> None:
        spot = self.spot(unit, story=story, twins=twins)
        if spot is None or unit.element is None:
            raise Refused(f"{unit.block.place} cannot be put back. {NO_PLACE}")
        paragraph = target.copy(unit.element)
        self.touch(spot.element)
        spot.put(paragraph)
        self._spots[story].learn(unit, new=paragraph)

    def take_out(self, story: Story) -> None:
        raise NotImplementedError


def drop(paragraph: etree._Element) -> None:
    """Takes it out where nothing else hangs on it; elsewhere only its text goes."""
    home = paragraph.getparent()
    assert home is not None, "a paragraph lies in something"
    others = [child for child in home if child.tag in PARAGRAPHS and child is not paragraph]
    previous = paragraph.getprevious()
    closes_a_cell = home.tag in CELL and paragraph.getnext() is None and previous is not None and previous not in others
    if others and not carries(paragraph) and not closes_a_cell:
        home.remove(paragraph)
    else:
        empty(paragraph)
