"""The portal as one of the client's people sees it, and nothing in it can be pressed."""

from tests.desk.inside.conftest import Room


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def test_it_is_the_portal_of_that_person_under_a_banner(room: Room) -> None:
    page = room.get(f"preview/{room.member.sponsor}/").text

    assert "This is Signal’s portal as Dana Whitfield, sponsor, sees it." in page
    assert "Mostly on track, says Quillfeather." in page
    assert "Plan for Quillfeather" in page


def test_nothing_in_it_can_be_pressed(room: Room) -> None:
    said = main_of(room.get(f"preview/{room.member.sponsor}/").text)

    assert "<form" not in said
    assert said.count("<button") == said.count(" disabled")
    assert said.count("<button") > 0


def test_it_shows_what_that_role_may_see_and_no_more(room: Room) -> None:
    said = main_of(room.get(f"preview/{room.member.board}/").text)

    assert "Plan for Quillfeather" not in said
    assert "Mostly on track" not in said


def test_looking_opens_nothing_in_their_name(room: Room) -> None:
    before = len(room.rows("vaultline"))
    room.get(f"preview/{room.member.sponsor}/")

    assert [one["opened_at"] for one in room.rows("reader")] == [None]
    assert len(room.rows("vaultline")) == before


def test_someone_who_was_removed_has_no_view(room: Room) -> None:
    room.post(f"people/{room.member.board}/removal/")

    assert room.get(f"preview/{room.member.board}/").status == 404


def test_a_document_reads_as_the_portal_shows_it_and_the_reading_is_in_the_log(room: Room) -> None:
    path = f"preview/{room.member.sponsor}/delivered/{room.member.delivery}/"
    first = room.get(f"preview/{room.member.sponsor}/").text
    page = room.get(path).text

    assert f'href="{room.home}{path}"' in first
    assert "<h2>The plan</h2><p>All about Quillfeather.</p>" in page
    assert "<form" not in main_of(page)
    assert main_of(page).count("<button") == main_of(page).count(" disabled") > 0
    assert [one["words"] for one in room.rows("vaultline", act="version.read")] == [
        "Maren Okafor opened Plan for Quillfeather, version 1."
    ]
    assert [one["opened_at"] for one in room.rows("reader")] == [None]


def test_what_a_person_was_not_given_has_no_preview(room: Room) -> None:
    assert room.get(f"preview/{room.member.board}/delivered/{room.member.delivery}/").status == 404
