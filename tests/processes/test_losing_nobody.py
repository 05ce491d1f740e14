"""Many visitors while a portal falls asleep, is told of a change, or is served by new code: every one is answered."""

import http.client
import random
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from bulkhead.config.processes import listeners
from bulkhead.isolation import control, inside, keys
from bulkhead.isolation.places import Places
from bulkhead.isolation.rekeying.vault_key import renew_vault
from bulkhead.vault.trail.models import OutboxEntry
from tests.processes.conftest import Serving, eventually, free_port

Serve = Callable[..., Serving]
IDLE = 0.03
FEW, MANY = 240, 10_000
VISITORS = 4
MOST_SECONDS = 60.0
NGINX = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}
http {{
    access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; proxy_http_version 1.1; keepalive_requests 100000;
    server {{ listen 127.0.0.1:{port};
        location / {{ proxy_set_header Host $http_host; proxy_set_header Connection "";
            proxy_pass http://unix:{folder}/acme.sock; }} }}
}}
"""

COUNTS = [FEW, pytest.param(MANY, marks=pytest.mark.deep)]


@pytest.mark.parametrize("requests", COUNTS)
def test_visitors_around_the_idle_limit_are_all_answered(serving: Serve, requests: int) -> None:
    bulkhead = serving(idle=IDLE)
    pids = Counter[object]()

    answers = _visits(lambda: _noted(bulkhead, pids), requests=requests)

    assert answers == {200: requests}
    assert len(pids) > requests // 40


def _noted(bulkhead: Serving, pids: Counter[object]) -> int:
    time.sleep(random.uniform(0, 5 * IDLE))
    found = bulkhead.asked("acme", "/stage/who")
    pids[found["pid"]] += 1
    return 200


@pytest.fixture
def nginx(data: Places) -> Iterator[int]:
    """In front of Acme's socket; its port."""
    binary = shutil.which("nginx")
    if binary is None:
        pytest.skip("NOT RUN: no nginx -- apt-get install nginx")
    port = free_port()
    words = data.run / "nginx.conf"
    words.write_text(NGINX.format(folder=data.run, port=port))
    command = [binary, "-c", str(words), "-e", str(data.run / "error.log"), "-g", "worker_processes 1; user root;"]
    proxy = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    assert eventually(lambda: listeners.answers(port), within=5)
    yield port
    proxy.terminate()
    proxy.wait(10)


@pytest.mark.parametrize("requests", COUNTS)
def test_visitors_who_keep_their_connection_to_the_proxy_are_all_answered(
    serving: Serve, data: Places, nginx: int, requests: int
) -> None:
    bulkhead = serving(idle=IDLE, BULKHEAD_SOCKETS=str(data.run))
    free = [http.client.HTTPConnection("127.0.0.1", nginx, timeout=30) for _ in range(VISITORS)]

    def visit() -> int:
        time.sleep(random.uniform(0, 5 * IDLE))
        link = free.pop()
        link.request("GET", "/stage/umask", headers={"Host": f"acme.localhost:{bulkhead.clients['acme'].port}"})
        answer = link.getresponse()
        answer.read()
        free.append(link)
        return answer.status

    answers = _visits(visit, requests=requests)
    for link in free:
        link.close()

    assert answers == {200: requests}


def test_visitors_are_answered_while_the_portal_is_told_of_changes(serving: Serve) -> None:
    bulkhead = serving()
    acme = bulkhead.clients["acme"].vault_id

    with _meanwhile(lambda: control.say_changed(bulkhead.places, vault_id=acme), pause=0.05) as told:
        answers = _visits(
            lambda: bulkhead.ask("acme", "/stage/umask")[0], requests=FEW, goes_on=lambda: told.count <= 10
        )

    assert answers == {200: answers.total()}
    assert (answers.total() >= FEW, told.count > 10) == (True, True)


def test_visitors_are_answered_while_new_code_is_taken(serving: Serve) -> None:
    bulkhead = serving()
    before = bulkhead.processes()["warm"]
    bulkhead.supervisor.send_signal(signal.SIGHUP)

    answers = _visits(lambda: bulkhead.ask("acme", "/stage/umask")[0], requests=FEW)

    assert (answers, bulkhead.processes()["warm"] != before) == ({200: FEW}, True)


def test_nothing_that_was_acknowledged_is_lost_while_a_vault_gets_new_keys(serving: Serve) -> None:
    bulkhead = serving()
    acme = bulkhead.clients["acme"].vault_id
    first = keys.ring().registry.placement(acme)

    def visit() -> int:
        status, _ = bulkhead.ask("acme", "/stage/ring")
        time.sleep(0.1 if status == 503 else 0)
        return status

    with _meanwhile(lambda: renew_vault(acme, told=_nothing, inscribe=_nothing), pause=0.5) as renewed:
        answers = _visits(visit, requests=FEW, goes_on=lambda: not renewed.count)
    last, _ = bulkhead.ask("acme", "/stage/ring")
    with inside(acme):
        written = OutboxEntry.objects.filter(kind="stage").count()

    now = keys.ring().registry.placement(acme)
    assert set(answers) <= {200, 503}
    assert (last, written) == (200, answers[200] + 1)
    assert (answers[200] > FEW // 10, renewed.count > 0) == (True, True)
    assert (now.wrapped_key != first.wrapped_key, now.folder != first.folder) == (True, True)


def _nothing(*_: object) -> None:
    """Nobody listens."""


class _Meanwhile:
    """Does something again and again beside the test."""

    def __init__(self, do: Callable[[], object], pause: float) -> None:
        self.count = 0
        self._do, self._pause = do, pause
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "_Meanwhile":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ends.wait(self._pause):
            self._do()
            self.count += 1


def _meanwhile(do: Callable[[], object], *, pause: float) -> _Meanwhile:
    return _Meanwhile(do, pause)


def _visits(visit: Callable[[], int], *, requests: int, goes_on: Callable[[], bool] = lambda: False) -> Counter[int]:
    """What several visitors at once were answered, more while it goes on; 0 is a connection that was lost."""
    answers = Counter[int]()
    lock = threading.Lock()
    end = time.monotonic() + MOST_SECONDS

    def come() -> None:
        visits = 0
        while visits < requests // VISITORS or (goes_on() and time.monotonic() < end):
            visits += 1
            status = visit()
            with lock:
                answers[status] += 1

    visitors = [threading.Thread(target=come) for _ in range(VISITORS)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return answers
