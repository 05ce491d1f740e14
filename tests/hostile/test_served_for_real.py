"""A Bulkhead that serves, asked in bytes: which name opens what, and what a careless cache in front can keep."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.serving import Served, free_port, new_folder, run, serving
from tests.cast import HARBOR_CANARY, SIGNAL_CANARY
from tests.hostile.raw import Said, said
from tests.hostile.test_host_names import OWN, SHAPES, written
from tests.rig.leaks import leaks

NAMES = ("Signal", "Harbor", "Northlight", "Maren", "Dana", "Alan")
NGINX = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log notice;
worker_processes 1;
{user}
events {{ worker_connections 64; }}
http {{
    access_log off;
    {temporary}
    proxy_cache_path {folder}/cache keys_zone=all:1m;
    {servers}
}}
"""
# As careless as a cache can be: by the look of an address, whatever the answer says of itself.
CARELESS = """server {{
    listen 127.0.0.1:{port};
    proxy_set_header Host {host};
    location / {{ proxy_pass http://127.0.0.1:{behind}; }}
    location ~* \\.(css|js|png|jpg|ico|svg|woff2|pdf|json|txt|ics|xml)$ {{
        proxy_pass http://127.0.0.1:{behind};
        proxy_cache all;
        proxy_cache_key {host}$request_uri;
        proxy_cache_valid any 10m;
        proxy_ignore_headers Cache-Control Expires Set-Cookie Vary X-Accel-Expires;
    }}
}}
"""
# And one that keeps whatever it may keep, at any address.
OBEDIENT = """server {{
    listen 127.0.0.1:{port};
    proxy_set_header Host {host};
    location / {{
        proxy_pass http://127.0.0.1:{behind};
        proxy_cache all;
        proxy_cache_key {host}$request_uri;
        proxy_cache_valid any 10m;
    }}
}}
"""
SUFFIXES = (
    *("x.css", "x.js", "x.png", "x.ico", "x.svg", "x.json", "x.txt", "x.ics", "x.pdf"),
    *("/x.css", "//x.css", "/x.css/", ";x.css", ";/x.js", "/;x.png", "%2fx.css", "%3fx.css", "%23x.css", "%3bx.css"),
    *("%00.css", "%0ax.css", "%0d%0ax.css", "%20.css", "%09.js", ".css", "/.css", "/..%2fx.css", "/%2e%2e/x.css"),
    *("?x.css", "?/x.css", "?a=b;x.png", "/../x.css", "\\x.css", "%5cx.css", "%252fx.css", "%ff.css", "%e2%80%ae.css"),
)


@dataclass
class Place:
    """A running Bulkhead with the cast in it, and the cookies of its people."""

    served: Served
    people: dict[str, dict[str, str]]

    @property
    def desk(self) -> tuple[int, str]:
        return self.served.port, f"desk.localhost:{self.served.port}"

    @property
    def portal(self) -> tuple[int, str]:
        port = int(self.people["sponsor"]["port"])
        return port, f"signal.localhost:{port}"


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with new_folder("hostile") as folder:
        run(folder, "tests.browser.staging", str(folder / "data"))
        people = json.loads(run(folder, "tests.hostile.people", str(folder / "data")))
        with serving(folder) as served:
            yield Place(served, people)


def get(port: int, path: str, *, host: str, cookie: str = "", more: tuple[str, ...] = ()) -> Said:
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *([f"Cookie: {cookie}"] if cookie else []), *more]
    return said(port, ("\r\n".join([*lines, "Connection: close", "", ""])).encode("utf-8", "surrogateescape"))


def words_in(answer: Said) -> list[str]:
    return sorted({leak.canary for leak in leaks(answer.body, [*NAMES, SIGNAL_CANARY, HARBOR_CANARY])})


@pytest.mark.parametrize("surface", ["desk", "portal"])
def test_every_other_shape_of_a_name_opens_nothing_of_anybody(
    place: Place, surface: str, record_property: Callable[[str, object], None]
) -> None:
    (port, host), (_, other) = (place.desk, place.portal) if surface == "desk" else (place.portal, place.desk)
    cookie = place.people["principal" if surface == "desk" else "sponsor"]["cookie"]
    missing = get(port, "/no/such/page/", host=host)
    shapes = [shape for shape in SHAPES if "\n" not in shape]

    answers = {shape: get(port, "/", host=written(shape, host=host, other=other), cookie=cookie) for shape in shapes}

    record_property("measured", f"{len(shapes)} shapes of a host name at the {surface} itself: 0 open anything")
    blank = {f"{{name}}:{{port}}{sign}" for sign in "\t "}  # HTTP takes a blank at the end of a header away.
    opened = {shape for shape, answer in answers.items() if words_in(answer)}
    assert (opened <= blank, len(shapes) > 50) == (True, True)
    closed = [answer for shape, answer in answers.items() if shape not in blank]
    assert {answer.status for answer in closed} <= {400, 404, 431}
    assert {answer.body for answer in closed if answer.status == 404} == {missing.body}


