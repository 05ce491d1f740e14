"""An Office file as parts joined by relationships, written the same way every time."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from bulkhead.render.template.parts import Part, key_of

CONTENT_TYPES = "[content_types].xml"
FIXED_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Relationship:
    """An arrow from one part to another, or to somewhere outside the file."""

    file: Part
    source: str
    element: etree._Element

    @property
    def kind(self) -> str:
        return (self.element.get("Type") or "").rpartition("/")[2]

    @property
    def is_external(self) -> bool:
        return self.element.get("TargetMode") == "External"

    @property
    def target(self) -> str:
        path = (self.element.get("Target") or "").partition("#")[0]
        return key_of(posixpath.normpath(posixpath.join("/", posixpath.dirname(self.source), path)))


class Package:
    def __init__(self, parts: dict[str, Part]) -> None:
        self.parts = parts

    def relationships(self) -> Iterator[Relationship]:
        for key, part in self.parts.items():
            folder, name = posixpath.split(key)
            if name.endswith(".rels") and posixpath.basename(folder) == "_rels":
                source = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
                yield from (Relationship(part, source, row) for row in part.root.iterchildren("*"))

    def sever(self, unwanted: Callable[[Relationship], bool]) -> None:
        """Removes relationships; what nothing leads to any more is not written."""
        for relationship in list(self.relationships()):
            if unwanted(relationship):
                relationship.file.root.remove(relationship.element)
                relationship.file.touched = True

    def reachable(self) -> list[Part]:
        """The parts that some relationship leads to; Word ignores the rest, and they may hold anything."""
        arrows: dict[str, list[Relationship]] = {}
        for relationship in self.relationships():
            arrows.setdefault(relationship.source, []).append(relationship)
        found = {CONTENT_TYPES}
        waiting = [""]
        while waiting:
            source = waiting.pop()
            found |= {source, _rels_key(source)}
            targets = {each.target for each in arrows.get(source, []) if not each.is_external}
            waiting.extend(targets - found)
        return [part for key, part in self.parts.items() if key in found]

    def written(self) -> bytes:
        kept = self.reachable()
        self._forget_kinds({key_of(part.name) for part in kept})
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for part in kept:
                entry = zipfile.ZipInfo(part.name, FIXED_DATE)
                entry.compress_type = zipfile.ZIP_STORED if part.stored else zipfile.ZIP_DEFLATED
                entry.create_system = 0
                archive.writestr(entry, part.written())
        return target.getvalue()

    def _forget_kinds(self, kept: set[str]) -> None:
        types = self.parts[CONTENT_TYPES]
        for override in list(types.root):
            name = override.get("PartName")
            if name is not None and key_of(name) not in kept:
                types.root.remove(override)
                types.touched = True


def _rels_key(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
