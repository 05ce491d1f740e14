"""Markdown, HTML and SVG: comments and what the file says about itself go, every other letter stays where it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from bulkhead.base.removals import Cleaned
from bulkhead.render import front_matter
from bulkhead.render.cleaning.tally import Tally
from bulkhead.render.refusals import Refused

DAMAGED = "It is not written in UTF-8, or it is damaged. Save it as UTF-8 and clean that."
ENTITIES = "It declares its own XML entities, which could hide text. Save it without them and clean that."
LARGEST = 20 * 1024 * 1024
TOO_LARGE = "It is too large a text to be cleaned. Split it and clean the pieces."
COMMENT_OR_CODE = re.compile(r"(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)|<!--(?P<said>.*?)(?:-->|\Z)", re.DOTALL)
INVISIBLE_LINE = re.compile(r"^ {0,3}\[(?://|comment|_metadata_[^\]]*)\]:[^\n]*\n?", re.IGNORECASE | re.MULTILINE)
TELLING = frozenset("author generator creator publisher copyright owner description keywords subject date".split())
TELLING_PREFIXES = ("dc.", "dcterms.", "citation_", "og:", "twitter:", "article:", "progid")
OWN_NAMES = re.compile(r"^(?:inkscape|sodipodi|sketch|i|x|graph|serif|adobe|figma|bx|vectornator|krita|cc|dc|rdf)$")
NAMESPACES = re.compile(r"\s+xmlns:(?P<prefix>[\w-]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
OWN_ATTRIBUTE = re.compile(r"\s+(?P<prefix>[A-Za-z][\w-]*):[\w.-]+\s*=\s*(?P<said>\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True)
class Cut:
    """A stretch of the text that goes."""

    key: str
    word: str
    begin: int
    end: int
    text: str


def clean(name: str, *, content: bytes, tally: Tally, kind: str) -> Cleaned:
    text = _text(content)
    cuts = [cut for cut in CUTS[kind](text) if tally.wants(cut.key)]
    kept, at = [], 0
    for cut in sorted(cuts, key=lambda each: (each.begin, -each.end)):
        if cut.begin >= at:
            line = text.count("\n", 0, cut.begin) + 1
            tally[cut.key].note(cut.word, place=f"line {line}", text=cut.text)
            kept.append(text[at : cut.begin])
            at = cut.end
    if not kept:
        return Cleaned(content, (), name)
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    return Cleaned(mark + "".join([*kept, text[at:]]).encode(), tally.removables(), name)


def without_comments(content: bytes) -> tuple[list[str], bytes]:
    """Of a page of HTML inside another file; one that is no plain text stays."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return [], content
    cuts = [cut for cut in _html(text) if cut.key == "comments"]
    for cut in reversed(cuts):
        text = text[: cut.begin] + text[cut.end :]
    return [cut.text for cut in cuts], text.encode()


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise Refused(TOO_LARGE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise Refused(DAMAGED) from broken


def _markdown(text: str) -> Iterator[Cut]:
    """Comments in code are what the reader is shown."""
    matter, body = front_matter.split(text)
    start = len(matter)
    if matter:
        yield Cut("properties", "front matter", 0, start, matter.strip("-\ufeff \r\n"))
    starts = [start]
    starts += [start + found.end() for found in re.finditer(r"\r\n|\n|\r", body)]
    code = [
        (starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
        for token in MarkdownIt("commonmark").parse(body)
        if token.type in ("fence", "code_block") and token.map
    ]
    at = start
    for begin, end in [*code, (len(text), len(text))]:
        yield from _comments(text, at, begin)
        at = end


def _comments(text: str, begin: int, end: int) -> Iterator[Cut]:
    for found in COMMENT_OR_CODE.finditer(text, begin, end):
        if found["said"] is not None:
            yield Cut("comments", "comments", found.start(), found.end(), found["said"])
    for found in INVISIBLE_LINE.finditer(text, begin, end):
        yield Cut("comments", "comments", found.start(), found.end(), found[0])


class _Page(HTMLParser):
    """Finds where in the text comments, scripts and remarks about the page stand."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._script: int | None = None
        self.cuts: list[Cut] = []
        self.feed(text)
        self.close()

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_comment(self, data: str) -> None:
        begin = self._at()
        end = self._text.find(">", begin + len(data)) + 1
        self.cuts.append(Cut("comments", "comments", begin, end or len(self._text), data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        begin, written = self._at(), self.get_starttag_text() or ""
        known = {name: value or "" for name, value in attrs}
        said = (known.get("name") or known.get("property") or "").lower()
        if tag == "meta" and (said in TELLING or said.startswith(TELLING_PREFIXES)):
            text = f"{said}: {known.get('content', '')}"
            self.cuts.append(Cut("properties", "what the page says about itself", begin, begin + len(written), text))
        elif tag == "script":
            self._script = begin

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_startendtag(tag, attrs)
        self._script = None if tag != "script" else self._script

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            end = self._text.find(">", self._at()) + 1 or len(self._text)
            self.cuts.append(Cut("scripts", "script", self._script, end, self._text[self._script : end]))
            self._script = None


def _html(text: str) -> Iterator[Cut]:
    yield from _Page(text).cuts


def _svg(text: str) -> Iterator[Cut]:
    if "<!ENTITY" in text:
        raise Refused(ENTITIES)
    for found in re.finditer(r"<!--(.*?)-->", text, re.DOTALL):
        yield Cut("comments", "comments", found.start(), found.end(), found[1])
    for found in re.finditer(r"<script\b[^>]*/>|<script\b.*?</script\s*>", text, re.DOTALL):
        yield Cut("scripts", "script", found.start(), found.end(), found[0])
    for found in re.finditer(r"<metadata\b[^>]*/>|<metadata\b.*?</metadata\s*>", text, re.DOTALL):
        yield Cut("properties", "metadata", found.start(), found.end(), re.sub("<[^>]*>", " ", found[0]))
    yield from _of_editors(text)


def _of_editors(text: str) -> Iterator[Cut]:
    """What drawing programs note for themselves, under names of their own."""
    declared = {found["prefix"] for found in NAMESPACES.finditer(text)}
    own = {prefix for prefix in declared if OWN_NAMES.match(prefix)} - {"xlink"}
    for prefix in own:
        pattern = rf"<{prefix}:([\w.-]+)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?:/>|>.*?</{prefix}:\1\s*>)"
        for found in re.finditer(pattern, text, re.DOTALL):
            yield Cut("custom", "note of a drawing program", found.start(), found.end(), found[0])
    for tag in re.finditer(r"<[A-Za-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", text):
        for found in OWN_ATTRIBUTE.finditer(text, tag.start(), tag.end()):
            if found["prefix"] in own:
                yield Cut("custom", "note of a drawing program", found.start(), found.end(), found["said"].strip("\"'"))


CUTS = {"md": _markdown, "html": _html, "svg": _svg}
