"""Templates: finding fields such as {{client.name}} in a file and filling them. A kind of file is one module here."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Protocol

from bulkhead.render.template import docx, md
from bulkhead.render.template.results import (
    FieldProblem,
    FieldUse,
    Filled,
    NotATemplate,
    Survey,
    TrackedChanges,
    UnknownField,
)

__all__ = [
    "FieldProblem",
    "FieldUse",
    "Filled",
    "NotATemplate",
    "Survey",
    "TrackedChanges",
    "UnknownField",
    "fill",
    "survey",
]


class Kind(Protocol):
    """What the module of one kind of file can do."""

    def survey(self, content: bytes) -> Survey: ...

    def fill(self, content: bytes, *, given: Mapping[str, str]) -> Filled: ...


KINDS: dict[str, Kind] = {".docx": docx, ".md": md}
WITH_MACROS = (".docm", ".dotm")


def survey(name: str, *, content: bytes) -> Survey:
    """The fields of a template, each once per place, and what looks like a field but will be left as it stands."""
    return _kind(name).survey(content)


def fill(name: str, *, content: bytes, values: Mapping[str, str]) -> Filled:
    """A new file with every field replaced and no trace of the template's origin; all fields or none."""
    return _kind(name).fill(content, given=values)


def _kind(name: str) -> Kind:
    ending = PurePath(name).suffix.lower()
    if ending in WITH_MACROS:
        raise NotATemplate(docx.MACROS)
    if ending not in KINDS:
        raise NotATemplate("only Word (.docx) and markdown (.md) files can be templates")
    return KINDS[ending]
