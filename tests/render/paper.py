"""Word files for the tests: made with python-docx, then bent by hand where python-docx cannot go."""

import io
import re
import zipfile
from collections.abc import Sequence
from copy import deepcopy

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.run import Run

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NO_RELATIONSHIPS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
WORD_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paper(*paragraphs: str) -> Document:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def reopened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in reopened(content).paragraphs]


def split(run: Run, pieces: Sequence[str]) -> None:
    """Word's habit: one word in several runs, each with the look of the first."""
    run.text = pieces[0]
    for piece in pieces[1:]:
        twin = deepcopy(run._r)
        run._r.addnext(twin)
        run = Run(twin, run._parent)
        run.text = piece


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(found: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in found.items():
            archive.writestr(name, body)
    return target.getvalue()


def with_part(
    content: bytes, name: str, body: str | bytes, *, kind: str, link: str, source: str = "word/document.xml"
) -> bytes:
    """The same file with one part more, joined to `source` ("" is the package itself)."""
    found = parts(content)
    folder, _, file = source.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    arrow = f'<Relationship Id="more{len(found)}" Type="{link}" Target="/{name}"/>'
    found[name] = body if isinstance(body, bytes) else body.encode()
    found[rels] = _with_row(found.get(rels, NO_RELATIONSHIPS), arrow)
    entry = f'<Override PartName="/{name}" ContentType="{kind}"/>'
    found["[Content_Types].xml"] = _with_row(found["[Content_Types].xml"], entry)
    return packed(found)


def _with_row(table: bytes, row: str) -> bytes:
    begin, end = table.rsplit(b"</", 1)
    return begin + row.encode() + b"</" + end


def with_body(content: bytes, xml: str) -> bytes:
    """The same file with this WordprocessingML at the end of its body."""
    found = parts(content)
    body = found["word/document.xml"].decode()
    found["word/document.xml"] = re.sub(
        r"(<w:sectPr.*</w:sectPr></w:body>|</w:body>)", lambda m: xml + m[0], body, count=1, flags=re.DOTALL
    ).encode()
    return packed(found)


def text_box(text: str) -> str:
    return (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
        f"<w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def add_link(document: Document, text: str, address: str) -> None:
    paragraph = document.add_paragraph()
    link = paragraph._p.makeelement(qn("w:hyperlink"))
    link.set(qn("r:id"), document.part.relate_to(address, f"{OFFICE_LINK}/hyperlink", is_external=True))
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def notes(kind: str, text: str) -> str:
    one = kind.removesuffix("s")
    return f'<w:{kind} xmlns:w="{W}"><w:{one} w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{one}></w:{kind}>'
