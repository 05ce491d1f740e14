"""Word files that carry a name beside their pages, or on them."""

import io

from docx import Document


def letter(words: str, *, author: str = "", remark: str = "") -> bytes:
    """A page that says these words, by an author, with a remark in the margin."""
    document = Document()
    paragraph = document.add_paragraph(words)
    document.core_properties.author = author
    if remark:
        document.add_comment(paragraph.runs, text=remark, author="Maren", initials="M")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
