"""Six look-alike clients, five kinds of people, acts in any order: no word of one is ever seen by another."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from hypothesis import HealthCheck, Phase
from hypothesis import settings as schedule
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from jinja2 import FileSystemBytecodeCache

from bulkhead.base.canaries import Brand
from bulkhead.cli.check.addresses import follow
from bulkhead.cli.check.asking import Answer
from bulkhead.cli.check.cast import DESK, PORTAL
from bulkhead.cli.check.fields import LIBRARY, TOLD
from bulkhead.cli.check.letterbox import Letterbox, open_letterbox
from bulkhead.cli.check.papers import with_canary
from bulkhead.cli.check.remains import in_letters
from bulkhead.config import portal
from bulkhead.isolation import inside, keys
from bulkhead.isolation.backing_up.making import make
from bulkhead.isolation.places import Places
from bulkhead.practice.mail.models import MailSettings
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.engagement.models import StatusSentence
from bulkhead.vault.people.models import Person
from bulkhead.web.portal.views import home
from bulkhead.work.dispatch import drain
from tests import browse
from tests.conftest import close_stores, new_folder
from tests.rig.lookalikes import ANONYMOUS, ASSOCIATE, KINDS, MEMBER, NAMES, OWNER, SIGNER, Place, World
from tests.rig.stand import Heard, Stand

STEPS, RUNS, DEEP_RUNS, AT_ONCE = 50, 7, 110, 5
place_numbers = st.integers(0, len(NAMES) - 1)
numbers = st.integers(0, 10_000)
kinds = st.sampled_from(KINDS)


class SixClients(RuleBasedStateMachine):
    """Acts of people; after each, what they were answered is judged."""

    def __init__(self) -> None:
        super().__init__()
        close_stores()
        self.folder = new_folder()
        shutil.copytree(Stand.origin, self.folder.data, dirs_exist_ok=True)
        keys.install(keys.Ring(self.folder, keys.load_master(self.folder)))
        self.heard = Heard()
        logging.getLogger().addHandler(self.heard)
        self.world = Stand.world
        for browser, cookies in zip(self.world.browsers, Stand.cookies, strict=True):
            browser.cookies = dict(cookies)
        Stand.box.letters.clear()
        Stand.after(self.world)

    @rule(kind=kinds, where=place_numbers, whose=place_numbers, which=numbers, thing=numbers, posts=st.booleans())
    def look(  # lint: arguments -- what is drawn.
        self, kind: str, where: int, whose: int, which: int, thing: int, posts: bool
    ) -> None:
        """Some addresses, with a thing of anybody."""
        place, other = self.world.places[where], self.world.places[whose]
        surface = DESK if kind in (OWNER, ASSOCIATE) or (kind == ANONYMOUS and which % 2) else PORTAL
        for path in islice(self.world.paths(surface, place, other, which, thing), AT_ONCE):
            self.ask(kind, surface, place, path, method="POST" if posts else "GET")

    @rule(kind=kinds, where=place_numbers, whose=place_numbers, which=numbers)
    def search(self, kind: str, where: int, whose: int, which: int) -> None:  # lint: arguments -- what is drawn.
        """For a word that is planted with somebody, by its half that names nobody."""
        tails = self.world.canaries.tails(Brand(self.world.places[whose].owner, TOLD))
        place = self.world.places[where]
        for path in ("/search/", f"/in/{place.client.slug}/search/", "/library/"):
            self.ask(
                kind if kind in (OWNER, ASSOCIATE) else ANONYMOUS, DESK, place, f"{path}?q={tails[which % len(tails)]}"
            )

    @rule(where=place_numbers, kind=st.sampled_from([MEMBER, SIGNER]), which=numbers)
    def say(self, where: int, kind: str, which: int) -> None:
        """A person asks for something, and sends a file, both full of canaries."""
        place = self.world.places[where]
        word = self.world.word(place, f"said {which % 7}")
        browser = place.browsers[kind]
        self.judged(kind, PORTAL, place, "/requests/", browser.post("/requests/", {"words": word, "kind": "question"}))
        file = (f"{word}.csv", with_canary(b"a,b\n", word=word))
        self.judged(kind, PORTAL, place, "/send/", browser.post("/send/", {"words": word}, files={"attachments": file}))
        follow(place.client, held=self.world.held)

    @rule(where=place_numbers, which=numbers)
    def write(self, where: int, which: int) -> None:
        """The owner says where it stands, and delivers it once more to whoever reads it."""
        place = self.world.places[where]
        with inside(place.client):
            by = self.world.practitioners[OWNER].actor
            StatusSentence.write(f"{self.world.word(place, f'sentence {which % 5}')} is on track.", by=by)
        self.ask(OWNER, DESK, place, f"/in/{place.client.slug}/")
        self.ask(MEMBER, PORTAL, place, "/")

    @rule(where=place_numbers)
    def answer(self, where: int) -> None:
        """The sponsor approves what was delivered."""
        place = self.world.places[where]
        with inside(place.client):
            delivery = Delivery.objects.latest("delivered_at").pk
        path = f"/delivered/{delivery}/approvals/"
        self.judged(MEMBER, PORTAL, place, path, place.browsers[MEMBER].post(path))

    @rule(where=place_numbers, whose=place_numbers)
    def come_elsewhere(self, where: int, whose: int) -> None:
        """With the cookies of one portal, at another one."""
        place, other = self.world.places[where], self.world.places[whose]
        stranger = place.browsers[ANONYMOUS]
        stranger.cookies.update(other.browsers[MEMBER].cookies)
        kind = MEMBER if where == whose else ANONYMOUS
        self.judged(kind, PORTAL, place, "/", stranger.get("/"))
        stranger.cookies.clear()

    @rule(where=place_numbers)
    def carry_out(self, where: int) -> None:
        """The worker does what waits for it: mail, feeds, the practice's calendar."""
        drain(self.world.places[where].client.vault_id)
        _, found = in_letters(Stand.box.letters, canaries=self.world.canaries)
        assert found == []

    @rule(where=place_numbers)
    def change_people(self, where: int) -> None:
        """Somebody comes and goes; what they were sees nothing any more."""
        place, by = self.world.places[where], self.world.practitioners[OWNER].actor
        with inside(place.client):
            person = Person.add("Rae Moss", email="rae@both.example", role="sponsor", by=by)
        gone = browse.portal_browser(place.client, as_person=person.id)
        self.judged(MEMBER, PORTAL, place, "/", gone.get("/"))
        with inside(place.client):
            Person.objects.get(pk=person.id).remove(by=by)
        self.judged(ANONYMOUS, PORTAL, place, "/", gone.get("/"))

    def ask(
        self, kind: str, surface: str, place: Place, path: str, *, method: str = "GET"
    ) -> None:  # lint: arguments -- a whole visit.
        browser = self.world.desks[kind] if surface == DESK else place.browsers[kind]
        before = dict(browser.cookies)
        self.judged(kind, surface, place, path, browser.post(path) if method == "POST" else browser.get(path))
        browser.cookies.clear()
        browser.cookies.update(before)  # whoever was signed out comes back.

    def judged(
        self, kind: str, surface: str, place: Place, path: str, page: browse.Answer
    ) -> None:  # lint: arguments -- as above.
        Stand.answers += 1
        visitor = self.world.visitor(kind, surface, place)
        answer = Answer(page.status, tuple(page.headers), page.content)
        assert self.world.judge.judge(answer, visitor=visitor, path=path) == []

    def check_invariants(
        self, settings: object, output: object, runtimes: object
    ) -> None:  # lint: arguments -- hypothesis's own.
        Stand.steps += 1
        super().check_invariants(settings, output, runtimes)

    def teardown(self) -> None:
        """Nothing in clear anywhere: logs, the stores and files on the disk, temporary files, a backup of it all."""
        logging.getLogger().removeHandler(self.heard)
        backup = new_folder()
        make(backup.data / "set")
        close_stores()
        said = "\n".join(self.heard.lines).encode()
        places = [self.folder.data, backup.data, Stand.temporary]
        files = [path for place in places for path in place.rglob("*") if path.is_file()]
        seen = [
            self.world.canaries.sightings(said),
            *(self.world.canaries.sightings(one.read_bytes()) for one in files),
        ]
        shutil.rmtree(self.folder.data)
        shutil.rmtree(backup.data)
        assert set().union(*seen) == set()


