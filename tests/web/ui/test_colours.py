"""Every hue a client may choose reads well, in the light and in the dark."""

import re

import pytest

from bulkhead.base.hues import HUES
from bulkhead.web import ui
from bulkhead.web.ui.hues import WORDS
from tests.web.ui.colour import CSS, contrast, srgb, token

SCHEMES = ["light", "dark"]
GROUNDS = ["paper", "surface", "sunken"]


def test_a_known_colour_is_computed_as_browsers_do() -> None:
    red = srgb((0.627955, 0.257683, 29.2339))

    assert red == (255, 0, 0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("tone", [1.0, 0.3])
def test_a_hue_is_legible(scheme: str, hue: int, tone: float) -> None:
    colours = {
        name: token(name, scheme=scheme, hue=hue, tone=tone)
        for name in ("client-ink", "client-fill", "client-mark", "client-deep", "client-wash", "on-fill")
    }

    assert contrast(colours["client-ink"], colours["client-wash"]) >= 4.5
    assert contrast(token("ink", scheme=scheme), colours["client-wash"]) >= 7
    assert contrast(token("ink-2", scheme=scheme), colours["client-wash"]) >= 4.5
    assert contrast(colours["on-fill"], colours["client-fill"]) >= 4.5
    assert contrast(token("on-bar", scheme=scheme), colours["client-deep"]) >= 7
    assert contrast(colours["client-mark"], token("paper", scheme=scheme)) >= 3
    assert contrast(colours["client-mark"], colours["client-wash"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_ink_and_edges_are_seen_on_every_ground(scheme: str, ground: str) -> None:
    under = token(ground, scheme=scheme)

    for ink in ("ink", "ink-2", "ink-3", "good", "warn", "bad"):
        assert contrast(token(ink, scheme=scheme), under) >= 4.5, ink
    assert contrast(token("edge", scheme=scheme), under) >= 3


def test_the_hues_of_the_stylesheet_are_the_hues_a_client_may_choose() -> None:
    text = (CSS / "hues.css").read_text(encoding="utf-8")

    written = re.findall(r'\[data-hue="(\d+)"\] \{ --hue: (\d+); \}', text)

    assert written == [(str(hue), str(hue)) for hue in HUES]


def test_every_hue_has_a_word_of_its_own() -> None:
    assert tuple(WORDS) == HUES
    assert len(set(WORDS.values())) == 21


def test_every_hue_has_its_icon() -> None:
    icons = {path.name for path in (ui.STATIC / "ui" / "icons").iterdir()}

    assert icons == {"favicon.svg"} | {f"favicon-{hue}.svg" for hue in HUES}


@pytest.mark.parametrize("hue", HUES)
def test_an_icon_wears_the_hue_of_its_client(hue: int) -> None:
    icon = (ui.STATIC / "ui" / "icons" / f"favicon-{hue}.svg").read_text(encoding="utf-8")

    red, green, blue = token("client-fill", scheme="light", hue=hue, tone=1)

    assert re.findall(r'rx="7" fill="(#\w+)"', icon) == [f"#{red:02x}{green:02x}{blue:02x}"]
