"""What is marked in the words around a finding."""

import pytest

from bulkhead.guard.verdicts import Finding
from bulkhead.web.desk.shown.places import Place

EXCERPT = "win story of Signal Foundry, as sent to dana@signalfoundry.example"


@pytest.mark.parametrize(
    ("name", "hit"),
    [
        ("Signal Foundry", "Signal Foundry"),
        ("Signal Foundry, Inc.", "Signal Foundry"),
        ("SIGNALFOUNDRY.example", "signalfoundry.example"),
        ("Zebulon Freight", EXCERPT),
    ],
)
def test_the_name_is_marked_as_the_text_says_it(name: str, hit: str) -> None:
    place = Place.of(Finding("id", name, "table 1", EXCERPT, "legal name"), owner="Signal")

    assert place.hit == hit
    assert place.before + place.hit + place.after == EXCERPT