@pytest.fixture(scope="module")
def box() -> Iterator[Letterbox]:
    with open_letterbox() as opened:
        yield opened


@pytest.fixture(scope="module", autouse=True)
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Django forgets its templates whenever desk and portal take turns in one process; compiling them stays done."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portal, "TEMPLATES", [_cached(portal.TEMPLATES[0], cache)])
        with override_settings(TEMPLATES=[_cached(settings.TEMPLATES[0], cache)]):
            yield


def _cached(template: dict[str, object], cache: FileSystemBytecodeCache) -> dict[str, object]:
    options = template["OPTIONS"]
    assert isinstance(options, dict), "as Django wants it"
    return {**template, "OPTIONS": {**options, "bytecode_cache": cache}}


@pytest.fixture(scope="module")
def made(migrated: Places, box: Letterbox) -> Iterator[tuple[Path, World]]:
    """The six of them, made once; each run is a copy."""
    folder = new_folder()
    shutil.copytree(migrated.data, folder.data, dirs_exist_ok=True)
    keys.install(keys.Ring(folder, keys.load_master(folder)))
    world = World.made()
    MailSettings(host="127.0.0.1", port=box.port, security="none", sender="maren@northlight.example").save()
    close_stores()
    yield folder.data, world
    shutil.rmtree(folder.data)


