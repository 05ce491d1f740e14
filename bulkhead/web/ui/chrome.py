"""The plain values that the layouts read."""

from typing import NamedTuple


class Place(NamedTuple):
    """One entry of a bar or a row of tabs."""

    label: str
    url: str
    current: bool = False


class Client(NamedTuple):
    """Whose page it is; sealed is the date in words, or empty."""

    name: str
    hue: int
    line: str = ""
    sealed: str = ""


class Option(NamedTuple):
    """One line of the command palette: a link, or with a name the submit button of a POST to its address."""

    label: str
    url: str
    note: str = ""
    hue: int | None = None
    name: str = ""
    value: str = ""


class Search(NamedTuple):
    """Where the palette looks for more; inside a client, what searching it is called and where that is."""

    url: str
    within: str = ""
    within_url: str = ""
