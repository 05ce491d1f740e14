"""Markup that may stand in our own page: few tags, no style, no address but the web's and mail's."""

import re
from collections.abc import Callable, Iterable

import nh3

from bulkhead.render import markdown

LARGEST = 200 * 1024
TAGS = markdown.TAGS | {"mark", "section"}
ATTRIBUTES = {**markdown.ATTRIBUTES, "td": {"colspan"}, "th": {"colspan", "scope"}}
FIELD = re.compile(r"\{\{[^{}]{1,120}\}\}")
TAG = re.compile(r"(<[^>]*>)")
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    safe = FORBIDDEN.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;")


def marked(text: str) -> str:
    """Plain text as markup, its fields set off."""
    return FIELD.sub(lambda found: f"<mark>{found[0]}</mark>", escaped(text))


def with_fields_marked(html: str) -> str:
    """The same for markup that is clean already; tags are passed over."""
    pieces = TAG.split(html)
    pieces[::2] = [FIELD.sub(lambda found: f"<mark>{found[0]}</mark>", piece) for piece in pieces[::2]]
    return "".join(pieces)


def clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=markdown.CLASSES,
        url_schemes=markdown.SCHEMES,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def fitting(pieces: Iterable[str], *, said: Callable[[int], str]) -> tuple[str, tuple[str, ...]]:
    """As many whole pieces as fit, cleaned, and what to say when not all did."""
    kept: list[str] = []
    room = LARGEST
    for piece in pieces:
        cleaned = clean(piece)
        room -= len(cleaned.encode())
        if room < 0:
            return "".join(kept), (said(len(kept)),)
        kept.append(cleaned)
    return "".join(kept), ()
