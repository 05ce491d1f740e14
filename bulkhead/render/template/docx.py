"""Word files: finding the fields in every part, filling them, and leaving no trace of the template's origin."""

import re
from collections.abc import Iterator, Mapping

from bulkhead.render.template import grammar, values
from bulkhead.render.template.grammar import Match, Replacement
from bulkhead.render.template.opening import opened
from bulkhead.render.template.package import Package
from bulkhead.render.template.parts import DAMAGED, Part
from bulkhead.render.template.places import BODY_KIND, Whereabouts
from bulkhead.render.template.provenance import neutralise
from bulkhead.render.template.results import (
    FieldUse,
    Filled,
    NotATemplate,
    Survey,
    TrackedChanges,
    UnknownField,
)
from bulkhead.render.template.threads import Thread, threads
from bulkhead.render.template.vocabulary import CHANGE

MACROS = "it holds macros; save it as .docx without them"
A_DOTX = "it is a Word template file; save it as .docx"
INSERTED = "part of it is another file that Word has not taken in yet; open it in Word and save it once"
MACRO_NAMES = re.compile(r"vbaproject|\.(?:docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm)$")


def survey(content: bytes) -> Survey:
    found = [(thread.text, thread.place) for _, thread in _threads(_word_file(content))]
    uses = [FieldUse(match.field, place) for text, place in found for match in grammar.matches(text)]
    problems = [problem for text, place in found for problem in grammar.problems(text, place=place)]
    return Survey(tuple(dict.fromkeys(uses)), tuple(dict.fromkeys(problems)))


def fill(content: bytes, *, given: Mapping[str, str]) -> Filled:
    package = _word_file(content)
    looked = [(part, thread, grammar.matches(thread.text)) for part, thread in _threads(package)]
    asked = [(part, thread, found) for part, thread, found in looked if found]
    uses = tuple(dict.fromkeys(FieldUse(match.field, thread.place) for _, thread, found in asked for match in found))
    for use in uses:
        if use.field not in given:
            raise UnknownField(use.field, use.place)
    neutralise(package, fields=frozenset(thread.element for _, thread, _ in asked))
    for part, thread, found in asked:
        thread.write(_replacements(found, given))
        part.touched = True
    return Filled(package.written(), uses)


def _replacements(found: list[Match], given: Mapping[str, str]) -> list[Replacement]:
    return [Replacement(match.start, match.end, values.clean(given[match.field])) for match in found]


def _threads(package: Package) -> Iterator[tuple[Part, Thread]]:
    """Every thread with something like a field in it, the body first, as a reader would go."""
    ordered = sorted(package.reachable(), key=lambda part: not part.kind.endswith(BODY_KIND))
    for part in ordered:
        if part.is_xml:
            yield from ((part, thread) for thread in threads(part) if "{{" in thread.text or "}}" in thread.text)


def _word_file(content: bytes) -> Package:
    package = opened(content)
    kinds = [part.kind for part in package.parts.values()]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds) or any(
        MACRO_NAMES.search(key) for key in package.parts
    ):
        raise NotATemplate(MACROS)
    if any(kind.endswith(".template.main+xml") for kind in kinds):
        raise NotATemplate(A_DOTX)
    if not any(kind.endswith(BODY_KIND) for kind in kinds):
        raise NotATemplate(DAMAGED)
    if any(relationship.kind == "aFChunk" for relationship in package.relationships()):
        raise NotATemplate(INSERTED)
    _refuse_tracked_changes(package)
    return package


def _refuse_tracked_changes(package: Package) -> None:
    for part in package.reachable():
        if part.is_word_text:
            change = next(part.root.iter(*CHANGE), None)
            if change is not None:
                raise TrackedChanges(Whereabouts(part).of(change))
