"""What a template left in a version is named before delivery is asked for, all of it, with the ways out."""

import re
from unittest import mock

import pytest

from bulkhead.isolation import children
from tests.desk.inside.conftest import Room

SEVENTEEN = "# Statement\n\n" + "\n\n".join(f"Part {number} costs [●]." for number in range(1, 18)) + "\n"
NOTHING_LEFT = "no field, no blank, no note of your library"


def in_review(room: Room, content: str, *, name: str = "plan.md") -> None:
    room.upload(content.encode(), name=name)
    room.post(f"{room.one}review/")


def asked(room: Room) -> str:
    return " ".join(room.get(f"{room.one}delivery/").text.split())


def test_every_place_is_named_before_anything_is_pressed(room: Room) -> None:
    in_review(room, SEVENTEEN)
    page = asked(room)

    assert "Left over at 17 places" in page
    assert "and 7 more" in page
    assert re.findall(r"line \d+", page) == [f"line {number}" for number in range(3, 37, 2)]
    assert "Whom it goes to is asked as soon as nothing is left over." in page
    assert "Settle what is left over first." in page


def test_the_ways_out_stand_there(room: Room) -> None:
    in_review(room, SEVENTEEN)
    version = room.rows("version", number=2)[0]["id"]
    page = asked(room)

    assert f'href="{room.home}{room.one}versions/{version}/file/">Download version 2</a>' in page
    assert f'href="{room.home}{room.one}#upload">Upload version 3</a>' in page
    assert "Let it stand at all 17 places" in page


def test_more_than_ten_kinds_of_words_open_below_the_first_ten(room: Room) -> None:
    in_review(room, "\n\n".join(f"For {{{{a.{sign}}}}}" for sign in "abcdefghijklm"))
    page = asked(room)

    first, _, rest = page.partition("<summary>and 3 more</summary>")
    assert (first.count("<mark>"), rest.count("<mark>")) == (10, 3)


def test_what_was_let_stand_is_left_over_no_more(room: Room) -> None:
    in_review(room, SEVENTEEN)
    version = room.rows("version", number=2)[0]["id"]
    room.post(f"{room.one}versions/{version}/waivers/", {"text": "[●]", "because": "It is a form to be filled in"})
    page = asked(room)

    assert NOTHING_LEFT in page
    assert "Left over at" not in page
    assert "Whom it goes to is asked" not in page


def test_a_clean_version_says_so(room: Room) -> None:
    in_review(room, "# Version two\n\nBetter.\n")

    assert NOTHING_LEFT in asked(room)


def test_a_kind_that_is_not_searched_is_never_called_clean(room: Room) -> None:
    in_review(room, "area,figure\n[●],2\n", name="plan.csv")
    page = asked(room)

    assert ("this kind of file is not searched for blanks" in page, NOTHING_LEFT in page) == (True, False)


def test_a_look_that_failed_is_said_and_never_called_clean(room: Room) -> None:
    in_review(room, "# Version two\n\nBetter.\n")
    fault = children.ChildTimedOut("It took longer than a minute and was stopped.")
    with mock.patch("bulkhead.crossings.leftovers.children.run", side_effect=fault):
        page = asked(room)

    assert "It took longer than a minute and was stopped." in page
    assert NOTHING_LEFT not in page


@pytest.mark.parametrize("refused", [{"approvers": []}, {}])
def test_what_was_typed_is_kept_when_it_is_refused(room: Room, refused: dict[str, object]) -> None:
    from datetime import timedelta

    from django.db.models import F

    from bulkhead.isolation import inside
    from bulkhead.vault.models import Delivery

    in_review(room, SEVENTEEN)
    with inside(room.member.client):
        Delivery.objects.update(delivered_at=F("delivered_at") - timedelta(days=2))
    version = room.rows("version", number=2)[0]["id"]
    form = {"version": version, "approvers": [room.member.sponsor], "confirm": "Signal", **refused}
    answer = room.post(f"{room.one}delivery/", form)

    assert answer.status == 422
    assert re.search(r'name="confirm"[^>]* value="Signal"', answer.text) is not None
    assert "Left over at 17 places" in answer.text


def test_words_left_over_are_escaped(room: Room) -> None:
    in_review(room, "For {{<b>client</b>}} and {{ x }}")

    assert "<b>client</b>" not in asked(room)
