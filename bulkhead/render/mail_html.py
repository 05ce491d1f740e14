"""The HTML side of a mail: one column, the reader's own fonts, light and dark, nothing loaded from anywhere."""

from html import escape

from mjml import mjml2html

from bulkhead.render.mail_letter import Letter

# Only names that no font service serves: the compiler writes a link to Google for those it knows.
FONTS = "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"
INK, QUIET, PAPER, EDGE = "#1f2328", "#59636e", "#ffffff", "#d1d9e0"
DARK = """
@media (prefers-color-scheme: dark) {
  body, body > div, .paper, .paper > table { background: #16181c !important; }
  .edge p { border-top-color: #3a3f46 !important; }
  .ink div { color: #e6e8eb !important; }
  .quiet div { color: #9aa4af !important; }
  .button td, .button a { background: #e6e8eb !important; color: #16181c !important; }
}
"""


def page(letter: Letter) -> str:
    return mjml2html(
        f"""<mjml lang="en"><mj-head>
<mj-title>{escape(letter.subject)}</mj-title>
<mj-preview>{escape(letter.body[0])}</mj-preview>
<mj-raw><meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark"></mj-raw>
<mj-attributes>
<mj-all font-family="{FONTS}" />
<mj-text font-size="16px" line-height="24px" color="{INK}" padding="8px 24px" css-class="ink" />
<mj-button font-size="16px" background-color="{INK}" color="{PAPER}" border-radius="6px" align="left"
  padding="8px 24px" />
</mj-attributes>
<mj-style>{DARK}</mj-style>
</mj-head><mj-body background-color="{PAPER}" width="560px">
<mj-section css-class="paper" padding="24px 0"><mj-column>
{_paragraphs((letter.greeting, *letter.body))}
<mj-button css-class="button" href="{escape(letter.link)}">{escape(letter.action)}</mj-button>
{_code(letter.code)}
{_paragraphs(letter.after)}
<mj-divider css-class="edge" border-color="{EDGE}" border-width="1px" padding="16px 24px" />
<mj-text css-class="quiet" font-size="14px" line-height="20px" color="{QUIET}">{_lines(letter.sender)}</mj-text>
</mj-column></mj-section></mj-body></mjml>"""
    )


def _paragraphs(paragraphs: tuple[str, ...]) -> str:
    return "\n".join(f"<mj-text>{escape(each)}</mj-text>" for each in paragraphs)


def _lines(lines: tuple[str, ...]) -> str:
    return "<br/>".join(map(escape, lines))


def _code(code: str) -> str:
    return f'<mj-text font-size="28px" line-height="36px" letter-spacing="4px">{escape(code)}</mj-text>' if code else ""
