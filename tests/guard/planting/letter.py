"""A Word letter with a name in each of the 70 places where one can hide."""

from io import BytesIO

import docx

from tests.guard.planting import letter_text as written
from tests.guard.planting import pictures, shared
from tests.guard.planting.letter_text import paragraph, run
from tests.guard.planting.marks import Marks
from tests.guard.planting.package import Package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BODY = "word/document.xml"
SPACES = " ".join(
    (
        f'xmlns:w="{_W}"',
        shared.A,
        shared.R,
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:o="urn:schemas-microsoft-com:office:office"',
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
    )
)


def letter(marks: Marks) -> bytes:
    package = Package(_blank())
    shown = written.typed(marks) + written.tracked(marks) + written.controls(marks) + written.text_box(marks)
    shown += _linked(package, marks) + _pictured(package, marks) + _charted(package, marks) + _embedded(package, marks)
    shown += _remarks(package, marks) + _chunk(package, marks) + _styled(package, marks)
    package.put(BODY, f"<w:document {SPACES}><w:body>{shown}{_margins(package, marks)}</w:body></w:document>")
    _settings(package, marks)
    _beside(package, marks)
    _properties(package, marks)
    return package.saved(comment=f"packed for {marks['zip archive comment']}")


def _blank() -> bytes:
    saved = BytesIO()
    docx.Document().save(saved)
    return saved.getvalue()


def _linked(package: Package, marks: Marks) -> str:
    address = f"https://{marks['hyperlink target URL'].lower()}.example/plan"
    return written.links(marks, target=package.relate(BODY, address, kind="hyperlink", outside=True))


def _pictured(package: Package, marks: Marks) -> str:
    package.ending("jpg", kind="image/jpeg")
    package.ending("png", kind="image/png")
    package.put("word/media/image1.jpg", pictures.jpeg_by(marks["image EXIF Artist (JPEG in media/)"]))
    package.put("word/media/image2.png", pictures.png_by(marks["PNG tEXt metadata in media/"]))
    named = f"word/media/{marks['media file name']}.jpg"
    package.put(named, pictures.jpeg_by("x", shade=90))
    first, second, third = (
        package.relate(BODY, part, kind="image") for part in ("word/media/image1.jpg", "word/media/image2.png", named)
    )
    name, described, title = marks["drawing object name"], marks["alt text (descr)"], marks["alt text (title)"]
    return paragraph(
        written.picture(first, number=21, name=name, described=described, title=title)
        + written.picture(second, number=22)
        + written.picture(third, number=23)
    )


def _charted(package: Package, marks: Marks) -> str:
    book = shared.workbook(marks["chart workbook cell"], hidden=marks["chart workbook hidden sheet"])
    title, series, category = (marks[f"chart {part}"] for part in ("title", "series name", "category"))
    relation = shared.put_chart(
        package, "word/charts/chart1.xml", owner=BODY, title=title, series=series, category=category, book=book
    )
    chart = written.drawing(f'<c:chart {shared.C} r:id="{relation}"/>', kind="chart", known='id="41" name="Chart"')
    art = shared.put_smart_art(package, "word", owner=BODY, text=marks["SmartArt"])
    return paragraph(chart) + paragraph(written.drawing(art, kind="diagram", known='id="42" name="Art"'))


def _embedded(package: Package, marks: Marks) -> str:
    package.put("word/embeddings/book.xlsx", shared.workbook(marks["embedded workbook cell"]))
    book = package.relate(BODY, "word/embeddings/book.xlsx", kind="package")
    content = f"Minutes for {marks['OLE package content']}".encode()
    name = f"{marks['OLE package file name']}.txt"
    file = shared.put_object(package, "word/embeddings/file.bin", owner=BODY, name=name, content=content)
    picture = package.relate(BODY, "word/media/image1.jpg", kind="image")
    return "".join(
        paragraph(
            f'<w:r><w:object><v:shape id="s{number}" style="width:30pt;height:30pt"><v:imagedata r:id="{picture}"/>'
            "</v:shape>"
            f'<o:OLEObject Type="Embed" ProgID="{program}" ShapeID="s{number}" ObjectID="_{number}" r:id="{relation}"/>'
            "</w:object></w:r>"
        )
        for number, (program, relation) in enumerate((("Excel.Sheet.12", book), ("Package", file)), start=51)
    )


