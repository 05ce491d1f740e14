"""What a browser calls itself, in two words."""

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"))
ENGINES = (*BROWSERS, ("Chrome/", "Chrome"), ("Chromium/", "Chromium"), ("Safari/", "Safari"))
SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS X", "Mac"), ("Windows", "Windows"))


def browser_words(agent: str) -> str:
    """Such as Firefox on Mac."""
    browser = next((name for mark, name in ENGINES if mark in agent), "A browser")
    system = next((name for mark, name in (*SYSTEMS, ("Linux", "Linux")) if mark in agent), "")
    return f"{browser} on {system}" if system else browser


def is_safari(agent: str) -> bool:
    """Safari itself: it keeps no secure cookie on a plain local address."""
    return browser_words(agent).startswith("Safari")
