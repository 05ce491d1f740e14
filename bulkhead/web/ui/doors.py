"""The sentence above a list of open doors, the same at the desk and in the portal."""

from collections.abc import Mapping

from bulkhead.web.ui.counts import counted, listed

NAMES = {"person": ("person", "people"), "passkey": ("device", "devices")}


def doors_words(count: int, *, into: str, stale: Mapping[str, int]) -> str:
    """Eleven doors into Harbor are open. One invitation and one feed should close."""
    if not count:
        return f"No door into {into} is open."
    words = f"{counted(count, one='door')} into {into} {'is' if count == 1 else 'are'} open."
    closing = listed([counted(many, one=_name(kind)[0], many=_name(kind)[1]) for kind, many in stale.items() if many])
    rest = f" {closing[:1].upper()}{closing[1:]} should close." if closing else ""
    return f"{words[:1].upper()}{words[1:]}{rest}"


def page_asked(words: str) -> int:
    """The page that `?page=` names; the first for anything that names none."""
    return int(words) if words.isdecimal() and len(words) < 5 else 1


def _name(kind: str) -> tuple[str, str]:
    return NAMES.get(kind, (kind, f"{kind}s"))
