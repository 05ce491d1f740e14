"""The names file: a line per client, `slug = Legal Name, short name, domain, person, link, …`."""

import re
from collections.abc import Iterator

from bulkhead.guard.matching.folding import tokens_of
from bulkhead.guard.matching.links import is_link, link_fault
from bulkhead.guard.matching.terms import SUFFIXES, Term

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}/?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@(?:[\w-]+\.)+[^\W\d_]{2,}", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:[A-Z][\w.'’-]*|de|van|von|der|da|di|la)(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|da|di|la|y)){1,3}"
)
_PUBLIC_MAIL = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com gmx.de gmx.net proton.me".split()
)
_LABELS = {
    "legal name": "legal_name",
    "short name": "short_name",
    "domain": "domain",
    "person": "person",
    "e-mail": "email",
    "email": "email",
    "code name": "code_name",
    "product": "product",
    "link": "link",
}


class NamesFileError(ValueError):
    """A line of the names file that cannot be used; the sentence says which one and what to do."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"Line {line}: {sentence}")
        self.line = line


def parse_names(text: str) -> tuple[Term, ...]:
    terms: list[Term] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        written = line.strip()
        if written and not written.startswith("#"):
            slug, values = _client_line(number, written)
            if slug in seen:
                raise NamesFileError(
                    number, f"“{slug}” stands on line {seen[slug]} already. Put its names on one line."
                )
            seen[slug] = number
            terms += _terms(number, slug, values)
    # A name that stands twice on a line is one name.
    return tuple(dict.fromkeys(terms))


def _client_line(number: int, written: str) -> tuple[str, list[str]]:
    slug, equals, names = written.partition("=")
    slug = slug.strip()
    if not equals:
        raise NamesFileError(number, "there is no “=”. Write: slug = Legal Name, short name, domain, person")
    if not _SLUG.fullmatch(slug):
        raise NamesFileError(number, f"“{slug}” is not a slug. Use small letters, digits and hyphens before the “=”.")
    values = _split(names)
    if not values:
        raise NamesFileError(number, f"“{slug}” has no names. Write at least its legal name after the “=”.")
    return slug, values


def _split(names: str) -> list[str]:
    """The comma in `Signal Foundry, Inc.` belongs to the name."""
    values: list[str] = []
    for part in (part.strip() for part in names.split(",")):
        if values and len(tokens_of(part)) == 1 and tokens_of(part)[0] in SUFFIXES:
            values[-1] = f"{values[-1]}, {part}"
        elif part:
            values.append(part)
    return values


def _terms(number: int, slug: str, values: list[str]) -> Iterator[Term]:
    legal = tokens_of(values[0])
    for position, value in enumerate(values):
        kind, name = _kind(value, position=position, legal=legal)
        if not tokens_of(name):
            raise NamesFileError(number, f"“{value}” has no letters. Remove it or write a name.")
        if kind == "link" and link_fault(name):
            raise NamesFileError(number, link_fault(name))
        if kind == "domain" and name.lower() in _PUBLIC_MAIL:
            raise NamesFileError(number, f"“{name}” is a public mail service. Write the client's own domain.")
        yield Term(slug, kind, name)


def _kind(value: str, *, position: int, legal: tuple[str, ...]) -> tuple[str, str]:
    label, colon, rest = value.partition(":")
    if colon and label.strip().lower() in _LABELS:
        kind, value = _LABELS[label.strip().lower()], rest.strip()
    elif _EMAIL.fullmatch(value):
        kind = "email"
    elif is_link(value) and not _DOMAIN.fullmatch(value):
        kind = "link"
    elif _DOMAIN.fullmatch(value):
        kind = "domain"
    elif position == 0:
        kind = "legal_name"
    elif _PERSON.fullmatch(value) and tokens_of(value)[0] not in legal and tokens_of(value)[-1] not in SUFFIXES:
        kind = "person"
    else:
        kind = "short_name"
    return kind, value
