"""Links that belong to one client: a portal, a shared folder, a workspace; and what of them must stand in a text."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from bulkhead.guard.matching.folding import Folded

# What a service makes up for one folder, board or document; nobody writes it by chance.
_MADE_UP = re.compile(r"(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{12,}|\d{9,}|[\w-]{25,}", re.IGNORECASE)
_IDS = ("id", "folderid", "resid", "list")
# An address of one of these says nothing until it names a folder or a workspace.
EVERYBODY = frozenset(
    "drive.google.com docs.google.com onedrive.live.com 1drv.ms dropbox.com notion.so notion.site"
    " app.asana.com trello.com figma.com miro.com airtable.com github.com linear.app app.clickup.com box.com"
    " app.box.com slack.com app.slack.com atlassian.net sharepoint.com monday.com basecamp.com 3.basecamp.com"
    " teams.microsoft.com"
    " meet.google.com zoom.us calendly.com canva.com linkedin.com www.linkedin.com loom.com typeform.com hubspot.com"
    " app.hubspot.com google.com www.google.com".split()
)


def exact_signs(link: str) -> Iterator[str]:
    """Lower-case strings, any of which is the link: its address without the scheme, and the id made up for it."""
    written = link.strip()
    parts = urlsplit(written if "://" in written else f"https://{written}")
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/")
    found: dict[str, None] = {}
    if host and (path or host not in EVERYBODY):
        found[f"{host}{path}"] = None
        found[f"{host}{unquote(path)}"] = None
    asked = parse_qs(parts.query)
    ids = [value for key, values in asked.items() if key.lower() in _IDS for value in values]
    for piece in (*path.split("/"), *ids):
        if _MADE_UP.fullmatch(piece):
            found[piece] = None
    for sign in found:
        yield Folded(sign).lower.strip("-_/.")


def is_link(value: str) -> bool:
    """An address with something behind its host, rather than a domain alone."""
    return re.fullmatch(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?/[^\s,]+", value, re.IGNORECASE) is not None


def link_fault(value: str) -> str:
    """Why a link tells nobody, in a sentence; empty for one that does."""
    if not re.fullmatch(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:/\S*)?", value, re.IGNORECASE):
        fault = f"“{value}” is no link; paste the address of the folder or the workspace."
    elif not any(True for _ in exact_signs(value)):
        fault = f"“{value}” leads everybody to the same page; paste the address of the folder or the workspace."
    else:
        fault = ""
    return fault
