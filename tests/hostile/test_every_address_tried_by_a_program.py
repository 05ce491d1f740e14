"""Schemathesis at every address of a served desk and portal, as each kind of person: no answer is a failure of ours."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.schema import LEAVES, TOKEN, schema
from tests.hostile.test_served_for_real import Place, place
from tests.rig.addresses import addresses

__all__ = ["place"]
CHECKS = "not_a_server_error,status_code_conformance,unsupported_method"
EXAMPLES = "25"
URLCONFS = {"desk": "bulkhead.web.desk.urls", "portal": "bulkhead.web.portal.urls"}
WHO = ("principal", "associate", "sponsor", "board_viewer", "stranger at a portal", "nobody")


@pytest.mark.parametrize("surface", list(URLCONFS))
def test_the_document_names_every_address(surface: str) -> None:
    named = {name for item in paths_of(surface).values() for name in _named(item)}

    every = [one for one in addresses(URLCONFS[surface]) if one.declared is not None and one.name not in LEAVES]
    wanted = {f"{method}-{one.name}" for one in every if one.declared for method in one.declared.methods}
    assert (named, len(every) > 30) == (wanted, True)


def paths_of(surface: str) -> dict[str, dict[str, object]]:
    paths = schema(URLCONFS[surface], values={})["paths"]
    assert isinstance(paths, dict)
    return paths


def _named(item: dict[str, object]) -> list[str]:
    return [str(one["operationId"]) for one in item.values() if isinstance(one, dict)]


@pytest.mark.deep
@pytest.mark.parametrize("who", WHO)
def test_no_request_makes_anything_fail(
    place: Place, who: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    program = shutil.which("schemathesis")
    if program is None:
        pytest.skip("NOT RUN: no schemathesis -- pip install schemathesis, into any environment on the PATH")
    person = place.people[who]
    surface = "portal" if person["slug"] else "desk"
    port, host = place.portal if person["slug"] else place.desk
    csrf = (
        "__Host-csrf"
        if person["slug"]
        else place.people["principal"]["cookie"].partition("=")[0].replace("desk", "csrf")
    )
    document = tmp_path / "schema.json"
    document.write_text(json.dumps(schema(URLCONFS[surface], values={"slug": "signal"})))
    cookies = "; ".join(filter(None, (person.get("cookie", ""), f"{csrf}={TOKEN}")))

    command = [program, "run", str(document), "--url", f"http://127.0.0.1:{port}", "--checks", CHECKS]
    command += ["--max-examples", EXAMPLES, "--phases", "fuzzing", "--seed", "1", "--no-color"]
    command += ["--header", f"Host: {host}", "--header", f"Cookie: {cookies}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    tested = re.search(r"(\d+) generated", done.stdout)
    assert (done.returncode, tested is not None) == (0, True), done.stdout[-6000:] + done.stderr[-2000:]
    record_property("measured", f"{tested[1] if tested else 0} requests by a program as {who}: no failure")
