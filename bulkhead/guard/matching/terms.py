"""A term is one word or phrase that stands for a client; a form is one way in which it is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulkhead.guard.matching.common import COMMON_WORDS
from bulkhead.guard.matching.folding import tokens_of

KINDS = frozenset({"legal_name", "short_name", "domain", "person", "email", "code_name", "product"})
RULES = {
    "legal_name": "legal name",
    "short_name": "short name",
    "domain": "domain",
    "person": "person",
    "email": "e-mail",
    "code_name": "code name",
    "product": "product",
}
STRONG, MEDIUM, WEAK = "strong", "medium", "weak"
SUFFIXES = frozenset(
    "inc incorporated ltd limited llc llp lp plc pbc corp corporation co company gmbh ag kg ug se sa sas sarl srl spa"
    " bv nv ab as asa oy aps kk pty pte sl lda sro zrt kft doo ohg gbr ev foundation group holding holdings".split()
)
TITLES = frozenset("dr mr mrs ms prof professor sir dame herr frau rev".split())
SHORTEST_JOINED = 7


@dataclass(frozen=True)
class Term:
    """`client` is the caller's key; `common` says that the owner marked the name as an everyday word."""

    client: str
    kind: str
    value: str
    common: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is not a kind of guard term. Use one of: {', '.join(sorted(KINDS))}.")

    @property
    def rule(self) -> str:
        return RULES[self.kind]


@dataclass(frozen=True)
class Form:
    """Tokens to look for, with the evidence they are worth and whether the capitals must be there."""

    term: Term
    tokens: tuple[str, ...]
    strength: str
    capitals: bool = False
    initials: bool = False
    comma: bool = False
    exact: str = ""


def forms_of(term: Term) -> Iterator[Form]:
    if term.kind in ("domain", "email"):
        yield from _address_forms(term)
    elif term.kind == "person":
        yield from _person_forms(term)
    else:
        yield from _name_forms(term)


def _address_forms(term: Term) -> Iterator[Form]:
    address = term.value.strip().lower().removeprefix("mailto:").removeprefix("https://").removeprefix("http://")
    address = address.removeprefix("www.").split("/")[0].lstrip("@")
    tokens = tokens_of(address)
    if tokens:
        yield Form(term, tokens, STRONG, exact=address)


def _person_forms(term: Term) -> Iterator[Form]:
    tokens = tuple(token for token in tokens_of(term.value) if token not in TITLES)
    if len(tokens) == 1:
        yield Form(term, tokens, WEAK)
    elif tokens:
        capitals = term.common or all(token in COMMON_WORDS for token in tokens)
        yield Form(term, tokens, MEDIUM, capitals)
        yield Form(term, (tokens[-1], *tokens[:-1]), MEDIUM, capitals, comma=True)
        if len(tokens) > 2:
            yield Form(term, (tokens[0], tokens[-1]), MEDIUM, capitals)
        if not capitals and len("".join(tokens)) >= SHORTEST_JOINED:
            yield Form(term, ("".join(tokens),), MEDIUM)


def _name_forms(term: Term) -> Iterator[Form]:
    tokens = tokens_of(term.value)
    if not tokens:
        return
    core = _without_suffix(tokens) if term.kind == "legal_name" else tokens
    yield _name_form(term, core)
    if core != tokens:
        yield Form(term, tokens, STRONG)
    joined = "".join(core)
    if len(core) > 1 and len(joined) >= SHORTEST_JOINED and joined not in COMMON_WORDS:
        yield Form(term, (joined,), STRONG if term.kind != "product" else MEDIUM)


def _name_form(term: Term, tokens: tuple[str, ...]) -> Form:
    everyday = all(token in COMMON_WORDS for token in tokens)
    strength = MEDIUM if term.kind == "product" else STRONG
    if len(tokens) == 1:
        form = _single_form(term, tokens, strength)
    elif all(len(token) == 1 and token.isascii() for token in tokens):
        form = Form(term, tokens, WEAK, initials=True)
    else:
        form = Form(term, tokens, strength, capitals=len(tokens) == 2 and (everyday or term.common))
    return form


def _single_form(term: Term, tokens: tuple[str, ...], strength: str) -> Form:
    token = tokens[0]
    initials = term.value.strip().isupper() and len(token) <= 4 and token.isascii()
    if term.common or token in COMMON_WORDS or (len(token) < 3 and token.isascii()):
        form = Form(term, tokens, WEAK, initials=initials)
    else:
        form = Form(term, tokens, strength, initials=initials)
    return form


def _without_suffix(tokens: tuple[str, ...]) -> tuple[str, ...]:
    kept = tokens
    while len(kept) > 1 and kept[-1] in SUFFIXES:
        kept = kept[:-1]
    return kept
