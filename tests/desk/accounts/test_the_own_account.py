"""Name, password, and where one is signed in."""

from collections.abc import Callable

from allauth.usersessions.models import UserSession

from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.engagement.models import Profile
from tests.browse import Answer, Browser, desk_browser
from tests.cast import PASSWORD, Cast

MAREN = {"login": "maren@northlight.example", "password": PASSWORD}
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in() -> Browser:
    browser = desk_browser()
    browser.post("/sign-in/", MAREN, USER_AGENT=AGENT)
    return browser


def change(browser: Browser, **form: str) -> Answer:
    new = "five other plain words"
    return browser.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new, **form})


def test_the_page_says_how_one_signs_in_and_asks_for_more(desk: Browser) -> None:
    page = desk.get("/account/").text

    assert "You sign in with your password alone." in page
    assert 'href="/account/passkeys/new/"' in page


def test_another_name_and_role_reach_every_client(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/account/", {"name": "Maren O. Okafor", "role_words": "Interim CMO"})

    leads = []
    for client in (cast.signal.client, cast.harbor.client):
        with inside(client):
            profile = Profile.only()
            leads.append((profile.lead_name, profile.lead_role))
    assert (answer.status, answer.location) == (303, "/account/")
    assert leads == [("Maren O. Okafor", "Interim CMO")] * 2


def test_a_role_that_names_a_client_reaches_nobody(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/account/", {"name": "Maren Okafor", "role_words": "CMO at Harbor Family Clinics"})

    with inside(cast.signal.client):
        role = Profile.only().lead_role
    assert (answer.status, "Harbor" in role) == (422, False)
    assert "and every client would read it." in answer.text


def test_an_associate_changes_only_the_own_name(cast: Cast) -> None:
    desk_browser(as_practitioner=cast.tobias).post("/account/", {"name": "Tobias L.", "role_words": "CEO"})

    with inside(cast.signal.client):
        assert Profile.only().lead_name == "Maren Okafor"
    assert Practitioner.objects.get(pk=cast.tobias.pk).kind == "associate"


def test_nobody_is_without_a_name(desk: Browser, cast: Cast) -> None:
    answer = desk.post("/account/", {"name": "", "role_words": "CMO"})

    assert answer.status == 422
    assert Practitioner.objects.get(pk=cast.maren.pk).name == "Maren Okafor"


def test_a_new_password_signs_every_other_browser_out(stranger: Browser, cast: Cast) -> None:
    here, there = signed_in(), signed_in()

    answer = change(here)

    assert answer.status == 302
    assert (here.get("/account/").status, there.get("/account/").status) == (200, 302)
    assert PracticeLine.objects.latest("number").words == "Maren Okafor changed the password."


def test_the_old_password_is_asked_for(cast: Cast) -> None:
    answer = change(signed_in(), oldpassword="wrong wrong wrong")

    assert answer.status == 422
    assert "This is not your password of now." in answer.text


def test_a_short_password_is_refused(cast: Cast) -> None:
    answer = change(signed_in(), password1="short", password2="short")

    assert answer.status == 422
    assert "5 characters; 12 are needed. Four plain words do." in answer.text


def test_each_browser_is_named_and_this_one_is_known(cast: Cast) -> None:
    page = signed_in().get("/account/").text

    assert page.count("Firefox on Linux") == 1
    assert "This browser" in page


def test_a_browser_elsewhere_is_signed_out(cast: Cast) -> None:
    here, there = signed_in(), signed_in()
    other = UserSession.objects.get(session_key=there.cookies["__Host-desk"])

    answer = here.post(f"/account/sessions/{other.pk}/ending/")

    assert answer.status == 303
    assert (here.get("/account/").status, there.get("/account/").status) == (200, 302)


def test_every_other_browser_is_signed_out(cast: Cast) -> None:
    here, *others = signed_in(), signed_in(), signed_in()

    here.post("/account/sessions/ending/")

    assert [browser.get("/account/").status for browser in (here, *others)] == [200, 302, 302]


def test_the_session_of_someone_else_is_not_there(cast: Cast) -> None:
    maren = signed_in()
    session = UserSession.objects.get().pk

    answer = desk_browser(as_practitioner=cast.tobias).post(f"/account/sessions/{session}/ending/")

    assert answer.status == 404
    assert maren.get("/account/").status == 200


def test_a_link_ends_no_session(desk: Browser) -> None:
    assert desk.get("/account/sessions/ending/").status == 405


def test_a_stranger_is_sent_to_the_sign_in(stranger: Browser) -> None:
    assert stranger.get("/account/").location == "/sign-in/?next=%2Faccount%2F"


def test_few_questions_are_asked(cast: Cast, asked: Callable[[Browser, str], tuple[Answer, int]]) -> None:
    for _ in range(5):
        signed_in()

    _, count = asked(signed_in(), "/account/")

    assert count <= 8
