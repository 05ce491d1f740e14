"""What the papers of all three programs share: an opened package, and the parts that were read and altered."""

import hashlib
from collections import Counter
from collections.abc import Mapping

from lxml import etree

from bulkhead.render.compare.stories import Paper
from bulkhead.render.refusals import Refused
from bulkhead.render.template.opening import opened
from bulkhead.render.template.package import Package
from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import Program

ATTACHED = ("image", "chart", "diagramData", "oleObject", "package", "audio", "video", "media")


def unpacked(content: bytes, *, program: Program) -> Package:
    """A file of this program; one that another wrote is refused, whatever its name says."""
    package = opened(content, program=program)
    if any(part.kind.endswith(program.body) and len(part.root) for part in package.reachable()):
        return package
    raise Refused(
        f"It is not {program.article} {program.name} file, whatever its name says. Save it as {program.ending}."
    )


class OfficePaper(Paper):
    def __init__(self, package: Package) -> None:
        self.package = package
        self._parts: dict[etree._Element, Part] = {}

    def attached(self) -> Mapping[str, int]:
        targets = {each.target for each in self.package.relationships() if each.kind in ATTACHED}
        parts = (part for part in self.package.reachable() if part.key in targets)
        return Counter(hashlib.sha256(part.content).hexdigest() for part in parts)

    def read(self, part: Part) -> etree._Element:
        """The root of a part that may be altered later."""
        self._parts[part.root] = part
        return part.root

    def touch(self, element: etree._Element) -> None:
        self._parts[element.getroottree().getroot()].touched = True
