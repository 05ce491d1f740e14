"""The log of a vault as its people see it: the practice's people included, titles they were not given left out."""

from bulkhead.isolation import inside
from bulkhead.isolation.connection import vault_connection
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.trail.models import VaultLine
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.conftest import DUE


def test_the_people_of_the_practice_stand_in_it(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        VaultLine.append("opened", by=cast.maren.actor, words="Maren Okafor opened Signal.")

    page = dana.get("/opened/")

    assert "Maren Okafor opened Signal." in page.text
    assert "Maren Okafor delivered Plan for Quillfeather, version 1, to Dana Whitfield." in page.text


def test_newest_stands_first(dana: Browser, signal_plan: str) -> None:
    dana.get(signal_plan)

    page = dana.get("/opened/").text

    assert page.index("Dana Whitfield opened Plan") < page.index("Maren Okafor delivered Plan")


def test_a_title_that_was_not_delivered_is_nobodys_yet(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        work = Deliverable.plan("Layoff scenario", kind="plan", due_on=DUE, by=cast.maren.actor)
        VaultLine.append("version.read", by=cast.maren.actor, words="Maren read Layoff scenario.", subject=work.pk)

    assert "Layoff" not in dana.get("/opened/").text


def test_a_board_viewer_finds_no_plan_and_no_other_person_in_it(
    chase: Browser, dana: Browser, cast: Cast, signal_plan: str
) -> None:
    dana.get(signal_plan)

    page = chase.get("/opened/")

    assert page.status == 200
    assert "Quillfeather" not in page.text
    assert "Dana" not in page.text
    assert "Chase Banks signed in." in page.text


def test_a_whole_log_is_said_to_be_whole(dana: Browser) -> None:
    page = dana.get("/opened/verification/")

    assert "of this log are as they were written." in page.text


def test_a_line_that_was_changed_is_named(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        with vault_connection().cursor() as cursor:
            cursor.execute("DROP TRIGGER vault_vaultline_no_update")
        VaultLine.objects.filter(number=3).update(words="Nothing happened.")

    page = dana.get("/opened/verification/")

    assert page.status == 200
    assert "Line 3 of the log was changed, moved or removed. Ask Maren Okafor what happened to it." in page.text


def test_a_long_log_has_pages(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        for _ in range(45):
            VaultLine.append("opened", by=cast.maren.actor, words="Maren Okafor opened Signal.")

    first, second = dana.get("/opened/"), dana.get("/opened/?page=2")

    assert (first.text.count("<li><span"), 'href="?page=2"' in first.text) == (40, True)
    assert 'href="?page=1"' in second.text
    assert [dana.get(f"/opened/?page={odd}").status for odd in ("0", "x", "-1", "9" * 5000, "²")] == [200] * 5
