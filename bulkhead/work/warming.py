"""What the warm parent tries once, so that no file of anybody's is the first of its kind."""

from bulkhead.render import markdown
from bulkhead.render.pdf_paper import pdf_paper
from bulkhead.render.preview import preview
from bulkhead.render.typesetting import typefaces
from bulkhead.render.word_paper import word_paper
from bulkhead.work.reading import READING

WORDS = "# A heading\n\nA few plain words, enough of them to be more than a picture."


def warm() -> None:
    """Nothing here may start a thread: a fork would be without it."""
    files = {"a.docx": word_paper(WORDS), "a.pdf": pdf_paper(WORDS), "a.md": WORDS.encode()}
    for name, content in files.items():
        READING["read"]({"name": name}, content)
        preview(name, content=content)
    markdown.to_html(WORDS)
    typefaces()
