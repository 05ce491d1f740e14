"""What the files of a client say of whose they are: the company in their properties, the domains of their addresses.

A value is learned only where it is plain whose it is. What stands with many clients stands for nobody.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bulkhead.guard.matching import Term
from bulkhead.guard.matching.common import COMMON_WORDS
from bulkhead.guard.matching.folding import tokens_of
from bulkhead.guard.matching.terms import SUFFIXES
from bulkhead.guard.readings import Reading

COMPANY = "properties, company"
ADDRESS = re.compile(r"(?<=[\w.+-])@((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})\b", re.IGNORECASE)
MOST = 12  # a file with more domains than this is a list of addresses, and tells nobody.
# Where anybody has a mailbox, and what programs write by themselves.
EVERYBODY = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com icloud.com me.com yahoo.com aol.com gmx.net gmx.de "
    "proton.me protonmail.com example.com example.org example.net".split()
)
NOBODY = frozenset(
    "microsoft|microsoft corporation|home|private|company|n/a|none|unknown|your organization|your company|owner|user"
    "|microsoft office user|windows user|dell|dell inc.|lenovo|acer|toshiba|hp|hp inc.|hewlett-packard"
    "|hewlett-packard company|grizli777|openxml|libreoffice".split("|")
)
LONGEST = 160
LEGAL_NAME, DOMAIN, PRODUCT = "legal_name", "domain", "product"
_SECOND_LEVELS = frozenset("co com org net ac gov edu".split())
ENOUGH = 2  # a company that one file alone speaks of may be that of a template.
SHORTEST = 4
WHOLE = 1000  # a domain that is all of a name is better than any part of another.


@dataclass(frozen=True)
class Offered:
    """A name in one file, and whether it stands in the file's properties."""

    kind: str
    value: str
    in_properties: bool


@dataclass(frozen=True)
class Learned:
    """A name that is a client's by its files; without one it is nobody's, and `why` says so."""

    offered: Offered
    client: str
    files: int
    why: str = ""
    is_confirmed: bool = False

    @property
    def term(self) -> Term:
        """What nothing but the files speak for is worth a question, never a stop: the strength of a product."""
        kind = self.offered.kind if self.is_confirmed else PRODUCT
        return Term(self.client, kind, self.offered.value)


def names_in(reading: Reading) -> set[tuple[str, str]]:
    """(kind, value) of what the properties call the company, and of the domains its addresses are at."""
    return {(one.kind, one.value) for one in offered_by(reading)}


def offered_by(reading: Reading) -> set[Offered]:
    """The same, and whether a name stands in the properties."""
    found: set[Offered] = set()
    inside: set[str] = set()
    said: set[str] = set()
    for passage in reading.passages:
        if passage.place.endswith(COMPANY):
            found |= _company(passage.text)
        if "@" in passage.text:
            domains = {domain.lower() for domain in ADDRESS.findall(passage.text)} - EVERYBODY
            inside |= domains if "properties, " in passage.place else set()
            said |= domains
    if len(said) <= MOST:
        found |= {Offered(DOMAIN, domain, domain in inside) for domain in said}
    return found


def _company(text: str) -> set[Offered]:
    words = " ".join(text.split())
    says_who = words.casefold() not in NOBODY and 2 < len(words) <= LONGEST
    return {Offered(LEGAL_NAME, words, True)} if says_who else set()


class Tally:
    """How many files of each client offered each name."""

    def __init__(self, called: Mapping[str, Iterable[str]]) -> None:
        """`called` gives the names that each client is known by already."""
        self._called = {client: [core for name in names if (core := _core(name))] for client, names in called.items()}
        self._files: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._inside: set[tuple[str, str]] = set()

    def note(self, offered: Iterable[Offered], *, client: str) -> None:
        for one in offered:
            self._files[one.kind, one.value][client] += 1
            if one.in_properties:
                self._inside.add((one.kind, one.value))

    def learned(self) -> list[Learned]:
        """What each name is worth; names that say nothing new are left out."""
        found = []
        for (kind, value), files in sorted(self._files.items()):
            learned = self._learned(Offered(kind, value, (kind, value) in self._inside), files)
            if learned is not None:
                found.append(learned)
        return found

    def _learned(self, offered: Offered, files: Counter[str]) -> Learned | None:
        owner = self._called_like(offered)
        most, count = files.most_common(1)[0]
        total = files.total()
        if owner:
            is_its_own = files[owner] * 2 > total
            learned = Learned(offered, owner, files[owner], is_confirmed=True) if is_its_own else None
        elif not offered.in_properties or total < ENOUGH:
            learned = None
        elif len(files) > 1:
            learned = Learned(offered, "", total, f"it stands in files of {len(files)} clients")
        else:
            learned = Learned(offered, most, count)
        return learned

    def _called_like(self, offered: Offered) -> str:
        """The client this is a longer or shorter form of; of several, the one whose name fits best."""
        fit = _domain_fit if offered.kind == DOMAIN else _company_fit
        best, reach = "", 0
        for client, cores in self._called.items():
            for core in cores:
                length = fit(offered.value, core)
                if length > reach:
                    best, reach = client, length
        return best


def _core(name: str) -> tuple[str, ...]:
    tokens = tokens_of(name)
    while len(tokens) > 1 and tokens[-1] in SUFFIXES:
        tokens = tokens[:-1]
    return tokens


def _company_fit(value: str, core: tuple[str, ...]) -> int:
    """How many letters of `Acme Labs Inc.` are those of the client Acme Labs; 0 where it is not its name."""
    length = len("".join(core))
    return length if length > 1 and tokens_of(value)[: len(core)] == core else 0


def _domain_fit(value: str, core: tuple[str, ...]) -> int:
    """`acme-labs.example`, `acmelabs-health.example` are at Acme Labs, `mirabelle.example` at Mirabelle Foods.

    `acmeville.example` is not at Acme, and an everyday word alone is at nobody with a longer name.
    """
    parts = value.split(".")
    label = parts[-3] if len(parts) > 2 and parts[-2] in _SECOND_LEVELS else parts[-2]
    joined, squeezed = "".join(core), label.replace("-", "")
    beginnings = {"".join(core[:count]) for count in range(1, len(core))} - COMMON_WORDS
    if squeezed == joined:
        fit = WHOLE + len(joined)
    elif len(joined) >= SHORTEST and label.startswith(f"{'-'.join(core)}-"):
        fit = len(joined)
    else:
        fit = len(squeezed) if squeezed in beginnings and len(squeezed) > SHORTEST else 0
    return fit
