import json
import os
import time

import pytest

from bulkhead.cli.bench.command import _ratios
from bulkhead.cli.bench.figures import Figure, handed_over, middle
from bulkhead.cli.bench.machine import can_tell, cpu_ms, own_memory
from bulkhead.isolation import inside
from bulkhead.isolation.counting import counted
from bulkhead.practice.clients.models import Client
from bulkhead.vault.people.models import Person
from tests.cast import Cast
from tests.cli.conftest import spawn


def test_machines_get_figures_by_name_with_unit_and_budget() -> None:
    measured = spawn("bench", "--only", "weight", "--json")

    figure = json.loads(measured.stdout)["CSS and JS, packed"]
    assert measured.returncode == 0, measured.stderr
    assert (figure["unit"], figure["budget"], figure["verdict"]) == ("KB", 60, "ok")


def test_people_get_a_table() -> None:
    measured = spawn("bench", "--only", "guard")

    assert [line.split("  ")[0].strip() for line in measured.stdout.splitlines()[2:]] == [
        "guard, 50-page docx",
        "guard, 200-page PDF",
        "guard, 50 names in 1 MB",
        "guard, 50 names in 1 MB of accents",
        "guard, 500 names in 1 MB",
        "guard, 500 names in 1 MB of accents",
        "guard, 5,000 names in 1 MB",
        "guard, 5,000 names in 1 MB of accents",
    ]


def test_a_part_that_is_none_is_refused() -> None:
    refused = spawn("bench", "--only", "weather")

    assert refused.returncode == 2
    assert "'weather' is not one of" in refused.stderr


def test_a_figure_over_its_budget_says_so() -> None:
    verdicts = [Figure("a", 2, "ms", 2).verdict, Figure("b", 2.1, "ms", 2).verdict, Figure("c", 9, "ms").verdict]

    assert verdicts == ["ok", "over", ""]


def test_the_middle_of_several_measurements_counts() -> None:
    assert middle("a", values=[1, 9, 2], unit="ms", budget=3) == Figure("a", 2, "ms", 3, 3)


def test_figures_cross_from_one_process_to_another() -> None:
    assert handed_over('[{"name": "a", "value": 1, "unit": "s", "budget": null, "number": 4}]') == [
        Figure("a", 1, "s", None, 4)
    ]


def test_pages_are_compared_with_themselves_among_more_vaults() -> None:
    few = Figure("desk library, 10 vaults, CPU", 4, "ms", 6, 60)
    many = Figure("desk library, 200 vaults, CPU", 5, "ms", 6, 60)

    assert _ratios([few, many]) == [Figure("desk library, 200 to 10 vaults", 1.25, "×", 1.2, 60)]


def test_queries_of_both_planes_are_counted(cast: Cast) -> None:
    with counted() as count:
        Client.objects.count()
        with inside(cast.signal.client):
            Person.objects.count()

    assert count.queries == 2


@pytest.mark.skipif(not can_tell(), reason="NOT RUN: this kernel does not say what a process uses")
def test_the_kernel_says_what_a_process_uses() -> None:
    before, began = cpu_ms(os.getpid()), time.process_time()
    while time.process_time() - began < 0.1:
        pass

    assert 80 < cpu_ms(os.getpid()) - before < 200
    assert own_memory(os.getpid()) > 1
