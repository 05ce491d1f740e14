"""While somebody works on a vault as a whole its visitors get a page that says so, and afterwards they are let in."""

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing

from bulkhead.config.headers import PAGE
from bulkhead.isolation import control, keys
from bulkhead.isolation.rests import Rest
from bulkhead.isolation.standstill import standstill
from tests.processes import conftest
from tests.processes.conftest import Serving, eventually

Serve = Callable[..., Serving]


def asked(bulkhead: Serving, method: str) -> tuple[int, dict[str, str], bytes]:
    port = bulkhead.clients["acme"].port
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as link:
        link.request(method, "/", headers={"Host": f"acme.localhost:{port}"})
        answer = link.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()


def shown(page: bytes) -> tuple[str, str]:
    """Its title and its sentence."""
    [title], [sentence] = re.findall(r"<h1>(.*)</h1>", page.decode()), re.findall(r"<p>([^<]*)</p>", page.decode())
    return title, sentence


def test_visitors_get_a_page_and_are_let_in_afterwards(serving: Serve) -> None:
    bulkhead = serving()
    acme, zeta = (bulkhead.clients[slug].vault_id for slug in ("acme", "zeta"))
    before = bulkhead.asked("acme", "/stage/who")["pid"]

    with standstill(acme, why=Rest.UPGRADE):
        gone = eventually(lambda: acme.hex not in bulkhead.processes(), within=5)
        status, headers, page = asked(bulkhead, "GET")
        of_head = asked(bulkhead, "HEAD")
        other, _ = bulkhead.ask("zeta", "/stage/who")
    after, _ = bulkhead.ask("acme", "/stage/who")

    assert (gone, status, other, after) == (True, 503, 200, 200)
    assert shown(page) == ("This portal is being upgraded.", Rest.UPGRADE.words)
    assert b"acme" not in page.lower()
    assert (of_head[0], of_head[1], of_head[2]) == (503, headers, b"")
    assert [header for header in PAGE if headers.get(header[0]) != header[1]] == []
    assert (headers["Retry-After"], headers["Content-Length"]) == ("10", str(len(page)))
    assert bulkhead.asked("acme", "/stage/who")["pid"] != before
    assert zeta.hex in bulkhead.processes()


def test_a_request_that_was_inside_is_finished_first(serving: Serve) -> None:
    bulkhead = serving()
    acme = bulkhead.clients["acme"].vault_id
    bulkhead.ask("acme", "/stage/who")

    keys.ring().registry.rest([acme], why=Rest.KEY, process=os.getpid())
    with conftest.beside(lambda: bulkhead.ask("acme", "/stage/slow")) as slow:
        control.say_changed(bulkhead.places, vault_id=acme)
        status, _, page = asked(bulkhead, "GET")
    keys.ring().registry.rouse([acme])
    control.say_changed(bulkhead.places, vault_id=acme)

    assert (slow, status) == ([(200, b'"slow but whole"')], 503)
    assert shown(page) == ("This portal gets a new key.", Rest.KEY.words)
    assert bulkhead.ask("acme", "/stage/who")[0] == 200


def test_a_vault_that_rests_at_the_start_has_a_page_from_the_start(serving: Serve) -> None:
    bulkhead = serving()
    keys.ring().registry.rest([bulkhead.clients["acme"].vault_id], why=Rest.RESTORE, process=os.getpid())
    bulkhead.stop()
    again = conftest.start(bulkhead.places, port=bulkhead.desk_port)
    assert again.stdout is not None, "it is a pipe"
    again.stdout.readline()

    status, _, page = asked(bulkhead, "GET")
    again.terminate()
    again.communicate(timeout=15)

    assert (status, shown(page)) == (503, ("This portal is being restored.", Rest.RESTORE.words))


def test_a_vault_that_was_set_apart_is_tried_anew_at_the_start(serving: Serve) -> None:
    bulkhead = serving()
    acme = bulkhead.clients["acme"].vault_id
    keys.ring().registry.rest([acme], why=Rest.DAMAGED, process=0)
    control.say_changed(bulkhead.places, vault_id=acme)
    apart, _, page = asked(bulkhead, "GET")
    bulkhead.stop()
    again = conftest.start(bulkhead.places, port=bulkhead.desk_port)
    assert again.stdout is not None, "it is a pipe"
    again.stdout.readline()

    status, _ = bulkhead.ask("acme", "/stage/who")
    again.terminate()
    again.communicate(timeout=15)

    assert (apart, shown(page)) == (503, ("This portal is set apart.", Rest.DAMAGED.words))
    assert (status, keys.ring().registry.resting()) == (200, {})


def test_whoever_worked_on_it_may_be_killed_and_visitors_are_let_in_all_the_same(serving: Serve) -> None:
    bulkhead = serving()
    acme = bulkhead.clients["acme"].vault_id
    worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    keys.ring().registry.rest([acme], why=Rest.UPGRADE, process=worker.pid)
    control.say_changed(bulkhead.places, vault_id=acme)
    during, _, _ = asked(bulkhead, "GET")

    worker.kill()
    worker.wait()
    back = eventually(lambda: bulkhead.ask("acme", "/stage/who")[0] == 200, within=5)

    assert (during, back) == (503, True)


def test_a_vault_whose_folder_is_gone_is_refused_in_words_and_the_others_are_served(serving: Serve) -> None:
    bulkhead = serving()
    folder = bulkhead.places.vault(bulkhead.clients["acme"].folder)
    folder.rename(folder.with_name("elsewhere"))

    status, _, page = asked(bulkhead, "GET")

    assert (status, page[:31], bulkhead.ask("zeta", "/stage/who")[0]) == (503, b"This portal cannot start at the", 200)
