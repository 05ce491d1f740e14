"""What the matrix was taught: whose word fills a slot, and what a form must say to be taken."""

from dataclasses import dataclass
from uuid import uuid4

from bulkhead.base.ids import uuid7
from bulkhead.crossings.tray import REASONS
from bulkhead.web.desk.forms.scan import Plan
from tests.matrix.stage import Holding
from tests.rig.addresses import Address, Slot

PLACES = frozenset({"slug"})  # slots that name a client; every other slot names a thing.
PRACTICE = frozenset(
    {"library/item", "library/version", "imports/run"}
)  # things of the practice: no client's, hence nobody's foreign.
PERSONAL = frozenset(
    {"passkeys/pk", "sessions/pk"}
)  # of one practitioner: Ines has the own ones, Noor the foreign ones.
ELSEWHERE = {
    "delivery": {"deliverable": "draft"},
    "cancellation": {"deliverable": "draft"},
    "compare": {"deliverable": "draft"},
    "tray-filing": {"tray/item": "stray"},
}
CONVERTERS = frozenset({"uuid", "slug", "int", "str", "path"})

Form = dict[str, object]
Files = dict[str, tuple[str, bytes]]


class TeachTheMatrix(AssertionError):
    """An address says something the matrix does not know yet."""


@dataclass(frozen=True)
class Filling:
    """An address filled in one way. `place` and `thing`: own, foreign or unknown; none where it has no such slot."""

    path: str
    place: str
    thing: str

    @property
    def is_own(self) -> bool:
        return {self.place, self.thing} <= {"own", "none"}

    @property
    def is_all_foreign(self) -> bool:
        return {self.place, self.thing} - {"none"} == {"foreign"}


def key_of(address: Address, slot: Slot, holding: Holding) -> str:
    """The name under which a holding has what fills this slot."""
    room = address.pattern.partition("/")[0]
    names = (f"{slot.folder}/{slot.name}", f"{room}/{slot.name}", slot.name)
    found = next((key for key in names if key in holding.things), None)
    if found is None or slot.converter not in CONVERTERS:
        raise TeachTheMatrix(f"teach the matrix what fills <{slot.converter}:{slot.name}> of {address.pattern}")
    return ELSEWHERE.get(address.name, {}).get(found, found)


def fillings(address: Address, own: Holding, other: Holding) -> list[Filling]:
    """Every way to fill an address that makes a difference."""
    has_place = any(slot.name in PLACES for slot in address.slots)
    has_thing = any(slot.name not in PLACES for slot in address.slots)
    ways = [(place, thing) for place in _ways(has_place) for thing in _ways(has_thing)]
    return [Filling(_path(address, own, other, place, thing), place, thing) for place, thing in ways]


def _ways(there: bool) -> tuple[str, ...]:
    return ("own", "foreign", "unknown") if there else ("none",)


def _path(address: Address, own: Holding, other: Holding, place: str, thing: str) -> str:
    values = {}
    for slot in address.slots:
        key, way = key_of(address, slot, own), place if slot.name in PLACES else thing
        holding = own if way == "own" else other
        values[slot] = unknown(slot.converter) if way == "unknown" else holding.things[key]
    return address.filled(values)


def is_of_a_client(address: Address, own: Holding) -> bool:
    """Whether some thing in this address belongs to one client."""
    return any(slot.name not in PLACES and key_of(address, slot, own) not in PRACTICE for slot in address.slots)


def is_personal(address: Address, own: Holding) -> bool:
    return any(key_of(address, slot, own) in PERSONAL for slot in address.slots)


def form_for(address: Address, own: Holding) -> tuple[Form, Files]:
    """What a person would send there; empty where a form needs nothing, or showing its faults is enough."""
    note = {"file": ("note.md", b"# A note\n\nAll is well.\n")}
    forms: dict[str, tuple[Form, Files]] = {
        "openings": ({"client": own.client.slug}, {}),
        "comments": ({"words": "Thank you."}, {}),
        "inbox-put-off": ({"state": "next_agenda"}, {}),
        "scan-files": ({"plan": _plan(), "path": "Clients/Signal/note.md"}, note),
        "scan-report": ({"plan": _plan()}, {"lines": ("lines.json", b"[]")}),
        "import-files": ({"path": "Signal/report.md"}, note),
        "switch-card": ({"away": "yes"}, {}),
        "promises": ({"words": "A list", "to_name": "Dana", "due_on": "2027-01-04"}, {}),
        "promise-letting-go": ({"because": "Nobody needs it."}, {}),
        "remarks": ({"words": "More of it."}, {}),
        "rule-left-out": ({"period": own.things["period"], "because": "The office is closed."}, {}),
        "check-waiver": ({"because": "Not this time."}, {}),
        "waivers": ({"text": "[sic]", "because": "A quotation."}, {}),
        "replies": ({"words": "Thank you."}, {}),
        "request-answers": ({"words": "Thank you."}, {}),
        "request-moves": ({"state": "next_agenda"}, {}),
        "wanted-return": ({"because": "The times are missing."}, {}),
        "wanted": ({"words": "Thank you."}, {}),
        "send": ({}, {"attachments": ("note.md", b"# A note\n")}),
        "me-mail": ({"news": "daily"}, {}),
        "versions": ({"note": "First", "reissued_because": "a typing error"}, note),
        "library-versions": ({"note": "First"}, note),
        "tray-passage": (_letting(own), {}),
        "tray-removals": ({"items": own.things["tray/item"]}, {}),
        "tray-filings": ({"items": own.things["stray"]}, {}),
        "tray-passages": ({"items": own.things["tray/item"], **_letting(own)}, {}),
        "sign-ins": ({"email": own.things["email"]}, {}),
        "sign-in-passkeys": ({"credential": own.things["proof"]}, {}),
        "practice-safety": ({"session_hours": "336", "session_idle_hours": "336"}, {}),
        "portal-look": ({"watermark": "on", "unmarked": "kept", "seen": "0 kept"}, {}),
        "portal-logo": ({}, {"file": ("logo.png", b"no picture")}),
        "sign-in-codes": ({"code": own.things["code"]}, {}),
    }
    return forms.get(address.name, ({}, {}))


def _letting(own: Holding) -> Form:
    return {"reason": REASONS[0], "confirm": own.client.display_name}


def _plan() -> str:
    """What the desk signed when a folder was dropped."""
    return Plan("Clients", 1, ("Clients/Signal",), 1, ()).signed()


def unknown(converter: str) -> str:
    """A word or id of the right shape that nobody has."""
    shapes = {
        "uuid": str(uuid7()),
        "slug": "nobody-here",
        "int": "999999",
        "str": uuid4().hex + uuid4().hex[:11],
        "path": "no/where",
    }
    return shapes[converter]
