"""Markdown and plain text."""

from collections.abc import Callable

from bulkhead.render import markdown
from bulkhead.render.compare.plain import decoded
from bulkhead.render.preview.markup import LARGEST, clean, marked, with_fields_marked
from bulkhead.render.preview.results import Preview

BEGINNING = "Only the beginning is shown."


def preview_markdown(content: bytes) -> Preview:
    _, text = decoded(content)
    return _fitting(text, lambda part: clean(with_fields_marked(markdown.to_html(part))))


def preview_text(content: bytes) -> Preview:
    _, text = decoded(content)
    return _fitting(text, lambda part: clean(f"<pre>{marked(part)}</pre>"))


def _fitting(text: str, made: Callable[[str], str]) -> Preview:
    """Markup may be several times as long as its text, so the text is cut until it fits."""
    part, html = text[:LARGEST], ""
    while part:
        html = made(part)
        if len(html.encode()) <= LARGEST:
            break
        part = part[: len(part) // 2].rpartition("\n")[0] or part[: len(part) // 2]
    return Preview(html=html if part else "", cut=() if part == text else (BEGINNING,))
