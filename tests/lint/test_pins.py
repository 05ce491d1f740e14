"""What is installed for a user is what was tested."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))


def test_the_tests_run_on_the_versions_a_user_gets() -> None:
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")

    assert runtime
    assert {name: development.get(name) for name in runtime} == runtime


def test_every_wanted_package_is_pinned() -> None:
    wanted = re.findall(r"^([A-Za-z0-9-]+)", (ROOT / "requirements.in").read_text(), re.MULTILINE)

    assert {name.lower() for name in wanted} <= set(pins("requirements.txt"))
