"""Whoever does something in a portal is there then: the first time by their invitation, later by a link."""

from bulkhead.base import clock
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import Session

LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"


def person_named(name: str) -> Person:
    """Inside a client, one of its people."""
    return Person.present().get(name=name)


def there(name: str, *, browser: str = LAPTOP) -> Person:
    """The same, in their portal at this moment."""
    person = person_named(name)
    arrive(person, browser=browser)
    return person


def arrive(person: Person, *, browser: str = LAPTOP) -> None:
    """They come in, or are still signed in from the last time."""
    moment = clock.now()
    Invitation.objects.filter(person=person, used_at=None).update(used_at=moment)
    alive = Session.objects.filter(person=person, browser=browser, ended_at=None, expires_at__gt=moment)
    if alive.update(seen_at=moment):
        Person.objects.filter(pk=person.pk).update(here_at=moment)
    else:
        Session.start(person, browser=browser)
