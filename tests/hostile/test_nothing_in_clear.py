"""Words of the clients stand in no file on the disk and in no line of a log, whatever was done or went wrong."""

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import get_resolver

from bulkhead.config import portal
from bulkhead.config.logs import TypesOnly
from bulkhead.crossings.deliver import deliver
from bulkhead.crossings.intake import Aim, take_in
from bulkhead.crossings.opening import open_client
from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import Sealed
from bulkhead.isolation.places import Places
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.people.models import Person
from bulkhead.web.portal import own
from tests.browse import Browser
from tests.cast import Cast, Member
from tests.guard.documents import letter
from tests.rig.leaks import leaks
from tests.rig.stores import let_go

Seal = Callable[[bytes], Sealed]
NAMES = (
    "Dana Whitfield",
    "signalfoundry",
    "Signal Foundry",
    "Alan Frost",
    "harborclinics",
    "Harbor Family",
    "Northlight",
    "Maren Okafor",
    "Ninety-day",
)


def words_of(cast: Cast) -> list[str]:
    return [cast.signal.canary, cast.harbor.canary, *NAMES]


def worked(cast: Cast, sealed: Seal) -> None:
    """A day's work at both clients: files in, one stopped, delivered, answered, projected."""
    for member in (cast.signal, cast.harbor):
        _file_and_delivery(member, cast, sealed)
        project(member.client)
    misfiled = letter(lambda document: document.add_paragraph(f"For {cast.harbor.canary}"))
    kept_out = take_in(
        sealed(misfiled),
        name="x.docx",
        client=cast.signal.client,
        aim=Aim(cast.signal.deliverable, reissued_because="a typing error"),
        by=cast.maren.actor,
    )
    assert kept_out.version is None, "the guard stopped it"


def _file_and_delivery(member: Member, cast: Cast, sealed: Seal) -> None:
    content = letter(lambda document: document.add_paragraph(f"Everything about {member.canary}"))
    aim = Aim(member.deliverable, note=f"For {member.canary}", reissued_because="a typing error")
    taken = take_in(sealed(content), name=f"{member.canary}.docx", client=member.client, aim=aim, by=cast.maren.actor)
    assert taken.version is not None, "it names nobody else"
    with inside(member.client):
        Deliverable.objects.get(pk=member.deliverable).send_for_review(by=cast.maren.actor)
    made = deliver(
        member.client,
        version=taken.version,
        readers=[],
        approvers=[member.sponsor],
        lead=cast.maren,
        zone="UTC",
        typed_name=member.client.display_name,
    )
    with inside(member.client):
        sponsor, row = Person.objects.get(pk=member.sponsor), Delivery.objects.get(pk=made)
        ChangeAsked.ask(row, person=sponsor, words=f"More on {member.canary}")
        Approval.give(row, person=sponsor)


def test_no_word_of_a_client_stands_in_any_file_or_file_name(cast: Cast, data: Places, sealed: Seal) -> None:
    worked(cast, sealed)
    wanted, found = words_of(cast), []

    for _ in range(2):  # while the stores are open with their logs beside them, and closed.
        files = [path for path in data.data.rglob("*") if path.is_file()]
        for path in files:
            found += leaks(path.read_bytes(), wanted, place=path.name)
        found += leaks(
            "\n".join(str(path.relative_to(data.data)) for path in data.data.rglob("*")).encode(),
            [*wanted, "signal", "harbor"],
        )
        let_go()

    assert found == []
    assert len(files) > 10


def test_the_scan_of_files_finds_one_that_was_forgotten(cast: Cast, data: Places) -> None:
    (data.data / "spool").write_bytes(letter(lambda document: document.add_paragraph(cast.signal.canary)))

    found = [
        leak
        for path in data.data.rglob("*")
        if path.is_file()
        for leak in leaks(path.read_bytes(), words_of(cast), place=path.name)
    ]

    assert [leak.place.partition(" ")[0] for leak in found] == ["spool"]


class Failing(RuntimeError):
    """Carries what no log may carry."""


@contextmanager
def listening() -> Iterator[io.StringIO]:
    """What the product's own log writes."""
    stream, root = io.StringIO(), logging.getLogger()
    ours = logging.StreamHandler(stream)
    ours.setFormatter(TypesOnly())
    root.addHandler(ours)
    logging.getLogger("bulkhead").setLevel(logging.INFO)
    yield stream
    root.removeHandler(ours)


def fail_everywhere(urlconf: str, words: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make every view of a surface raise with words; the addresses that take no word."""
    from bulkhead.web import routes

    def fail(_: HttpRequest, **__: object) -> HttpResponse:
        secret = f"{words} in a local name"
        raise Failing(f"{words}: {secret} {__}")

    paths = []
    for pattern in get_resolver(urlconf).url_patterns:
        declared = getattr(pattern.callback, "declared", None)
        assert isinstance(declared, routes.Declared), "the matrix says so"
        cells = dict(zip(pattern.callback.__code__.co_freevars, pattern.callback.__closure__, strict=True))
        monkeypatch.setattr(cells["view"], "cell_contents", fail)
        if "<" not in str(pattern.pattern).replace("<slug:slug>", "") and "GET" in declared.methods:
            paths.append("/" + str(pattern.pattern).replace("<slug:slug>", "signal"))
    return paths


def test_when_every_page_of_the_desk_fails_no_log_line_and_no_answer_says_a_word(
    desk: Browser, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_client(cast.signal.client, by=cast.maren)
    paths = fail_everywhere("bulkhead.web.desk.urls", f"{cast.signal.canary} {NAMES[0]}", monkeypatch)

    with listening() as lines:
        answers = [desk.get(path + f"?of={cast.signal.canary}") for path in paths]

    told = b"".join(answer.content for answer in answers)
    assert {answer.status for answer in answers} == {500}
    assert len(answers) > 20
    assert leaks(told, [cast.signal.canary, NAMES[0]]) == []
    assert leaks(lines.getvalue().encode(), words_of(cast)) == []
    assert lines.getvalue().count("Failing at ") == len(answers)


def test_when_every_page_of_a_portal_fails_no_log_line_and_no_answer_says_a_word(
    portal_of: Callable[..., Browser], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = portal_of(cast.signal.client, as_person=cast.signal.sponsor)
    names = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "FILE_UPLOAD_HANDLERS")
    with override_settings(**{name: getattr(portal, name) for name in names}):
        own.settle(cast.signal.client.vault_id)
        paths = fail_everywhere("bulkhead.web.portal.urls", f"{cast.signal.canary} {NAMES[0]}", monkeypatch)
        inside_once = replace(browser, around=nullcontext)
        with listening() as lines:
            answers = [inside_once.get(path + f"?of={cast.signal.canary}") for path in paths]

    told = b"".join(answer.content for answer in answers)
    assert {answer.status for answer in answers} == {500}
    assert len(answers) > 5
    assert leaks(told, [cast.signal.canary, NAMES[0]]) == []
    assert leaks(lines.getvalue().encode(), words_of(cast)) == []
    assert lines.getvalue().count("Failing at ") == len(answers)


def test_the_code_that_writes_files_names_no_spool_of_its_own() -> None:
    """Whoever needs a file for a while asks isolation; a temporary file elsewhere would lie in clear."""
    package = Path(__file__).parents[2] / "bulkhead"
    outside = [
        path for path in package.rglob("*.py") if path.parts[len(package.parts)] not in ("isolation", "config", "cli")
    ]

    found = [path.name for path in outside if "NamedTemporaryFile" in path.read_text() or "mkstemp" in path.read_text()]

    assert found == []
