"""No page of ours asks another machine for anything: where an address in a form leads, nobody here looks.

Mail is the one thing that leaves, to the server that the principal named.
"""

import ast
import socket
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from tests.matrix.conftest import at_a_portal, scene, stage, staged, the_desk, the_portal
from tests.matrix.filling import fillings, form_for
from tests.matrix.surfaces import Surface
from tests.rig.addresses import addresses
from tests.rig.stores import Scene

__all__ = ["at_a_portal", "scene", "stage", "staged", "the_desk", "the_portal"]
PACKAGE = Path(__file__).parents[2] / "bulkhead"
CLIENTS = (
    "urllib.request",
    "http.client",
    "smtplib",
    "ftplib",
    "imaplib",
    "poplib",
    "telnetlib",
    "xmlrpc",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "asyncio",
    "webbrowser",
)
# Who imports something that can speak to another machine, and to which one it does.
MAY = {
    "practice/mail/sending.py": "the mail server that the principal named",
    "work/parcels.py": "the same, for the words of its refusals",
    "cli/bench/serving.py": "the server that it started itself",
    "isolation/binding.py": "nobody: it asks whether a loop runs, and refuses there",
}
OURSELVES = ("cli/check/",)  # the leak test visits the copy that it serves itself.
DIALS = ("create_connection", "getaddrinfo", "gethostbyname", "connect", "connect_ex")


@cache
def parsed(source: Path) -> ast.Module:
    return ast.parse(source.read_text())


def imported(source: Path) -> set[str]:
    found = set()
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_what_can_speak_to_another_machine_is_imported_by_those_who_say_to_which() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(one == name or one.startswith(f"{name}.") for one in imported(path) for name in CLIENTS)
    }

    assert {name for name in found if not name.startswith(OURSELVES)} == set(MAY)


def test_no_file_of_the_web_or_of_a_plane_dials_by_itself() -> None:
    """A connection by hand would need no import that stands out."""
    found = set()
    for folder in ("web", "practice", "vault", "crossings", "guard", "render", "work"):
        for path in (PACKAGE / folder).rglob("*.py"):
            calls = [node.func for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
            if any(isinstance(call, ast.Attribute) and call.attr in DIALS for call in calls):
                found.add(path.relative_to(PACKAGE).as_posix())

    assert found <= {"practice/mail/sending.py", "web/desk/soundness.py", "work/bells.py", "work/child.py"}


SCHEMES = ("http", "https", "ftp", "file", "gopher", "dict", "ldap", "jar:http", "webcal", "//")
PLACES = ("127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "0.0.0.0:{port}", "2130706433:{port}")
PLACES += ("0177.0.0.1:{port}", "[::ffff:127.0.0.1]:{port}", "x@127.0.0.1:{port}")
SHAPES = [f"{scheme}://{place}/Quillfeather.ics?x=y" for scheme in SCHEMES for place in PLACES]


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whom this process called, or looked up, from now on; a socket of this machine's file system is nobody."""
    said: list[object] = []
    real = socket.socket.connect

    def connect(link: socket.socket, place: object) -> None:
        if link.family != socket.AF_UNIX:
            said.append(place)
        real(link, place)  # type: ignore[arg-type]  # whatever it was given.

    def look_up(*words: object, **_: object) -> list[object]:
        said.append(words[:2])
        raise socket.gaierror(-2, "nobody is looked up here")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return said


@pytest.fixture
def listening() -> Iterator[int]:
    """A place on this machine that nobody should come to."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener.getsockname()[1]
        with pytest.raises(BlockingIOError):
            listener.accept()


def asked_everything(surface: Surface, scene: Scene, port: int) -> int:
    """Every form with an address in each of its fields, as whoever is in; how many were sent."""
    shapes, count = cycle(shape.format(port=port) for shape in SHAPES), 0
    for address in addresses(surface.urlconf):
        assert address.declared is not None
        path = next(way.path for way in fillings(address, surface.own, surface.other) if way.is_own)
        taught, files = form_for(address, surface.own)
        names = {
            *taught,
            "url",
            "link",
            "address",
            "website",
            "domain",
            "words",
            "text",
            "title",
            "next",
            "host",
            "logo",
        }
        visitor = surface.visitors[0]
        if "POST" in address.declared.methods and address.name not in NAMES_A_SERVER:
            addressed = {name: next(shapes) for name in names}
            surface.send(visitor, path, addressed if count % 2 else {**addressed, **taught}, files)
            count += 1
            if scene.changes():
                scene.restore()
        if "GET" in address.declared.methods:
            surface.ask(visitor, "GET", f"{path}?next={next(shapes)}&url={next(shapes)}&q={next(shapes)}")
            count += 1
    return count


NAMES_A_SERVER = frozenset({"mail", "mail-test"})  # where the principal names the mail server, and tries it.


def test_no_page_of_the_desk_calls_anybody(
    the_desk: Surface,
    scene: Scene,
    listening: int,
    dialled: list[object],
    record_property: Callable[[str, object], None],
) -> None:
    count = asked_everything(the_desk, scene, listening)

    record_property("measured", f"{count} requests with {len(SHAPES)} shapes of an address at the desk, 0 calls")
    assert (dialled, count > 150) == ([], True)


def test_no_page_of_a_portal_calls_anybody(
    the_portal: Surface, scene: Scene, listening: int, dialled: list[object]
) -> None:
    assert (asked_everything(the_portal, scene, listening) > 40, dialled) == (True, [])


def test_the_rig_would_notice_a_call(dialled: list[object]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as link:
        link.connect(listener.getsockname())
        with pytest.raises(OSError, match="nobody is looked up"):
            socket.create_connection(("portal.example", 80))

    assert len(dialled) == 2