@pytest.mark.parametrize("surface", ["desk", "portal"])
def test_no_other_header_and_no_address_says_whose_place_this_is(place: Place, surface: str) -> None:
    (port, host), (_, other) = (place.desk, place.portal) if surface == "desk" else (place.portal, place.desk)
    headers = (
        "X-Forwarded-Host",
        "X-Host",
        "Forwarded",
        "X-Forwarded-Server",
        "X-Original-Host",
        "X-HTTP-Host-Override",
    )
    page = get(port, "/sign-in/", host=host)

    told = [get(port, "/sign-in/", host=host, more=(f"{name}: {other}",)) for name in headers]
    other_way = [get(port, "/sign-in/", host=other, more=(f"{name}: {host}",)) for name in headers]
    at_another = get(port, f"http://{host}/sign-in/", host=other)

    assert {answer.status for answer in told} == {page.status} == {200}
    assert {len(words_in(answer)) for answer in other_way} == {0}
    assert (words_in(at_another), at_another.status in (400, 404)) == ([], True)
    assert [words_in(answer) for answer in told] == [words_in(page)] * len(headers)


@pytest.mark.parametrize("shape", OWN)
def test_capitals_are_the_same_name(place: Place, shape: str) -> None:
    port, host = place.portal

    assert get(port, "/sign-in/", host=written(shape, host=host, other="")).status == 200


@pytest.fixture(scope="module", params=["careless", "obedient"])
def cache(request: pytest.FixtureRequest, place: Place) -> Iterator[tuple[dict[str, int], Path]]:
    """nginx in front of the desk and of a portal, with a cache; its ports, and the folder of what it keeps."""
    executable = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if executable is None:
        pytest.skip("NOT RUN: no nginx -- apt-get install nginx")
    ports = {"desk": free_port(), "portal": free_port()}
    server = CARELESS if request.param == "careless" else OBEDIENT
    with new_folder("cache") as folder:
        servers = [
            server.format(port=ports[name], host=host, behind=behind)
            for name, (behind, host) in (("desk", place.desk), ("portal", place.portal))
        ]
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
        user = "user root;" if os.geteuid() == 0 else ""
        words = NGINX.format(folder=folder, temporary=temporary, servers="\n".join(servers), user=user)
        (folder / "nginx.conf").write_text(words)
        command = [executable, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")]
        process = subprocess.Popen(command)
        _wait(process, ports["desk"], log=folder / "nginx.log")
        yield ports, folder / "cache"
        process.terminate()
        process.wait(10)


def _wait(process: "subprocess.Popen[bytes]", port: int, *, log: Path) -> None:
    deadline = time.monotonic() + 15
    while not _answers(port):
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)


def _answers(port: int) -> bool:
    try:
        said(port, b"GET / HTTP/1.0\r\n\r\n")
    except OSError:
        return False
    return True


PRIVATE = {
    "desk": ("/", "/account/", "/in/signal/", "/in/signal/people/", "/mail/", "/search/?q=signal"),
    "portal": ("/", "/delivered/", "/me/", "/requests/", "/people/", "/opened/"),
}


@pytest.mark.parametrize("surface", ["desk", "portal"])
def test_a_cache_in_front_keeps_no_private_byte(
    place: Place,
    cache: tuple[dict[str, int], Path],
    surface: str,
    record_property: Callable[[str, object], None],
) -> None:
    ports, kept = cache
    who = place.people["principal" if surface == "desk" else "sponsor"]["cookie"]
    pages = PRIVATE[surface]
    paths = [page.rstrip("/") + suffix for page in pages for suffix in SUFFIXES] + [page + "x.css" for page in pages]

    own = [get(ports[surface], page, host="cache", cookie=who) for page in pages]
    for path in paths:
        get(ports[surface], path, host="cache", cookie=who)
    stranger = [get(ports[surface], path, host="cache") for path in (*paths, *pages)]

    record_property("measured", f"{len(paths)} addresses of the {surface} behind a cache: 0 private bytes kept")
    assert [bool(words_in(answer)) for answer in own] == [True] * len(own), "the pages are full of names"
    words = [SIGNAL_CANARY, HARBOR_CANARY, "Maren", "Dana", "Alan Frost"]
    files = [path for path in kept.rglob("*") if path.is_file()]
    assert [leak for path in files for leak in leaks(path.read_bytes(), words)] == []
    assert [leak for answer in stranger for leak in leaks(answer.body, words)] == []


def test_the_careless_cache_does_keep_things(place: Place, cache: tuple[dict[str, int], Path]) -> None:
    """Else the test above would look into an empty folder."""
    ports, kept = cache
    page = get(ports["desk"], "/sign-in/", host="cache")
    [sheet] = [word for word in page.body.decode().split('"') if word.startswith("/static/") and word.endswith("css")][
        :1
    ]

    for _ in range(2):
        assert get(ports["desk"], sheet, host="cache").status == 200

    assert [path for path in kept.rglob("*") if path.is_file()] != []
