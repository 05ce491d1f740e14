"""What stands around every page of a portal: whose it is, its places, who is signed in. No query of its own."""

from functools import cache
from typing import TypedDict

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse

from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.web.ui import chrome as ui

PLACES = (("Home", "home"), ("Delivered", "delivered"), ("Who opened what", "trail"))


class Chrome(TypedDict, total=False):
    """The names that the layouts read."""

    client: ui.Client
    brand: str
    hue: int
    home_url: str
    nav: list[ui.Place]
    person_name: str
    person_links: list[tuple[str, str]]
    sign_out_url: str
    trail_url: str
    csrf_input: str


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
            nav=[_place(label, _address(name), request.path) for label, name in PLACES],
            person_name=person.name,
            person_links=[("You and your sessions", _address("me"))],
            sign_out_url=_address("sign-out"),
            trail_url=_address("trail"),
            csrf_input=csrf_input(request),  # made once; Django's own makes a new one for every form.
        )
    return around


def _door(profile: Profile) -> Chrome:
    return Chrome(client=ui.Client(profile.portal_name, profile.hue), brand=profile.portal_name, hue=profile.hue)


def _place(label: str, url: str, path: str) -> ui.Place:
    return ui.Place(label, url, path == url if url == "/" else path.startswith(url))


@cache
def _address(name: str) -> str:
    return reverse(name)
