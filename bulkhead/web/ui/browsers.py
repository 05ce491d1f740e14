"""What a browser calls itself, in words for the person who used it."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chromium/", "Chromium"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
LIKE_SAFARI = ("Chrome", "Chromium", "Edg")


def browser_words(agent: str) -> str:
    """Firefox on Windows; a browser that says nothing stays unknown."""
    browser, system = _first(BROWSERS, agent), _first(SYSTEMS, agent)
    return " on ".join(word for word in (browser, system) if word) or "An unknown browser"


def is_safari(agent: str) -> bool:
    """Safari refuses secure cookies on plain http, also on this machine."""
    return "Safari/" in agent and not any(name in agent for name in LIKE_SAFARI)


def _first(names: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((word for mark, word in names if mark in agent), "")
