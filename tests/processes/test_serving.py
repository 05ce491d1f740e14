"""A whole Bulkhead serves: portals wake, sleep, crash and stop; nothing a visitor asked for is lost."""

import os
import signal
import socket
import threading
import time
from collections.abc import Callable

from bulkhead.base.ids import uuid7
from bulkhead.isolation import control, keys, lifecycle
from tests.processes.conftest import Serving, eventually, is_alive, start

Serve = Callable[..., Serving]


def test_a_portal_sleeps_until_somebody_comes_and_answers_at_once_then(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.ask("zeta", "/stage/who")  # the parent of both is warm then.
    before = set(bulkhead.processes())

    began = time.monotonic()
    status, _ = bulkhead.ask("acme", "/stage/who")
    took = time.monotonic() - began

    awake = set(bulkhead.processes()) - before
    assert (status, awake, took < 0.5) == (200, {bulkhead.clients["acme"].vault_id.hex}, True)


def test_two_hundred_requests_around_the_idle_limit_are_all_answered(serving: Serve) -> None:
    bulkhead = serving(idle=0.01)
    pids = set()

    answers = []
    for number in range(200):
        found = bulkhead.asked("acme", "/stage/who")
        answers.append(found["umask"])
        pids.add(found["pid"])
        time.sleep((number % 5) * 0.004)

    assert (answers, len(pids) > 10) == ([0o077] * 200, True)


def test_a_crash_costs_one_request_and_the_next_is_answered(serving: Serve) -> None:
    bulkhead = serving()

    crashed, _ = bulkhead.ask("acme", "/stage/crash")
    following, _ = bulkhead.ask("acme", "/stage/who")

    assert (crashed, following) == (0, 200)


def test_a_portal_that_keeps_crashing_is_refused_in_words_and_only_that_one(serving: Serve) -> None:
    bulkhead = serving()
    for _ in range(4):
        bulkhead.ask("acme", "/stage/crash")

    began = time.monotonic()
    status, words = bulkhead.ask("acme", "/")
    took = time.monotonic() - began
    other, _ = bulkhead.ask("zeta", "/stage/who")

    assert (status, words[:31], took < 1, other) == (503, b"This portal cannot start at the", True, 200)


def test_a_request_under_way_is_answered_before_all_stops(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.ask("acme", "/stage/who")
    answers: list[tuple[int, bytes]] = []
    visitor = threading.Thread(target=lambda: answers.append(bulkhead.ask("acme", "/stage/slow")))
    visitor.start()
    time.sleep(0.2)
    pids = bulkhead.processes().values()

    status = bulkhead.stop()
    visitor.join()

    alive = [pid for pid in pids if is_alive(pid)]
    left = sorted(entry.name for entry in bulkhead.places.run.iterdir())
    assert (status, answers, alive) == (0, [(200, b'"slow but whole"')], [])
    assert [name for name in left if name in ("control.sock", "keys.sock", "spool")] == []


def test_a_killed_supervisor_takes_everyone_with_it_and_the_next_one_serves(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.ask("acme", "/stage/who")
    pids = bulkhead.processes().values()

    bulkhead.supervisor.send_signal(signal.SIGKILL)
    gone = eventually(lambda: not any(is_alive(pid) for pid in pids), within=2)
    again = start(bulkhead.places, port=bulkhead.desk_port)
    assert again.stdout is not None, "it is a pipe"
    line = again.stdout.readline()
    status, _ = bulkhead.ask("acme", "/stage/who")
    again.send_signal(signal.SIGTERM)
    again.communicate(timeout=15)

    assert (gone, line[:11], status) == (True, "The desk is", 200)


def test_a_second_supervisor_is_refused_in_a_sentence(serving: Serve) -> None:
    bulkhead = serving()

    second = start(bulkhead.places, port=bulkhead.desk_port + 1)
    _, words = second.communicate(timeout=10)

    sentence = f"Bulkhead serves {bulkhead.places.data} already (process {bulkhead.supervisor.pid})."
    advice = "Stop that one first, or serve another folder with --data."
    assert (second.returncode, words) == (1, f"{sentence} {advice}\n")


def test_a_taken_portal_port_is_said_and_the_others_are_served(serving: Serve) -> None:
    bulkhead = serving()
    other_id = uuid7()
    placement = lifecycle.create_vault(other_id, slug="third")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", placement.port))
        taken.listen()

        words = control.say_changed(bulkhead.places, vault_id=other_id)

    status, _ = bulkhead.ask("acme", "/stage/who")
    assert (words.startswith("The portal third has no address now: Port"), status) == (True, 200)


def test_a_client_added_while_serving_is_answered_and_a_closed_one_is_not(serving: Serve) -> None:
    bulkhead = serving()
    bulkhead.clients["third"] = lifecycle.create_vault(uuid7(), slug="third")
    third = bulkhead.clients["third"].vault_id

    words = control.say_changed(bulkhead.places, vault_id=third)
    added, _ = bulkhead.ask("third", "/stage/who")
    keys.ring().registry.mark(third, state="closed")
    control.say_changed(bulkhead.places, vault_id=third)
    closed, _ = bulkhead.ask("third", "/stage/who")

    assert (words, added, closed) == ("", 200, 0)


def test_new_code_is_served_by_a_new_parent_and_nobody_is_cut_off(serving: Serve) -> None:
    bulkhead = serving()
    old = bulkhead.asked("acme", "/stage/who")
    old_parent = bulkhead.processes()["warm"]
    answers: list[tuple[int, bytes]] = []
    visitor = threading.Thread(target=lambda: answers.append(bulkhead.ask("acme", "/stage/slow")))
    visitor.start()
    time.sleep(0.2)

    bulkhead.supervisor.send_signal(signal.SIGHUP)
    visitor.join()
    gone = eventually(lambda: not is_alive(old_parent), within=3)
    new = bulkhead.asked("acme", "/stage/who")

    assert (answers, gone, new["pid"] != old["pid"]) == ([(200, b'"slow but whole"')], True, True)


def test_what_dies_is_started_again(serving: Serve) -> None:
    bulkhead = serving()
    before = bulkhead.processes()

    for name in ("desk", "worker", "warm"):
        os.kill(before[name], signal.SIGKILL)
    renewed = eventually(lambda: _all_new(before, bulkhead.processes()), within=4)
    status, _ = bulkhead.ask("acme", "/stage/who")

    assert (renewed, status) == (True, 200)


def _all_new(before: dict[str, int], after: dict[str, int]) -> bool:
    return all(after[name] not in (0, before[name]) for name in ("desk", "worker", "warm"))
