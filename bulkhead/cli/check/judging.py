"""What an answer says that this visitor may not know: canaries, ids and real names of others."""

import hashlib
import html
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from urllib.parse import unquote_plus, urlsplit

from bulkhead.base.canaries import Brand, Canaries, Sighting
from bulkhead.cli.check.asking import Answer
from bulkhead.cli.check.cast import DESK, PORTAL, Visitor
from bulkhead.cli.check.fields import LIBRARY, NAME, OFFICE, ROW, TOLD

SPY = "spy: "
INVITED = "invited"
ID = re.compile(rb"[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}")
LARGE = 1 << 16
READ_AS_FILES = ("application/pdf", "application/vnd.", "application/zip")


@dataclass(frozen=True)
class Finding:
    """Something of one client seen where another one's people, or strangers, may look. `whose` is an owner's id."""

    kind: str
    whose: str
    seen_by: str
    surface: str
    own: str
    path: str
    what: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


@dataclass
class Judge:
    """Knows every canary, id and name, and who may see whose."""

    canaries: Canaries
    owner_of: Mapping[str, str]
    names: Mapping[str, Sequence[str]]
    at_rest: Mapping[str, frozenset[str]]
    sums: Mapping[str, str]
    rooms: Mapping[str, str]
    tokens: Mapping[str, str]
    _seen: dict[bytes, frozenset[Sighting]] = field(default_factory=dict)
    _one_reader: threading.Lock = field(default_factory=threading.Lock)

    def judge(self, answer: Answer, *, visitor: Visitor, path: str) -> list[Finding]:
        """Everything in one answer that should not be there."""
        visitor = self._where(visitor, path)

        def found(kind: str, whose: str, what: str) -> Finding:
            return Finding(kind, whose, visitor.standing, visitor.surface, visitor.own, path, what)

        seen = self.canaries.sightings(answer.head, place="header") | self._in_body(answer)
        return [
            *(
                found("canary", one.brand.owner, f"{one.planted or one.brand.kind}, {one.form}, {one.place}")
                for one in sorted(seen)
                if not may_see(visitor, brand=one.brand)
            ),
            *(found("id", self.owner_of[one], one) for one in self._foreign_ids(answer, visitor, path)),
            *(found("name", whose, name) for whose, name in self._foreign_names(answer, visitor, path)),
            *(found("file", whose, "a whole file") for whose in self._foreign_file(answer, visitor)),
        ]

    def shows_own(self, answer: Answer, *, visitor: Visitor) -> bool:
        """Whether this answer says what only somebody who was let in is told; a sign-in page says the client's name."""
        brands = {one.brand for one in self._in_body(answer)}
        is_desk = visitor.surface == DESK
        return any(brand.owner == visitor.own and (is_desk or brand.kind != NAME) for brand in brands)

    def _where(self, visitor: Visitor, path: str) -> Visitor:
        """Whose rooms the address is in counts; who brings a link of a portal is no stranger there."""
        parts = urlsplit(path).path.strip("/").split("/")
        if visitor.surface == DESK:
            own = self.rooms.get(parts[1], "") if parts[0] == "in" and len(parts) > 1 else ""
            visitor = replace(visitor, own=own)
        elif visitor.is_nobody and any(self.tokens.get(part.removesuffix(".ics")) == visitor.own for part in parts):
            visitor = replace(visitor, standing=INVITED)
        return visitor

    def _in_body(self, answer: Answer) -> frozenset[Sighting]:
        """A body that came before is not searched again."""
        body = answer.body
        if len(body) < LARGE and body.lstrip()[:1] == b"<":
            return frozenset(self.canaries.sightings(body))
        digest = hashlib.sha256(body).digest()
        if digest not in self._seen:
            self._seen[digest] = frozenset(self.canaries.sightings(body) | self._in_words(answer, digest))
        return self._seen[digest]

    def _in_words(self, answer: Answer, digest: bytes) -> set[Sighting]:
        """What a reader finds on the pages of a paper that was made by us: letters there are numbers of shapes."""
        is_ours = digest.hex() not in self.sums and answer.header("Content-Type").startswith(READ_AS_FILES)
        if not is_ours or answer.status != 200:
            return set()
        from bulkhead.guard.reading import read  # noqa: PLC0415 -- heavy, and only for papers.

        with self._one_reader:
            reading = read("paper.pdf", content=answer.body)
        return self.canaries.sightings("\n".join(one.text for one in reading.passages).encode(), place="its pages")

    def _foreign_ids(self, answer: Answer, visitor: Visitor, path: str) -> set[str]:
        """An id that stands in the address itself is only said back."""
        asked = {one.replace(b"-", b"").decode() for one in ID.findall(path.lower().encode())}
        text = answer.head.lower() + b"\n" + (answer.body.lower() if answer.body.lstrip()[:1] in b"<B{[" else b"")
        seen = {one.replace(b"-", b"").decode() for one in ID.findall(text)} - asked
        return {one for one in seen if one in self.owner_of and not may_know(visitor, owner=self.owner_of[one])}

    def _foreign_names(self, answer: Answer, visitor: Visitor, path: str) -> Iterator[tuple[str, str]]:
        """Not those that stand in the own material anyway: what people write themselves is theirs."""
        lowered, asked = (answer.head + b"\n" + answer.body).lower(), unquote_plus(path).lower()
        spared = self.at_rest.get("", frozenset()) if visitor.surface == DESK else frozenset()
        for own in visitor.opens | {visitor.own}:
            spared |= self.at_rest.get(own, frozenset())
        for owner, names in self.names.items():
            if owner == visitor.own or owner in visitor.opens:
                continue
            for name in names:
                said = name.encode() in lowered or html.escape(name).encode() in lowered
                if said and name not in spared and name not in asked:
                    yield owner, name

    def _foreign_file(self, answer: Answer, visitor: Visitor) -> Iterator[str]:
        if answer.status == 200 and answer.body:
            owner = self.sums.get(hashlib.sha256(answer.body).hexdigest())
            if owner is not None and not may_know(visitor, owner=owner):
                yield owner


def may_see(visitor: Visitor, *, brand: Brand) -> bool:
    """Whether a canary may stand in an answer to this visitor."""
    is_own = brand.owner == visitor.own
    if visitor.surface == PORTAL:
        may = is_own and (brand.kind == NAME or not visitor.is_nobody)
    elif visitor.is_nobody:
        may = False
    elif brand.owner in (LIBRARY, OFFICE):
        may = True
    elif visitor.own:
        may = is_own or (brand.kind == NAME and brand.owner in visitor.opens)
    else:
        may = brand.owner in visitor.opens and brand.kind in (NAME, ROW, TOLD)
    return may


def may_know(visitor: Visitor, *, owner: str) -> bool:
    """Whether an id of this owner may stand in an answer to this visitor; an empty owner is the practice."""
    if visitor.is_nobody:
        may = False
    elif visitor.surface == PORTAL:
        may = owner == visitor.own
    else:
        may = owner in visitor.opens if not visitor.own else owner in (visitor.own, "")
        may = may or owner in ("", LIBRARY, OFFICE)
    return may
