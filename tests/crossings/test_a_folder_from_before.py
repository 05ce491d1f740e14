"""A data folder that an earlier Bulkhead wrote: it is brought up to date, keeps every row, and every list opens."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command

from bulkhead import practice, vault
from bulkhead.isolation import inside, migrating
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.search.finding import search
from tests.browse import Browser
from tests.cast import SIGNAL_CANARY, Cast
from tests.conftest import close_stores

# Whoever ran one of these has its tables; what is to change comes in a new one.
LANDED = {
    "practice/0001_initial.py": "c6a9ed149c411d53949420829d523d03cfbfda78fc8b0ff3f4bfe8572021fac5",
    "practice/0002_rate_limits.py": "5de822bd7269f06cecbc37c0ddd6485b2f772c8b54a440d89958b245fd8f3887",
    "practice/0003_log_is_append_only.py": "eb7fa894316167fa75bf18f36435c91f861d51e5c25974115ea2738db675eddb",
    "practice/0004_daily_tool.py": "3b2cd71424a17e9d6a0b8cbc62dd17f1cc0d1b3816b0919bdae914833d218f41",
    "practice/0005_daily_work.py": "e2dad4b651e0809d5edb65c282da0aaac2e2b354d5be1ed6de88fc24a80d77b6",
    "practice/0010_library.py": "bdd68593383866250b10e129e1c219fed8dc91e45acc69c0aa24a41b76de5d8b",
    "practice/0011_calendar_debts.py": "44b186e64f44cfef01121ce05b2d01611d091b9cbd2a1eca7a167d2ba92d5251",
    "practice/0012_days_promised.py": "ed09ac22688e03e79bce67462171a13f7febb6d993a88097e18469b4bd5fd2c1",
    "practice/0013_guard_links.py": "63027539d12ba5380900d723224860a4bbcc8b9604fef8a556089f2b9eeb9cfc",
    "practice/0014_same_word.py": "529f028b81089b167b666a56b644e73dd39aabf84f247dacdbcd8e7713edaaad",
    "vault/0001_initial.py": "7e0bbe2942de38b43bd85d93c22a2f0cbc30a46a8d49bb9820035fdabee3eef8",
    "vault/0002_log_is_append_only.py": "4133fc81b3a2c7a754ea6443edd2b09366b8b1397fce4c354e76b89fe9a5a1a7",
    "vault/0003_daily_tool.py": "63fdc7ebc109e7807a8e0ead66482fceb09092b6274ef6adf7b3bfe0002d0b55",
    "vault/0004_daily_work.py": "ddb8c37ac6b9d46ab3406edb799d44d9626fdaece5919f0b71d6a2159a5f4b73",
    "vault/0010_search.py": "d15c8073389aad2295c8784ed55c7bc5b042635239972d7f74e33198878d7453",
    "vault/0011_here_before.py": "bdeec4b56361b1a8094cf615882ee6c204ae01375a11bf42a097bae86ff79dc5",
    "vault/0012_filed.py": "ee1ff792a6dcd455560bd3a1ff09d179c1e274bb3443867112d776f28eaf830c",
}
DESK = ("/", "/inbox/", "/calendar/", "/calendar/year/", "/agenda/", "/library/", "/search/?q=signal")
PORTAL = ("/", "/delivered/", "/requests/", "/send/", "/people/", "/doors/", "/me/", "/me/passkeys/", "/me/feed/")


@pytest.fixture
def before(cast: Cast) -> Cast:
    """The cast, as the first schema of the daily tool holds it; the sponsor was here."""
    with inside(cast.signal.client):
        Session.start(Person.objects.get(pk=cast.signal.sponsor), browser="Test")
        Person.objects.update(here_at=None)
        call_command("migrate", "vault", "0003_daily_tool", database="vault", verbosity=0)
    call_command("migrate", "practice", "0004_daily_tool", verbosity=0)
    close_stores()
    return cast


def brought_up() -> migrating.Migrated:
    migrating.migrate_practice()
    return migrating.migrate_vaults()


@pytest.mark.parametrize("landed", LANDED)
def test_a_migration_that_somebody_ran_is_never_rewritten(landed: str) -> None:
    plane, _, name = landed.partition("/")
    folder = {"practice": practice, "vault": vault}[plane].__path__[0]
    content = (Path(folder) / "migrations" / name).read_bytes()

    assert hashlib.sha256(content).hexdigest() == LANDED[landed]


def test_it_keeps_its_rows_and_what_is_new_knows_of_them(before: Cast) -> None:
    assert brought_up() == migrating.Migrated(current=1, upgraded=1, broken=())

    with inside(before.signal.client):
        sponsor = Person.objects.get(pk=before.signal.sponsor)
        assert Deliverable.objects.get().pk == before.signal.deliverable
        assert sponsor.here_at == Session.objects.get().seen_at
        assert [group.kind for group in search(SIGNAL_CANARY)] == ["deliverable", "document", "comment", "person"]


def test_every_list_of_an_older_folder_opens(before: Cast, desk: Browser, portal_of: Callable[..., Browser]) -> None:
    brought_up()
    sponsor = portal_of(before.signal.client, as_person=before.signal.sponsor)

    assert {path: desk.get(path).status for path in DESK} == dict.fromkeys(DESK, 200)
    assert {path: sponsor.get(path).status for path in PORTAL} == dict.fromkeys(PORTAL, 200)
