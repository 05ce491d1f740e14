"""Templates: finding fields such as {{client.name}} in a file and filling them. A kind of file is one module here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

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
    "fields",
    "fill",
    "problems",
    "survey",
]


@dataclass(frozen=True)
class Kind:
    survey: Callable[[bytes], Survey]
    fill: Callable[[bytes, Mapping[str, str]], Filled]


KINDS = {".docx": Kind(docx.survey, docx.fill), ".md": Kind(md.survey, md.fill)}
WITH_MACROS = (".docm", ".dotm")


def fields(name: str, content: bytes) -> list[FieldUse]:
    """The fields of a template with their places, each field once per place."""
    return list(survey(name, content).uses)


def problems(name: str, content: bytes) -> list[FieldProblem]:
    """What looks like a field and will be left as it stands."""
    return list(survey(name, content).problems)


def survey(name: str, content: bytes) -> Survey:
    """Fields and problems in one reading."""
    return _kind(name).survey(content)


def fill(name: str, content: bytes, values: Mapping[str, str]) -> Filled:
    """A new file with every field replaced and no trace of the template's origin; all fields or none."""
    return _kind(name).fill(content, values)


def _kind(name: str) -> Kind:
    ending = PurePath(name).suffix.lower()
    if ending in WITH_MACROS:
        raise NotATemplate(docx.MACROS)
    if ending not in KINDS:
        raise NotATemplate("only Word (.docx) and markdown (.md) files can be templates")
    return KINDS[ending]
