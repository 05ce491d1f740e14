"""A PDF with a name in each of the 37 places where one can hide."""

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

from tests.guard.planting import paper_objects as objects
from tests.guard.planting import paper_pages as pages
from tests.guard.planting.marks import Marks

SIZE = (612, 792)
_REVISED = pages.text("The last page has been written anew, with words that name nobody at all.")


def paper(marks: Marks) -> bytes:
    """The third page is a picture of a name; the fourth was saved once before with other words."""
    document = pikepdf.new()
    draft = pages.text(f"The draft said {marks['earlier revision (incremental update)']} and a number of other words.")
    for content in (pages.shown(marks), pages.unseen(marks), b"q 400 0 0 120 72 400 cm /Scan Do Q", draft):
        page = document.add_blank_page(page_size=SIZE)
        page.obj.Contents = document.make_stream(content)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    pages.equip(document, marks)
    objects.annotate(document, marks)
    objects.enclose(document, marks)
    objects.describe(document, marks)
    objects.introduce(document, marks)
    saved = BytesIO()
    document.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return _saved_again(saved.getvalue())


def _saved_again(content: bytes) -> bytes:
    """As a viewer saves: the new page is put behind the old file, which stays as it was."""
    with pikepdf.open(BytesIO(content)) as document:
        number = document.pages[-1].obj.Contents.objgen[0]
        root, about = (document.trailer[key].objgen[0] for key in ("/Root", "/Info"))
        size = document.trailer.Size
    before = content.rpartition(b"startxref")[2].split()[0].decode()
    new = f"{number} 0 obj\n<< /Length {len(_REVISED)} >>\nstream\n".encode() + _REVISED + b"endstream\nendobj\n"
    trailer = f"trailer\n<< /Size {size} /Root {root} 0 R /Info {about} 0 R /Prev {before} >>\n"
    table = f"xref\n{number} 1\n{len(content):010} 00000 n \n{trailer}startxref\n{len(content) + len(new)}\n%%EOF\n"
    return content + new + table.encode()
