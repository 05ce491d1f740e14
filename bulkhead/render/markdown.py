"""Markdown to HTML that may stand in our own page: no raw HTML, no pictures, no address but the web's and mail's."""

from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from bulkhead.render import front_matter

TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "ul", "ol", "li"),
    *("em", "strong", "s", "code", "pre", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
ALIGNMENTS = {"text-align:right": "align-right", "text-align:center": "align-center"}
CLASSES = {"th": set(ALIGNMENTS.values()), "td": set(ALIGNMENTS.values())}
SCHEMES = {"http", "https", "mailto"}


def to_html(text: str) -> str:
    """The body of a markdown text; its front matter speaks to programs and is left out."""
    _front, body = front_matter.split(text)
    return nh3.clean(
        READER.render(body),
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        attribute_filter=_only_whole_addresses,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    reader.core.ruler.push("house_rules", _house_rules)
    reader.add_render_rule("image", _picture_in_words)
    return reader


def _house_rules(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            # The page has one h1, and it is not the text's.
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
        elif token.type in ("th_open", "td_open") and str(token.attrGet("style")) in ALIGNMENTS:
            token.attrSet("class", ALIGNMENTS[str(token.attrGet("style"))])


def _picture_in_words(
    renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    """A picture from elsewhere would tell its owner who reads, so only its description is shown."""
    return escapeHtml(renderer.renderInlineAsText(tokens[at].children or [], options, env))


def _only_whole_addresses(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("a", "href"):
        return value if value.lower().startswith(("http://", "https://", "mailto:")) else None
    return value


READER = _reader()
