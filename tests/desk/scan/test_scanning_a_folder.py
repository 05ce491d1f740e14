"""Today's folder is looked through from the browser: nothing of it is kept."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from django.core import signing

from bulkhead.isolation import inside
from bulkhead.isolation.places import Places
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent, TrayItem
from bulkhead.vault.deliverables.models import Version
from bulkhead.web.desk.forms.scan import LINE
from tests.browse import Answer, Browser, desk_browser
from tests.cast import HARBOR_CANARY, Cast

FOLDER = {
    "Clients/Signal/mixed.md": f"Remember {HARBOR_CANARY}.\n".encode(),
    "Clients/Signal/own.md": b"All is well.\n",
    "Clients/Harbor/kestrel.md": b"As Kestrelle Labs did.\n",
    "Clients/Kestrelle Labs/own.md": b"Ours.\n",
    "Clients/Kestrelle Labs/empty.md": b"",
    "Clients/Kestrelle Labs/.DS_Store": b"x",
}


@dataclass
class Scanning:
    """A browser with a script, as the pages' own behaviour drives it."""

    browser: Browser
    plan: str = ""

    def listing(self, files: Mapping[str, bytes], **form: str) -> Answer:
        pairs = json.dumps([[path, len(content)] for path, content in files.items()]).encode()
        answer = self.browser.post("/scan/", form, files={"listing": ("listing.json", pairs)})
        found = re.search(r'name="plan" value="([^"]+)"', answer.text)
        self.plan = found.group(1) if found else ""
        return answer

    def send(self, path: str, content: bytes) -> Answer:
        name = path.rpartition("/")[2]
        return self.browser.post("/scan/files/", {"plan": self.plan, "path": path}, files={"file": (name, content)})

    def report(self, lines: list[str], **form: str) -> Answer:
        files = {"lines": ("lines.json", json.dumps(lines).encode())}
        return self.browser.post("/scan/report/", {"plan": self.plan, "seconds": "3", **form}, files=files)

    def whole(self, files: Mapping[str, bytes]) -> list[str]:
        self.listing(files)
        return [json.loads(self.send(path, content).text)["line"] for path, content in files.items()]


@pytest.fixture
def scanning(desk: Browser, cast: Cast) -> Scanning:
    return Scanning(desk)


def test_the_clients_of_the_practice_and_the_folders_are_told_apart(scanning: Scanning) -> None:
    answer = scanning.listing(FOLDER)

    assert answer.status == 200
    assert "Whose is which folder?" in answer.text
    assert "Kestrelle Labs" in answer.text


def test_the_report_names_what_the_practice_and_the_folders_know(scanning: Scanning) -> None:
    lines = scanning.whole(FOLDER)

    page = scanning.report(lines).text

    assert "2 of 5 files name another client; 1 could not be read." in page
    assert f"<mark>{HARBOR_CANARY}</mark>" in page
    assert "<mark>Kestrelle Labs</mark>" in page
    assert "It is hidden." in page


def test_it_is_kept_as_one_page(scanning: Scanning) -> None:
    lines = scanning.whole(FOLDER)

    answer = scanning.report(lines, **{"as": "file"})

    assert answer.header("Content-Disposition") == 'attachment; filename="scan.html"'
    assert answer.text.startswith("<!doctype html>")
    assert "2 of 5 files name another client; 1 could not be read." in answer.text


def test_nothing_of_it_stays(scanning: Scanning, cast: Cast, data: Places) -> None:
    blobs, lines, events = set(data.tray.rglob("*")), PracticeLine.objects.count(), GuardEvent.objects.count()
    with inside(cast.signal.client):
        versions = Version.objects.count()

    scanning.report(scanning.whole(FOLDER))

    assert set(data.tray.rglob("*")) == blobs
    assert (PracticeLine.objects.count(), GuardEvent.objects.count(), TrayItem.objects.count()) == (lines, events, 0)
    with inside(cast.signal.client):
        assert Version.objects.count() == versions


def test_a_scan_that_is_stopped_says_how_much_was_still_to_come(scanning: Scanning) -> None:
    lines = scanning.whole(FOLDER)

    page = scanning.report(lines[:2]).text

    assert "Stopped with 4 files still to come. So far: 1 of 2 files names another client." in page


def test_another_level_may_be_chosen(scanning: Scanning) -> None:
    deep = {f"Top/{path}": content for path, content in FOLDER.items()}

    guessed, chosen = scanning.listing(deep), scanning.listing(deep, level="0")

    assert guessed.text.count('<th scope="row"') >= 3
    assert re.search(r'value="0" checked', chosen.text)


def test_what_this_desk_did_not_sign_is_refused(scanning: Scanning) -> None:
    lines = scanning.whole(FOLDER)
    forged = signing.dumps({"path": "x"}, salt=LINE, key="another")

    plans = scanning.browser.post("/scan/files/", {"plan": "x", "path": "a/b.md"}, files={"file": ("b.md", b"b")})
    mixed, broken = scanning.report([*lines, forged]), scanning.browser.post("/scan/report/", {"plan": scanning.plan})

    assert [plans.status, mixed.status, broken.status] == [422, 422, 422]
    assert "This did not come from this page" in mixed.text


def test_a_folder_without_files_in_folders_is_refused_in_words(scanning: Scanning) -> None:
    answers = [scanning.listing({}), scanning.listing({"loose.md": b"x"}), scanning.browser.post("/scan/", {})]

    assert [answer.status for answer in answers] == [422, 422, 422]
    assert "Drop the folder that has a folder for each client." in answers[1].text


def test_hostile_words_are_escaped(scanning: Scanning) -> None:
    nasty = "Clients/Signal/<script>x</script>\u202e.md"

    page = scanning.report(scanning.whole({nasty: f"{HARBOR_CANARY} <img src=x>".encode(), **FOLDER})).text

    assert "<script>x" not in page
    assert "<img src=x>" not in page
    assert "\u202e" not in page


def test_only_the_principal_scans(cast: Cast, data: Places) -> None:
    associate = desk_browser(as_practitioner=cast.tobias)

    assert [associate.get("/scan/").status, associate.post("/scan/files/").status] == [404, 404]
    assert "/scan/" not in associate.get("/clients/").text + associate.get("/tray/").text


def test_clients_and_tray_lead_there(desk: Browser, cast: Cast) -> None:
    assert ['href="/scan/"' in desk.get(path).text for path in ("/clients/", "/tray/")] == [True, True]
