"""The desk's page: where backups go, when, how many stay, one now, and what is there."""

import dataclasses
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from bulkhead.base.clock import now
from bulkhead.base.facts import BAD, GOOD, WARN
from bulkhead.isolation import keys
from bulkhead.isolation.backing_up import record
from bulkhead.isolation.backing_up.making import Made, make
from bulkhead.isolation.backing_up.record import Keep, Record, Settings
from bulkhead.isolation.facts import backups as facts
from bulkhead.isolation.places import Places
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.work import backing_up as work
from tests.browse import Browser, desk_browser
from tests.cast import Cast

PAGE, NOW = "/status/backups/", "/status/backups/now/"
FORM = {"hour": "3", "days": "5", "weeks": "2", "months": "1"}


def fact(places: Places) -> tuple[str, str]:
    return facts.facts(places)[0][1:3]


def test_before_there_is_any_it_says_so(cast: Cast, desk: Browser, data: Places) -> None:
    page = desk.get(PAGE)

    assert page.status == 200
    assert "No folder is chosen yet." in page.text
    assert fact(data) == (WARN, "None yet")


def test_folder_hour_and_number_are_set_and_stand_in_the_log(
    cast: Cast, desk: Browser, data: Places, shelf: Path
) -> None:
    shelf.mkdir()

    saved = desk.post(PAGE, {**FORM, "folder": str(shelf)})

    assert saved.status == 303
    assert record.settings(data) == Settings(str(shelf), 3, "America/Chicago", Keep(5, 2, 1))
    said = PracticeLine.objects.get(act="backups.set").words
    assert said == f"Maren Okafor set backups: to {shelf}, every day from 03:00."


def test_a_folder_beside_the_key_is_refused_in_words(cast: Cast, desk: Browser, data: Places) -> None:
    refused = desk.post(PAGE, {**FORM, "folder": str(data.keys)})

    assert refused.status == 422
    assert "A backup beside its key is open to whoever takes both" in refused.text
    assert record.settings(data) == Settings()


@pytest.mark.parametrize(
    ("folder", "words"), [("backups", "Write it whole"), ("/nowhere/at/all", "There is no such folder on this machine")]
)
def test_a_folder_that_is_none_is_refused(cast: Cast, desk: Browser, folder: str, words: str) -> None:
    refused = desk.post(PAGE, {**FORM, "folder": folder})

    assert refused.status == 422
    assert words in refused.text


def test_an_associate_does_not_see_it(cast: Cast) -> None:
    tobias = desk_browser(as_practitioner=cast.tobias)

    assert (tobias.get(PAGE).status, tobias.post(NOW).status) == (404, 404)


def test_one_now_is_asked_for_once_and_made_by_the_worker(cast: Cast, desk: Browser, data: Places, shelf: Path) -> None:
    shelf.mkdir()
    record.set_settings(data, to=Settings(str(shelf), hour=23))

    asked = desk.post(NOW)
    assert (asked.status, record.is_wished(data)) == (303, True)
    assert "A backup is being made" in desk.get(PAGE).text

    run_by_worker()
    page = desk.get(PAGE)
    assert (record.is_wished(data), fact(data)) == (False, (GOOD, "Proven"))
    assert "Back up now" in page.text
    assert page.text.count('data-label="Proven"') == 1


def run_by_worker() -> None:
    work.back_up_when_due()
    if work._Running.thread is not None:
        work._Running.thread.join()


def test_without_a_folder_none_is_begun(cast: Cast, desk: Browser, data: Places) -> None:
    desk.post(NOW)

    assert record.is_wished(data) is False
    assert "Choose a folder for the backups first." in desk.get(PAGE).text


def test_one_a_day_from_its_hour_on_in_the_practices_zone() -> None:
    wanted = Settings("/somewhere", hour=2, zone="America/Chicago")
    at = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)  # 01:30 in Chicago.

    assert not work.is_due(wanted, last=Record(), at=at)
    assert work.is_due(wanted, last=Record(), at=at + timedelta(hours=1))
    made = Record(tried_at=at.isoformat(), proven_at=(at + timedelta(hours=1)).isoformat())
    assert not work.is_due(wanted, last=made, at=at + timedelta(hours=2))
    assert work.is_due(wanted, last=made, at=at + timedelta(hours=25))


def test_one_that_failed_is_tried_again_after_an_hour() -> None:
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    failed = Record(tried_at=at.isoformat(), why_not="The disk is full.")

    assert not work.is_due(Settings("/somewhere"), last=failed, at=at + timedelta(minutes=59))
    assert work.is_due(Settings("/somewhere"), last=failed, at=at + timedelta(minutes=61))


def test_a_folder_that_went_away_is_told_and_nothing_is_made_in_its_place(
    cast: Cast, desk: Browser, data: Places, shelf: Path
) -> None:
    record.set_settings(data, to=Settings(str(shelf), hour=0))

    run_by_worker()

    assert not shelf.exists()
    assert fact(data) == (BAD, "Failed")
    assert "is not there. Connect its disk" in desk.get(PAGE).text


def test_a_worker_that_died_in_the_middle_does_not_look_busy_for_ever(cast: Cast, desk: Browser, data: Places) -> None:
    with pytest.raises(KeyboardInterrupt), record.noting(data):
        raise KeyboardInterrupt
    record._write(data, dataclasses.replace(record.record(data), running=2**22 + 1))

    page = desk.get(PAGE)

    assert "It was broken off before it was done." in page.text
    assert "A backup is being made" not in page.text


def test_age_is_told_and_too_old_is_red(cast: Cast, data: Places, shelf: Path) -> None:
    shelf.mkdir()
    record.set_settings(data, to=Settings(str(shelf)))
    record.note_made(data, made=make(shelf))
    assert fact(data) == (GOOD, "Proven")

    with time_machine.travel(now() + timedelta(days=3), tick=False):
        assert fact(data) == (BAD, "Old")
        assert "is 3 days old" in facts.facts(data)[0].words
    shutil.rmtree(shelf)
    assert fact(data) == (BAD, "Folder missing")


def test_one_that_leaves_a_client_out_is_not_called_proven(cast: Cast, data: Places, shelf: Path) -> None:
    keys.ring().vault(cast.signal.client.id).database.write_bytes(b"noise" * 500)

    record.note_made(data, made=make(shelf))

    assert record.proven_at(data) is None
    assert record.proven_at(data, vault_id=cast.harbor.client.id) is not None
    assert record.proven_at(data, vault_id=cast.signal.client.id) is None
    assert fact(data) == (BAD, "Failed")


def test_a_backup_that_cannot_be_used_says_why(cast: Cast, desk: Browser, data: Places, backed_up: Made) -> None:
    record.set_settings(data, to=Settings(str(backed_up.folder.parent)))
    (backed_up.folder / "set").write_bytes(b"changed")

    page = desk.get(PAGE)

    assert "was changed or cut short, or was made under another key." in page.text


def test_a_record_that_cannot_be_read_is_begun_anew(cast: Cast, data: Places) -> None:
    (data.backups / record.RECORD).write_text("no json")

    assert record.record(data) == Record()
    assert dataclasses.asdict(record.settings(data))["folder"] == ""
