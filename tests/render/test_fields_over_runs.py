from itertools import pairwise
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bulkhead.render.template import FieldUse, fill
from tests.render.finding import fields
from tests.render.paper import packed, paper, parts, saved, with_body

WHOLE = saved(paper())
# The smallest package that is a Word file, so that many examples fit in little time.
EMPTY = packed({name: body for name, body in parts(WHOLE).items() if not name.startswith(("word/s", "word/t", "docP"))})
WORDS = st.text("abc {}.&<é", max_size=12).filter(lambda text: "{{" not in text and "}}" not in text)
NAMES = st.sampled_from(["{{client.name}}", "{{ client.name }}", "{{\u00a0client.name }}"])
CUTS = st.sets(st.integers(0, 60), max_size=12)


@settings(max_examples=60, deadline=None)
@given(before=WORDS, name=NAMES, after=WORDS, cuts=CUTS)
def test_a_field_is_found_and_filled_wherever_word_cuts_it(before: str, name: str, after: str, cuts: set[int]) -> None:
    # A brace beside the field would be a field of three braces, which is another matter.
    before, after = before.rstrip("{}"), after.lstrip("{}")
    whole = before + name + after
    edges = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    runs = [f'<w:r><w:t xml:space="preserve">{escape(whole[start:end])}</w:t></w:r>' for start, end in pairwise(edges)]
    content = with_body(EMPTY, f"<w:p>{''.join(runs)}</w:p>")

    filled = fill("plan.docx", content=content, values={"client.name": "{{A & B}}"})

    body = etree.fromstring(parts(filled.content)["word/document.xml"])
    assert fields("plan.docx", content=content) == [FieldUse("client.name", "paragraph 1")]
    assert "".join(str(text) for text in body.itertext()).strip("\n") == before + "{{A & B}}" + after