@pytest.fixture(autouse=True)
def stand(made: tuple[Path, World], box: Letterbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """What each run is a copy of, and a temporary folder that is watched."""
    Stand.origin, Stand.world = made
    Stand.cookies = [dict(browser.cookies) for browser in Stand.world.browsers]
    Stand.box, Stand.temporary = box, tmp_path
    Stand.steps = Stand.answers = 0
    Stand.after = staticmethod(lambda _: None)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    for browser, cookies in zip(Stand.world.browsers, Stand.cookies, strict=True):
        browser.cookies = cookies


def walked(runs: int) -> None:
    every = schedule(
        max_examples=runs,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(SixClients, settings=every)


def test_no_word_of_one_client_reaches_another(record_property: Callable[[str, object], None]) -> None:
    walked(RUNS)

    record_property("measured", f"Six look-alike clients: {Stand.steps} steps, {Stand.answers} answers, 0 leaks")
    assert Stand.steps >= 300


@pytest.mark.deep
def test_no_word_of_one_client_reaches_another_in_a_long_run(record_property: Callable[[str, object], None]) -> None:
    walked(DEEP_RUNS)

    record_property("measured", f"Six look-alike clients, deep: {Stand.steps} steps, {Stand.answers} answers, 0 leaks")
    assert Stand.steps >= 5_000


def test_a_word_in_a_wrong_vault_is_seen() -> None:
    def plant(world: World) -> None:
        with inside(world.places[1].client):
            StatusSentence.write(world.word(world.places[0], "astray"), by=world.practitioners[OWNER].actor)

    Stand.after = staticmethod(plant)

    with pytest.raises(AssertionError, match="astray"):
        walked(RUNS)


def test_a_word_of_the_library_on_a_portals_page_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    Stand.after = staticmethod(lambda world: said.append(world.canaries.word(Brand(LIBRARY, "row"), planted="shelf")))
    answered = home.render
    monkeypatch.setattr(home, "render", lambda request, *rest: _with(answered(request, *rest), said[-1]))

    with pytest.raises(AssertionError, match="shelf"):
        walked(RUNS)


def _with(response: object, word: str) -> object:
    response.content += word.encode()  # type: ignore[attr-defined]  # a page that was rendered.
    return response
