"""Sends what a page would send, and sends it again: the second time may change nothing that people see."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import html

from tests.browse import Answer
from tests.matrix.expecting import Visitor
from tests.matrix.filling import Files, Form, fillings, form_for
from tests.matrix.surfaces import Surface
from tests.rig.addresses import Address
from tests.rig.stores import Scene

# What a press leaves by itself: how often somebody tried, that a session was used, that the guard was asked.
UNSEEN = frozenset({"practice.practice_attempt", "practice.django_session", "practice.practice_guardevent"})
ON_A_DRAFT = frozenset({"review", "draft", "passage", "delivery", "cancellation", "deliverable-date", "compare"})
SENT_BEFORE = frozenset({"draft", "delivery"})  # a draft that was sent for review.
FILLED = {"text": "words", "": "words", "number": "2", "date": "2027-01-04", "email": "new@signalfoundry.example"}
# What a page does not fill in for itself.
TAUGHT: dict[str, Form] = {
    "backups": {"folder": "", "days": "8"},
    "client-add": {"domain": "words.example", "link": "words.slack.com"},
    "client-edit": {"link": "words.slack.com"},
    "clients-from-list": {"text": "name,legal name\nBloom,Bloom Ltd\n"},
    "delivery": {"confirm": "Signal"},
    "library-add": {"text": ""},
    "library-lift": {"text": ""},
    "library-status": {"status": "retired"},
    "portal-markings": {"unmarked": "given", "seen": "0 kept"},
    "rule": {"holidays": "US"},
}
NOTE = ("note.md", b"# A note\n\nAll is well.\n")


@dataclass
class Twice:
    """What the first press changed, and what the second one did; both by the one who may."""

    first: set[str] = field(default_factory=set)
    second: set[str] = field(default_factory=set)

    @classmethod
    def pressed(cls, surface: Surface, scene: Scene, *, address: Address, visitor: Visitor) -> "Twice":
        surface = _on_a_draft(surface) if address.name in ON_A_DRAFT else surface
        way = next(way for way in fillings(address, surface.own, surface.other) if way.is_own)
        if address.name in SENT_BEFORE:
            things = surface.own.things
            surface.send(visitor, f"/in/{things['slug']}/deliverables/{things['draft']}/review/", {}, {})
        form, files = body_of(surface, address, visitor, way.path)
        begun = Scene.of(scene.places)
        surface.send(visitor, way.path, form, files)
        first = begun.changes() - UNSEEN
        begun.leave()
        after = Scene.of(scene.places)
        surface.send(visitor, way.path, form, files)
        second = after.changes() - UNSEEN
        after.leave()
        return cls(first, second)


def _on_a_draft(surface: Surface) -> Surface:
    things = {**surface.own.things, "deliverable": surface.own.things["draft"]}
    return replace(surface, own=replace(surface.own, things=things))


def body_of(surface: Surface, address: Address, visitor: Visitor, path: str) -> tuple[Form, Files]:
    """The form as it stands on its own page, or on one above it, with empty fields filled; over it what was taught."""
    taught, taught_files = form_for(address, surface.own)
    form, files = next(filter(any, _forms(surface, visitor, path)), ({}, {}))
    return {**form, **taught, **TAUGHT.get(address.name, {})}, {**files, **taught_files}


def _forms(surface: Surface, visitor: Visitor, path: str) -> Iterator[tuple[Form, Files]]:
    """On the page of this address, then on the pages above it."""
    parts = path.strip("/").split("/")
    for count in range(len(parts), 0, -1):
        page = surface.ask(visitor, "GET", "/" + "/".join(parts[:count]) + "/")
        yield _of_page(page, path) if page.status == 200 else ({}, {})


def _of_page(page: Answer, path: str) -> tuple[Form, Files]:
    values: Form = {}
    files: Files = {}
    for one in entries_of(page, path):
        kind, name = one.get("type", ""), one.get("name")
        if name and kind == "file":
            files[name] = NOTE
        elif name and name not in ("csrfmiddlewaretoken", "q"):
            values.update(_value(one, name))
    return values, files


def entries_of(page: Answer, path: str) -> list[html.HtmlElement]:
    """The fields of the first form on a page that goes to this address."""
    if page.status != 200 or not page.content.lstrip().startswith(b"<"):
        return []
    own = [one for one in html.fromstring(page.content).iter("form") if _is_own(one, path)]
    return [entry for form in own[:1] for entry in _fields(form)]


def _is_own(form: html.HtmlElement, path: str) -> bool:
    action = form.get("action", "")
    return form.get("method", "").lower() == "post" and action.partition("?")[0] in ("", path)


def _fields(form: html.HtmlElement) -> list[html.HtmlElement]:
    """Those inside, and those elsewhere that name it."""
    named = form.getroottree().xpath("//*[@form=$id]", id=form.get("id") or " ")
    return [
        one for one in [*form.iter("input", "select", "textarea"), *named] if one.tag in ("input", "select", "textarea")
    ]


def _value(one: html.HtmlElement, name: str) -> Form:
    kind = one.get("type", "")
    if one.tag == "select":
        chosen = [option.get("value", "") for option in one.iter("option") if option.get("selected") is not None]
        every = [option.get("value", "") for option in one.iter("option") if option.get("value")]
        return {name: chosen or every[:1]}
    if kind in ("checkbox", "radio"):
        return {name: one.get("value", "on")} if one.get("checked") is not None or kind == "radio" else {}
    standing = one.text if one.tag == "textarea" else one.get("value")
    return {name: (standing or "").strip() or one.get("min") or FILLED.get(kind, "")}