def _remarks(package: Package, marks: Marks) -> str:
    """Comments, footnotes and endnotes: a part each, and where the body points to it."""
    said = (
        f'<w:comment w:id="1" w:author="{marks["comment author"]}">{paragraph(run(marks["comment text"]))}</w:comment>'
    )
    _part(package, "comments", f"<w:comments {SPACES}>{said}</w:comments>")
    for kind in ("footnote", "endnote"):
        note = f'<w:{kind} w:id="2">{paragraph(run(marks[kind]))}</w:{kind}>'
        _part(package, f"{kind}s", f"<w:{kind}s {SPACES}>{note}</w:{kind}s>")
    return paragraph(
        f'<w:commentRangeStart w:id="1"/>{run("commented")}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    )  # fmt: skip


def _part(package: Package, name: str, content: str, *, kind: str = "") -> str:
    """A part of Word's own, related to the body."""
    kind = kind or name
    package.put(f"word/{name}.xml", content, kind=f"{_WORD}.{kind}+xml")
    return package.relate(BODY, f"word/{name}.xml", kind=kind)


def _margins(package: Package, marks: Marks) -> str:
    places = (
        ("header", "default", "header"),
        ("footer", "default", "footer"),
        ("header", "first", "first-page header (titlePg off)"),
        ("header", "even", "even-page header (not enabled)"),
    )
    listed = ""
    for number, (kind, when, place) in enumerate(places, start=1):
        element = "hdr" if kind == "header" else "ftr"
        body = f"<w:{element} {SPACES}>{paragraph(run(marks[place]))}</w:{element}>"
        relation = _part(package, f"{kind}{number}", body, kind=kind)
        listed += f'<w:{kind}Reference w:type="{when}" r:id="{relation}"/>'
    return f'<w:sectPr>{listed}<w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'


def _chunk(package: Package, marks: Marks) -> str:
    package.ending("htm", kind="text/html")
    page = f"<html><!-- {marks['altChunk HTML comment']} --><body><p>{marks['altChunk HTML']}</p></body></html>"
    package.put("word/chunk.htm", page.encode())
    return f'<w:altChunk r:id="{package.relate(BODY, "word/chunk.htm", kind="aFChunk")}"/>'


def _styled(package: Package, marks: Marks) -> str:
    name = marks["style name"]
    style = f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Own"><w:name w:val="{name}"/></w:style>'
    package.before("word/styles.xml", "</w:styles>", style)
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{marks["numbering text"]} %1"/></w:lvl>'
    )
    numbers = (
        f'<w:abstractNum w:abstractNumId="90">{level}</w:abstractNum>'
        '<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>'
    )
    package.parts["word/numbering.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:numbering {SPACES}>{numbers}</w:numbering>'.encode()
    )
    return paragraph(
        '<w:pPr><w:pStyle w:val="Own"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="91"/></w:numPr></w:pPr>' + run("one")
    )


def _settings(package: Package, marks: Marks) -> None:
    owner = "word/settings.xml"
    template = f"file:///C:/Clients/{marks['attached template path (settings rel)']}/letter.dotx"
    source = f"file:///C:/Clients/{marks['mail-merge data source']}/list.xlsx"
    attached = package.relate(owner, template, kind="attachedTemplate", outside=True)
    merged = package.relate(owner, source, kind="mailMergeSource", outside=True)
    variable = f'<w:docVars><w:docVar w:name="code" w:val="{marks["document variable"]}"/></w:docVars>'
    merge = f'<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataSource r:id="{merged}"/></w:mailMerge>'
    package.put(owner, f'<w:settings {SPACES}><w:attachedTemplate r:id="{attached}"/>{merge}{variable}</w:settings>')


def _beside(package: Package, marks: Marks) -> None:
    """Parts that no page shows."""
    shared.put_custom_xml(package, owner=BODY, attribute=marks["customXml attribute"], text=marks["customXml text"])
    block = (
        f"<w:docPart><w:docPartBody>{paragraph(run(marks['glossary / building block']))}</w:docPartBody></w:docPart>"
    )
    _part(
        package,
        "glossary/document",
        f"<w:glossaryDocument {SPACES}><w:docParts>{block}</w:docParts></w:glossaryDocument>",
        kind="document.glossary",
    )
    who = f'<w15:presenceInfo w15:providerId="AD" w15:userId="S::{marks["people.xml user id"]}@tenant"/>'
    people = f'<w15:people {SPACES}><w15:person w15:author="x">{who}</w15:person></w15:people>'
    _part(package, "people", people)
    package.put("word/left.xml", f"<w:document {SPACES}>{paragraph(run(marks['unreferenced part']))}</w:document>")
    shared.put_thumbnail(package, pictures.jpeg_by(marks["thumbnail EXIF"]))


def _properties(package: Package, marks: Marks) -> None:
    core = {
        "dc:title": marks["core property title"],
        "dc:creator": marks["core property author"],
        "cp:lastModifiedBy": marks["core lastModifiedBy"],
        "cp:keywords": marks["core keywords"],
        "dc:description": marks["core description"],
    }
    app = {"Company": marks["app.xml company"], "Manager": marks["app.xml manager"]}
    custom = {"Client": marks["custom property value"], marks["custom property name"]: "x"}
    shared.put_properties(package, core, app=app, custom=custom)
