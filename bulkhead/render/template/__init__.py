"""Templates: finding fields such as {{client.name}} in a file and filling them; finding what was left open by hand."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Protocol

from bulkhead.render.template import pdf
from bulkhead.render.template.grammar import is_field
from bulkhead.render.template.leftovers import NOT_SEARCHED
from bulkhead.render.template.office import Office
from bulkhead.render.template.program import EXCEL, POWERPOINT, PROGRAMS, WORD
from bulkhead.render.template.prose import Prose
from bulkhead.render.template.results import (
    FieldProblem,
    FieldUse,
    Filled,
    Gap,
    Leftover,
    NotATemplate,
    Note,
    Survey,
    TrackedChanges,
    UnknownField,
)

__all__ = [
    "FieldProblem",
    "FieldUse",
    "Filled",
    "Gap",
    "Leftover",
    "NotATemplate",
    "Note",
    "Survey",
    "TrackedChanges",
    "UnknownField",
    "bind_gaps",
    "fill",
    "gaps",
    "leftovers",
    "survey",
]


class Kind(Protocol):
    """What can be done with one kind of file."""

    def survey(self, content: bytes) -> Survey: ...

    def fill(self, content: bytes, *, given: Mapping[str, str]) -> Filled: ...

    def gaps(self, content: bytes) -> list[Gap]: ...

    def bind_gaps(self, content: bytes, *, mapping: Mapping[str, str]) -> bytes: ...

    def leftovers(self, content: bytes) -> list[Leftover]: ...


KINDS: dict[str, Kind] = {
    **{program.ending: Office(program) for program in PROGRAMS},
    ".pdf": pdf,
    ".md": Prose(is_markdown=True),
    ".txt": Prose(is_markdown=False),
}
# Files of Office that are no templates, but may be delivered and are searched for leftovers all the same.
ALSO_OFFICE = {
    **dict.fromkeys((".docm", ".dotx", ".dotm"), Office(WORD)),
    **dict.fromkeys((".pptm", ".potx", ".potm", ".ppsx", ".ppsm"), Office(POWERPOINT)),
    **dict.fromkeys((".xlsm", ".xltx", ".xltm"), Office(EXCEL)),
}
ALSO: dict[str, Kind] = {**ALSO_OFFICE, ".markdown": KINDS[".md"], ".csv": KINDS[".txt"]}
MACROS = {".docm": WORD, ".dotm": WORD, ".pptm": POWERPOINT, ".potm": POWERPOINT, ".ppsm": POWERPOINT}
MACROS |= {".xlsm": EXCEL, ".xltm": EXCEL, ".xlam": EXCEL}
ONLY = "only Word, PowerPoint, Excel, PDF, markdown and text files (.docx .pptx .xlsx .pdf .md .txt) can be templates"


def survey(name: str, *, content: bytes) -> Survey:
    """The fields of a template, each once per place, and what looks like a field but will be left as it stands."""
    return _kind(name).survey(content)


def fill(name: str, *, content: bytes, values: Mapping[str, str]) -> Filled:
    """A new file with every field replaced and no trace of the template's origin; all fields or none."""
    return _kind(name).fill(content, given=values)


def gaps(name: str, *, content: bytes) -> list[Gap]:
    """What was left open by hand, such as [Client Name], each once per place."""
    return _kind(name).gaps(content)


def bind_gaps(name: str, *, content: bytes, mapping: Mapping[str, str]) -> bytes:
    """The file with a field in place of every gap that the mapping names; all the rest stays."""
    for text, field in mapping.items():
        if not is_field(field):
            raise NotATemplate(f"“{field}”, which is to stand for “{text}”, is not the name of a field")
    return _kind(name).bind_gaps(content, mapping=mapping)


def leftovers(name: str, *, content: bytes) -> list[Leftover]:
    """What must not be delivered as it stands; empty for kinds of files that hold no text of ours."""
    kind = {**KINDS, **ALSO}.get(_ending(name))
    try:
        return [] if kind is None else kind.leftovers(content)
    except NotATemplate as refused:
        return [Leftover("", "file", f"{NOT_SEARCHED}: {refused.reason}")]


def _kind(name: str) -> Kind:
    ending = _ending(name)
    if ending in MACROS:
        raise NotATemplate(MACROS[ending].macros)
    if ending not in KINDS:
        raise NotATemplate(ONLY)
    return KINDS[ending]


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower()
