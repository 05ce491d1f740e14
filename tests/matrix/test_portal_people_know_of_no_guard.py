"""While something of theirs waits in the tray, no page of a portal says that there is a guard, or a tray."""

import re
from collections.abc import Iterator

import pytest
from lxml import html

from tests.matrix.filling import fillings
from tests.matrix.surfaces import Surface
from tests.rig.addresses import Address, addresses
from tests.rig.stores import Scene

SAID = re.compile(r"(?i)guard|\btray|misfil|\bstopped\b|another client|\bwall\b")
OURS = frozenset({"link", "script"})  # their addresses name our own files.
PAGES = [one for one in addresses("bulkhead.web.portal.urls") if one.declared and "GET" in one.declared.methods]


@pytest.mark.parametrize("address", PAGES, ids=str)
@pytest.mark.parametrize("the_portal", ["signal"], indirect=True)
def test_a_portal_page_says_nothing_of_it(address: Address, the_portal: Surface, scene: Scene) -> None:
    path = next(way.path for way in fillings(address, the_portal.own, the_portal.other) if way.is_own)

    for visitor in the_portal.visitors[:3]:  # the sponsor, a board viewer, and nobody.
        page = the_portal.ask(visitor, "GET", path)
        assert [words for words in _words(page.content) if SAID.search(words)] == [], (visitor.name, path)


def _words(content: bytes) -> Iterator[str]:
    """Everything a person could read or hear: texts, and what stands in attributes."""
    if not content.lstrip().startswith(b"<"):
        yield content.decode("utf-8", "replace") if len(content) < 100_000 else ""
        return
    for element in html.fromstring(content).iter():
        yield from (text for text in (element.text, element.tail) if text)
        if element.tag not in OURS:
            yield from (str(value) for value in element.attrib.values())
