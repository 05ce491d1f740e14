"""Names set off in markup that is clean already: tags are passed over, a name may go on from one into the next."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

TAG = re.compile(r"(<[^>]*>)")
WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|mark|s|span|strong|sub|sup|u)\b", re.IGNORECASE)
MARK = re.compile(r"</?mark\b[^>]*>", re.IGNORECASE)
BETWEEN = "\x00"  # no name goes on from one paragraph into the next.


def with_names_marked(html: str, *, names: Iterable[str]) -> str:
    """The same markup with every such name in a mark; marks of anything else are taken out."""
    pieces = TAG.split(MARK.sub("", html))
    texts = [unescape(text) for text in pieces[::2]]
    spans = _spans(texts, pieces[1::2], _pattern(names))
    pieces[::2] = [_marked(text, list(found)) for text, found in zip(texts, spans, strict=True)]
    return "".join(pieces)


def text_marked(text: str, *, names: Iterable[str]) -> str:
    """Plain text as markup, its names marked."""
    return with_names_marked(escape(text), names=names)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    said = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
    spelled = "|".join(r"\s+".join(map(re.escape, name.split())) for name in said)
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)") if spelled else None


def _spans(texts: list[str], tags: list[str], pattern: re.Pattern[str] | None) -> Iterator[Iterator[tuple[int, int]]]:
    """For each text, the parts of it that belong to a name; a name is looked for in all texts at once."""
    joints = ["" if WITHIN_WORDS.match(tag) else BETWEEN for tag in tags]
    whole = "".join(text + joint for text, joint in zip(texts, [*joints, ""], strict=True))
    found = [match.span() for match in pattern.finditer(whole)] if pattern else []
    start = first = 0
    for text, joint in zip(texts, [*joints, ""], strict=True):
        end = start + len(text)
        while first < len(found) and found[first][1] <= start:
            first += 1
        yield _within(found, first, start, end)
        start = end + len(joint)


def _within(found: list[tuple[int, int]], first: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    for one, other in found[first:]:
        if one >= end:
            break
        yield max(one, start) - start, min(other, end) - start


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    written, at = "", 0
    for start, end in spans:
        written += escape(text[at:start]) + f"<mark>{escape(text[start:end])}</mark>"
        at = end
    return written + escape(text[at:])
