"""The words of the hues, so that a colour is never chosen or told by eye alone."""

from collections.abc import Mapping

WORDS = {
    0: "Rose",
    60: "Bronze",
    75: "Amber",
    90: "Gold",
    105: "Olive",
    120: "Moss",
    135: "Leaf",
    150: "Green",
    165: "Jade",
    180: "Teal",
    195: "Lagoon",
    210: "Cyan",
    225: "Sky",
    240: "Azure",
    255: "Blue",
    270: "Indigo",
    285: "Violet",
    300: "Purple",
    315: "Plum",
    330: "Orchid",
    345: "Pink",
}


def picker(taken: Mapping[int, str]) -> list[tuple[int, str, str]]:
    """What the hue picker shows: number, word, and who wears it already."""
    return [(number, word, taken.get(number, "")) for number, word in WORDS.items()]
