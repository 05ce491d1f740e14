"""What stands around every page of a portal: whose it is, its places, who is signed in. No query of its own."""

from functools import cache
from typing import TypedDict

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse

from bulkhead.isolation import room
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import ASKS_ABOUT_SAFETY, Role
from bulkhead.web.ui import chrome as ui

PLACES = (
    ("Home", "home"),
    ("Delivered", "delivered"),
    ("Requests", "requests"),
    ("Send", "send"),
    ("People", "staff"),
)
ROOM_NOTE = "Everything can be read. Nothing can be sent or answered here just now; the practice sees why."
OF_SPONSORS = frozenset({"staff"})


class Chrome(TypedDict, total=False):
    """The names that the layouts read."""

    client: ui.Client
    brand: str
    hue: int
    logo_url: str
    home_url: str
    nav: list[ui.Place]
    person_name: str
    person_links: list[tuple[str, str]]
    sign_out_url: str
    trail_url: str
    safety_url: str
    times_of: str
    csrf_input: str
    room_note: str


def chrome(request: HttpRequest) -> Chrome:
    """The context processor of a portal. Before sign-in: whose door it is, and nothing else."""
    profile, person = getattr(request, "profile", None), getattr(request, "person", None)
    if not isinstance(profile, Profile):
        around = Chrome()
    elif not isinstance(person, Person):
        around = _door(profile)
    else:
        around = Chrome(
            **_door(profile),
            home_url=_address("home"),
            nav=_nav(request.path, person=person),
            person_name=person.name,
            person_links=_person_links(person),
            sign_out_url=_address("sign-out"),
            trail_url=_address("trail"),
            safety_url=_address("safety") if person.role in ASKS_ABOUT_SAFETY else "",
            times_of=profile.time_zone,
            csrf_input=csrf_input(request),  # made once; Django's own makes a new one for every form.
            room_note=ROOM_NOTE if room.is_short_here() else "",
        )
    return around


def _door(profile: Profile) -> Chrome:
    name, hue = profile.portal_name, profile.hue
    logo = f"{_address('logo')}?{profile.logo_mark}" if profile.logo_id else ""
    return Chrome(client=ui.Client(name, hue), brand=name, hue=hue, logo_url=logo)


def _person_links(person: Person) -> list[tuple[str, str]]:
    links = [("You and your sessions", _address("me")), ("Passkeys", _address("passkeys"))]
    links.append(("Who opened what", _address("trail")))
    return [*links, ("Open doors", _address("doors"))] if person.role == Role.SPONSOR else links


def _nav(path: str, *, person: Person) -> list[ui.Place]:
    hidden = frozenset() if person.role == Role.SPONSOR else OF_SPONSORS
    return [_place(label, _address(name), path) for label, name in PLACES if name not in hidden]


def _place(label: str, url: str, path: str) -> ui.Place:
    return ui.Place(label, url, path == url if url == "/" else path.startswith(url))


@cache
def _address(name: str) -> str:
    return reverse(name)
