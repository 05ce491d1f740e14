"""Who may come where: one small table a surface, written down apart from the code that decides it."""

from dataclasses import dataclass

from tests.matrix.filling import PLACES, Filling, is_of_a_client, is_personal
from tests.matrix.stage import Holding
from tests.rig.addresses import Address

IN, MISSING, SIGN_IN, DOOR, EITHER = "in", "missing", "sign-in", "door", "in or missing"
INSIDE = frozenset({"opener", "entrant"})
DESK_KINDS = frozenset({"anyone", "arrived", "practitioner", "principal"}) | INSIDE
SAYS_WHOSE = frozenset({"openings"})  # the client stands in the form, not in the address.
TO_ANOTHER = frozenset({"tray-filing"})  # takes a file to the client it names; both must be this person's.
OUT_OF_THE_TRAY = TO_ANOTHER | {"tray-passage", "tray-cleaning"}
PORTAL_KINDS = frozenset({"anyone", "person"})
BEFORE = frozenset({"first-run"})  # only while there is no practice; its own tests go there.


class UnknownKind(AssertionError):
    """A route lets in a kind of visitor the matrix does not know."""


@dataclass(frozen=True)
class Visitor:
    """Someone with cookies. `standing` is the row of the table; `own` is whose place they are in."""

    name: str
    standing: str
    cookies: dict[str, str]


def expected_at_desk(address: Address, visitor: Visitor, filling: Filling, own: Holding) -> str:
    """The answer that is due."""
    assert address.declared is not None, "undeclared addresses are refused before"
    who = address.declared.who
    if who not in DESK_KINDS:
        raise UnknownKind(f"teach the matrix who “{who}” is, at {address.pattern}")
    if address.name in BEFORE:
        due = MISSING
    elif who == "anyone":
        due = EITHER if address.slots else IN
    elif visitor.standing == "nobody":
        due = SIGN_IN
    elif who == "principal" and visitor.standing in ("outsider", "neighbour"):
        due = MISSING
    elif who in INSIDE:
        due = _inside(visitor.standing, filling)
    else:
        due = _practice(address, visitor.standing, filling, own)
    return due


def _inside(standing: str, filling: Filling) -> str:
    """In a client's rooms. The insider has the door open to the own one; the neighbour, to the foreign one."""
    if standing == "outsider" or filling.place == "unknown":
        due = MISSING
    elif standing == "neighbour":
        due = IN if filling.is_all_foreign else MISSING
    elif standing == "unopened" or filling.place == "foreign":
        due = DOOR
    else:
        due = IN if filling.is_own else MISSING
    return due


def _practice(address: Address, standing: str, filling: Filling, own: Holding) -> str:
    """In the practice's rooms, where a principal has every client and an associate the allocated ones."""
    ways = {filling.place, filling.thing}
    of_client = (
        address.name in SAYS_WHOSE or any(slot.name in PLACES for slot in address.slots) or is_of_a_client(address, own)
    )
    if "unknown" in ways or (address.name in TO_ANOTHER and standing == "neighbour"):
        due = MISSING
    elif is_personal(address, own):
        due = IN if (standing, filling.thing) in (("unopened", "own"), ("neighbour", "foreign")) else MISSING
    elif address.name.startswith("mfa_"):
        due = EITHER  # the ways to sign in that this person has, or has not.
    elif not of_client or standing in ("opened", "unopened"):
        due = _out_of_the_tray(address, standing, filling) if address.name in OUT_OF_THE_TRAY else IN
    else:
        due = IN if standing == "neighbour" and filling.is_all_foreign else MISSING
    return due


def _out_of_the_tray(address: Address, standing: str, filling: Filling) -> str:
    """A file goes only into a client that is open, which is the own one for one of the two principals."""
    goes_to_own = (filling.thing == "own") != (address.name in TO_ANOTHER)
    return IN if standing == "opened" and goes_to_own else DOOR


def expected_at_portal(address: Address, visitor: Visitor, filling: Filling, own: Holding) -> str:
    """The answer that is due."""
    assert address.declared is not None, "undeclared addresses are refused before"
    who = address.declared.who
    if who not in PORTAL_KINDS:
        raise UnknownKind(f"teach the matrix who “{who}” is, at {address.pattern}")
    if who == "anyone":
        due = EITHER if address.slots else IN
    elif visitor.standing == "nobody":
        due = SIGN_IN
    elif not address.slots:
        due = IN if visitor.standing == "sponsor" else EITHER
    else:
        due = IN if visitor.standing == "sponsor" and filling.is_own else MISSING
    return due
