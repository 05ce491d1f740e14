"""Signal, opened by Maren, with what a test needs to look into its vault afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import connections

from bulkhead.base.clock import today
from bulkhead.isolation import inside

if TYPE_CHECKING:
    from tests.browse import Answer, Browser
    from tests.cast import Cast, Member

Row = dict[str, object]


@dataclass
class Room:
    """One client at the desk, in the browser of whoever opened it."""

    browser: "Browser"
    member: "Member"
    other: "Member"

    @property
    def home(self) -> str:
        return f"/in/{self.member.client.slug}/"

    @property
    def one(self) -> str:
        """The address of the client's one deliverable, seen from inside."""
        return f"deliverables/{self.member.deliverable}/"

    def get(self, path: str = "") -> "Answer":
        return self.browser.get(self.home + path)

    def post(self, path: str, form: Row | None = None, *, file: tuple[str, bytes] | None = None) -> "Answer":
        return self.browser.post(self.home + path, form or {}, files={"file": file} if file else None)

    def rows(self, model: str, **filters: object) -> list[Row]:
        """What stands in this client's vault."""
        return vault_rows(self.member, model, **filters)

    def upload(self, content: bytes = b"# Version two\n\nBetter.\n", name: str = "plan.md") -> "Answer":
        why = {"note": "", "reissued_because": "a figure was wrong"}
        return self.post(f"{self.one}versions/", why, file=(name, content))

    def queries(self, path: str) -> list[str]:
        """The statements of one page, of both stores."""
        asked: list[str] = []

        def note(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
            asked.append(sql)
            return execute(sql, params, many, context)

        with connections["default"].execute_wrapper(note), connections["vault"].execute_wrapper(note):
            assert self.get(path).status == 200
        return asked


def vault_rows(member: "Member", model: str, **filters: object) -> list[Row]:
    with inside(member.client):
        return list(apps.get_model("vault", model).objects.filter(**filters).values())


def practice_rows(model: str, **filters: object) -> list[Row]:
    return list(apps.get_model("practice", model).objects.filter(**filters).values())


def opened(browser: "Browser", member: "Member", other: "Member") -> Room:
    assert browser.post("/openings/", {"client": member.client.slug}).status == 303
    return Room(browser, member, other)


@pytest.fixture
def room(desk: "Browser", cast: "Cast") -> Room:
    return opened(desk, cast.signal, cast.harbor)


@pytest.fixture
def bare(desk: "Browser", cast: "Cast") -> Room:
    """A client that was added a moment ago and holds nothing."""
    from bulkhead.crossings.provision import Wanted, add_client
    from tests.cast import Member

    client = add_client(Wanted("Bloom", "bloom", 330, "Bloom"), lead=cast.maren)
    nothing = cast.harbor.deliverable
    return opened(desk, Member(client, nothing, nothing, nothing, nothing, nothing, ""), cast.harbor)


@pytest.fixture
def item(cast: "Cast") -> str:
    """A library item with fields that are known, and one that is not."""
    from bulkhead.crossings.shelve import shelve
    from bulkhead.isolation.blobs import tray_blobs
    from bulkhead.practice.library.models import Item

    row = Item(title="Board summary", kind="template")
    row.save()
    sealed = tray_blobs().put(
        [b"# {{title}}\n\nFor {{client.name}} by {{lead.name}}, due {{due}}.\n\nYear {{fiscal_year}}.\n"]
    )
    shelve(sealed, name="board-summary.md", item=row, by=cast.maren.actor)
    return str(row.pk)


def soon(days: int = 7) -> str:
    return (today("America/Chicago") + timedelta(days=days)).isoformat()
