"""A form is one way in which a term is written: whole, without its ending, reversed, as initials, spelt elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bulkhead.guard.matching import links, spellings
from bulkhead.guard.matching.common import ACRONYMS, COMMON_WORDS
from bulkhead.guard.matching.folding import tokens_of
from bulkhead.guard.matching.terms import MEDIUM, STRONG, SUFFIXES, WEAK, Term

TITLES = frozenset(
    "dr mr mrs ms miss mx prof professor sir dame lady lord herr herrn frau rev ing dipl mag fr m mme mlle madame"
    " monsieur maitre sr sra srta senor senora senorita dona don sig signor signora dott dhr mevr".split()
)
SHORTEST, SHORTEST_JOINED, SHORTEST_INFLECTED, SHORTEST_SURNAME = 2, 7, 5, 3
EVERYDAY = "everyday word used as a name"
INITIALS = "initials of the legal name"
ELSEWHERE = "spelt as elsewhere"


@dataclass(frozen=True)
class Form:
    """Tokens to look for, with the evidence they are worth and whether the capitals must be there.

    `exact` is the very text of an address; `titled` wants Ms. or Dr. before it; `quiet` never adds up with itself.
    """

    term: Term
    tokens: tuple[str, ...]
    strength: str
    capitals: bool = False
    initials: bool = False
    comma: bool = False
    shouted: bool = False
    titled: bool = False
    quiet: bool = False
    exact: str = ""
    rule: str = ""


def forms_of(term: Term, *, initials: frozenset[str] = frozenset()) -> Iterator[Form]:
    """`initials` are those of the legal names of the same client: a short name that is one of them is weak."""
    if len("".join(tokens_of(term.value))) < SHORTEST and term.value.isascii():
        # A single letter stands everywhere and tells nobody.
        return
    if term.kind in ("domain", "email"):
        yield from _address_forms(term)
    elif term.kind == "link":
        signs = ((sign, tokens_of(sign)) for sign in links.exact_signs(term.value))
        yield from (Form(term, tokens, STRONG, exact=sign) for sign, tokens in signs if tokens)
    elif term.kind == "person":
        yield from _person_forms(term)
    elif "".join(tokens_of(term.value)) in initials:
        yield Form(term, tokens_of(term.value), WEAK, initials=True)
    else:
        yield from _name_forms(term)


def initials_of(term: Term) -> str:
    """`HFC` of Harbor Family Clinics LLC, `bb` of Bloom & Barrow; empty where they would say too little."""
    tokens = _without_suffix(tokens_of(term.value)) if term.kind == "legal_name" else ()
    letters = "".join(token[0] for token in tokens)
    enough = len(tokens) > 2 or (len(tokens) == 2 and "&" in term.value)
    known = letters in ACRONYMS or letters in COMMON_WORDS
    return letters if enough and letters.isascii() and letters.isalpha() and not known else ""


def initial_forms(term: Term) -> Iterator[Form]:
    letters = initials_of(term)
    if letters:
        tokens = tuple(letters) if len(letters) == 2 else (letters,)
        yield Form(term, tokens, WEAK, initials=True, quiet=True, rule=INITIALS)


def _address_forms(term: Term) -> Iterator[Form]:
    address = term.value.strip().lower().removeprefix("mailto:").removeprefix("https://").removeprefix("http://")
    address = address.removeprefix("www.").split("/")[0].lstrip("@")
    for written in dict.fromkeys((address, _in_ascii(address))):
        tokens = tokens_of(written)
        if tokens:
            yield Form(term, tokens, STRONG, exact=written)


def _in_ascii(address: str) -> str:
    """An address with umlauts as a browser sends it: `xn--…`."""
    try:
        return address if address.isascii() or "@" in address else address.encode("idna").decode("ascii")
    except UnicodeError:
        return address


def _person_forms(term: Term) -> Iterator[Form]:
    tokens = _untitled(tokens_of(term.value))
    if len(tokens) == 1:
        yield Form(term, tokens, WEAK)
    elif tokens:
        others = [_untitled(other) for other in spellings.written_otherwise(term.value)]
        others += [_untitled(other) for other in spellings.inflected(term.value)]
        for spelt in dict.fromkeys((tokens, *others)):
            yield from _forms_of_person(term, spelt)


def _untitled(tokens: tuple[str, ...]) -> tuple[str, ...]:
    kept = tokens
    while len(kept) > 1 and kept[0] in TITLES:
        kept = kept[1:]
    return kept


def _forms_of_person(term: Term, tokens: tuple[str, ...]) -> Iterator[Form]:
    capitals = term.common or all(token in COMMON_WORDS for token in tokens)
    first, last = tokens[0], tokens[-1]
    yield Form(term, tokens, MEDIUM, capitals)
    yield Form(term, (last, *tokens[:-1]), MEDIUM, capitals, comma=True)
    if len(tokens) > 2:
        yield Form(term, (first, last), MEDIUM, capitals)
    if not capitals and len("".join(tokens)) >= SHORTEST_JOINED:
        yield Form(term, ("".join(tokens),), MEDIUM)
    if len(last) >= SHORTEST_SURNAME:
        yield Form(term, (last,), MEDIUM, capitals=True, titled=True, rule="surname of a person, after a title")
        if last not in COMMON_WORDS and first.isascii():
            yield Form(term, (first[0], last), MEDIUM, capitals=True, rule="person, first name shortened")
            yield Form(term, (last, first), MEDIUM, capitals=True, shouted=True)


def _name_forms(term: Term) -> Iterator[Form]:
    tokens = tokens_of(term.value)
    if not tokens:
        return
    yield from _spelt(term, tokens)
    for other in spellings.written_otherwise(term.value):
        if other[0] not in COMMON_WORDS or len(other) > 1:
            yield from _spelt(term, other)
    for other in spellings.inflected(term.value):
        yield replace(_name_form(term, _core(term, other)), rule=f"{term.rule} with an ending")
    across = spellings.over_the_water(_core(term, tokens))
    if across:
        form = _name_form(term, across)
        weaker = WEAK if form.strength == WEAK else MEDIUM
        yield replace(form, strength=weaker, rule="" if weaker == WEAK else f"{term.rule}, {ELSEWHERE}")


def _spelt(term: Term, tokens: tuple[str, ...]) -> Iterator[Form]:
    core = _core(term, tokens)
    form = _name_form(term, core)
    yield form
    if core != tokens:
        yield Form(term, tokens, STRONG)
    joined = "".join(core)
    if len(core) > 1 and len(joined) >= SHORTEST_JOINED and joined not in COMMON_WORDS:
        yield Form(term, (joined,), STRONG if term.kind != "product" else MEDIUM)
    elif len(core) == 1 and _takes_an_s(form):
        # German says “Velmoras Umsatz” without an apostrophe.
        yield replace(form, tokens=(f"{joined}s",), capitals=True, rule=f"{term.rule} with an ending")


def _takes_an_s(form: Form) -> bool:
    token = form.tokens[0]
    plain = form.strength != WEAK and not form.initials and token.isascii() and token.isalpha()
    return plain and len(token) >= SHORTEST_INFLECTED and token[-1] not in "sxz" and f"{token}s" not in COMMON_WORDS


def _core(term: Term, tokens: tuple[str, ...]) -> tuple[str, ...]:
    return _without_suffix(tokens) if term.kind == "legal_name" else tokens


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
