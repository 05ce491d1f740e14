"""What keeps an Office file from being a template, in words that say what to do about it."""

import re

from bulkhead.render.template.package import Package
from bulkhead.render.template.pages import pages
from bulkhead.render.template.program import Program
from bulkhead.render.template.results import NotATemplate, TrackedChanges
from bulkhead.render.template.vocabulary import CHANGE

MACRO_NAMES = re.compile(r"vbaproject|\.(?:docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm|ppam)$")
MACRO_KINDS = ("macroEnabled", "vbaProject", "macrosheet")
TEMPLATE_KINDS = (".template.main+xml", ".slideshow.main+xml")
SHARED_BOOK = "it keeps a history of who changed what; stop sharing the workbook and save it again"


def refuse_unsound(package: Package, *, program: Program) -> None:
    kinds = [part.kind for part in package.parts.values()]
    _refuse_macros(package, program)
    _refuse_entities(package)
    if any(kind.endswith(TEMPLATE_KINDS) for kind in kinds) and package.program is program:
        raise NotATemplate(program.template_file)
    if not any(kind.endswith(program.body) for kind in kinds):
        raise NotATemplate(program.damaged)
    if any(relationship.kind == "aFChunk" for relationship in package.relationships()):
        raise NotATemplate(program.inserted)
    if any(kind.endswith("revisionHeaders+xml") for kind in kinds):
        raise NotATemplate(SHARED_BOOK)
    _refuse_tracked_changes(package)


def _refuse_macros(package: Package, program: Program) -> None:
    kinds = [part.kind for part in package.parts.values()]
    named = any(MACRO_NAMES.search(key) for key in package.parts)
    if named or any(word in kind for kind in kinds for word in MACRO_KINDS):
        raise NotATemplate(program.macros)
    for inner in package.inner.values():
        _refuse_macros(inner, program)


def _refuse_entities(package: Package) -> None:
    """Also in the parts that are copied without being read."""
    if any(part.is_xml and b"<!DOCTYPE" in part.content for part in package.parts.values()):
        raise NotATemplate(package.program.declares_entities)
    for inner in package.inner.values():
        _refuse_entities(inner)


def _refuse_tracked_changes(package: Package) -> None:
    for page in pages(package):
        if page.part.is_word_text:
            change = next(page.part.root.iter(*CHANGE), None)
            if change is not None:
                raise TrackedChanges(page.where.of(change))
