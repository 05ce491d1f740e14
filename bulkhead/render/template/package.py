"""An Office file as parts joined by relationships, written the same way every time."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from bulkhead.render.template.parts import Part, key_of
from bulkhead.render.template.program import Program

CONTENT_TYPES = "[content_types].xml"
FIXED_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Relationship:
    """An arrow from one part to another, or to somewhere outside the file."""

    file: Part
    source: str
    element: etree._Element

    @property
    def id(self) -> str:
        return self.element.get("Id") or ""

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
    """`inner` are the Office files inside this one, by the key of the part that holds them."""

    def __init__(self, parts: dict[str, Part], program: Program) -> None:
        self.parts = parts
        self.program = program
        self.inner: dict[str, Package] = {}
        self.left_out: set[str] = set()
        self.rewritten = False

    @property
    def is_changed(self) -> bool:
        inner = any(package.is_changed for package in self.inner.values())
        return self.rewritten or inner or any(part.touched or part.replaced for part in self.parts.values())

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
        """The parts that some relationship leads to; Office ignores the rest, and they may hold anything."""
        arrows: dict[str, set[str]] = {}
        for relationship in self.relationships():
            if not relationship.is_external:
                arrows.setdefault(relationship.source, set()).add(relationship.target)
        found = {CONTENT_TYPES}
        waiting = [""]
        while waiting:
            source = waiting.pop()
            found |= {source, rels_key(source)}
            waiting.extend(arrows.get(source, set()) - found - self.left_out)
        return [part for key, part in self.parts.items() if key in found]

    def written(self) -> bytes:
        kept = self.reachable()
        self._forget_kinds({part.key for part in kept})
        for part in kept:
            inner = self.inner.get(part.key)
            if inner is not None and inner.is_changed:
                part.replace(inner.written())
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


def rels_key(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
