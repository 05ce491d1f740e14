"""The desk as Maren and as Tobias see it, and a look at what is stored afterwards."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connections

if TYPE_CHECKING:
    from tests.browse import Browser
    from tests.cast import Cast, Member

Row = dict[str, object]
TEMPLATE = b"# {{title}}\n\nFor {{client.name}}, due {{due}}. Year {{fiscal_year}}.\n"


@pytest.fixture
def associate(cast: "Cast") -> "Browser":
    """Tobias, who is allocated to nobody."""
    from tests.browse import desk_browser

    return desk_browser(as_practitioner=cast.tobias)


@pytest.fixture
def newcomer(data: object) -> "Browser":
    """A practice of one day, with nobody in it but its owner."""
    from bulkhead.practice.accounts.models import Practice, Practitioner
    from tests.browse import desk_browser

    Practice(name="Northlight Fractional", time_zone="America/Chicago").save()
    return desk_browser(
        as_practitioner=Practitioner.objects.create_user("m@northlight.example", password="x", name="Maren")
    )


@pytest.fixture
def item(cast: "Cast") -> str:
    """A library item with fields that are known, and one that is not."""
    from bulkhead.crossings.shelve import shelve
    from bulkhead.isolation.blobs import tray_blobs
    from bulkhead.practice.library.models import Item

    row = Item(title="Board summary", kind="template", tags=["monthly"])
    row.save()
    shelve(tray_blobs().put([TEMPLATE]), name="board-summary.md", item=row, by=cast.maren.actor)
    return str(row.pk)


def rows(model: str, **filters: object) -> list[Row]:
    return list(apps.get_model("practice", model).objects.filter(**filters).values())


def files_in_tray() -> int:
    from bulkhead.isolation.blobs import tray_blobs

    return len(list(tray_blobs().folder.iterdir()))


def files_in_library() -> int:
    from bulkhead.isolation.blobs import practice_blobs

    return len(list(practice_blobs().folder.iterdir()))


def waiting(cast: "Cast", content: bytes, *, name: str = "plan.md", member: "Member | None" = None) -> str:
    """A file that was on its way to Harbor and was not let in; its id in the tray."""
    from datetime import date

    from bulkhead.crossings.intake import Aim, take_in
    from bulkhead.isolation.blobs import tray_blobs

    client = (member or cast.harbor).client
    aim = Aim(title="Plan", kind="plan", due_on=date(2026, 12, 1))
    taken = take_in(tray_blobs().put([content]), name=name, client=client, aim=aim, by=cast.maren.actor)
    assert taken.tray_item is not None
    return str(taken.tray_item)


def opened(cast: "Cast", member: "Member") -> None:
    """Maren has gone into this client today."""
    from bulkhead.crossings.opening import open_client

    open_client(member.client, by=cast.maren)


def due(member: "Member", day: object, *, state: str = "draft", label: str = "Plan", kind: str = "other") -> None:
    """One line of the calendar."""
    entry = apps.get_model("practice", "CalendarEntry")
    entry(id=uuid4(), client=member.client, label=label, kind=kind, due_on=day, state=state).save()


def queries_of(browser: "Browser", path: str) -> list[str]:
    """The statements of one page that was warm already."""
    asked: list[str] = []

    def note(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        asked.append(sql)
        return execute(sql, params, many, context)

    browser.get(path)
    with connections["default"].execute_wrapper(note):
        assert browser.get(path).status == 200
    return asked
