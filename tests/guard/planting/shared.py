"""Parts that letters, decks and workbooks have alike: charts with their workbooks, SmartArt, properties."""

from io import BytesIO

import xlsxwriter

from tests.guard.planting.compound import packed_file
from tests.guard.planting.marks import Mark
from tests.guard.planting.package import Package

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DGM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
WORKBOOK = f"{_OFFICE}.spreadsheetml.sheet"


def workbook(cell: str, *, hidden: str = "") -> bytes:
    saved = BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    book.add_worksheet("Numbers").write_row("A1", [cell, 12])
    if hidden:
        sheet = book.add_worksheet("Kept")
        sheet.write("A1", hidden)
        sheet.hide()
    book.close()
    return saved.getvalue()


def chart(title: str, *, series: str, category: str, workbook: str) -> str:
    """A bar chart with one bar; `workbook` is the relation to the workbook behind it."""
    said = f'<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="en-US"/><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx>'
    name = f"<c:tx><c:strRef><c:f>Numbers!$B$1</c:f>{_cached('str', series)}</c:strRef></c:tx>"
    names = f"<c:cat><c:strRef><c:f>Numbers!$A$2</c:f>{_cached('str', category)}</c:strRef></c:cat>"
    numbers = f"<c:val><c:numRef><c:f>Numbers!$B$2</c:f>{_cached('num', '4')}</c:numRef></c:val>"
    bars = f'<c:ser><c:idx val="0"/><c:order val="0"/>{name}{names}{numbers}</c:ser>'
    axes = '<c:axId val="11"/><c:axId val="12"/>'
    return (
        f'<c:chartSpace {C} {A} {R}><c:chart><c:title>{said}</c:title><c:autoTitleDeleted val="0"/>'
        "<c:plotArea><c:layout/>"
        f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>{bars}{axes}</c:barChart>'
        f"{_axis('catAx', 11, 'b', 12)}{_axis('valAx', 12, 'l', 11)}</c:plotArea></c:chart>"
        f'<c:externalData r:id="{workbook}"/></c:chartSpace>'
    )


def _cached(kind: str, value: str) -> str:
    return f'<c:{kind}Cache><c:ptCount val="1"/><c:pt idx="0"><c:v>{value}</c:v></c:pt></c:{kind}Cache>'


def _axis(kind: str, number: int, side: str, other: int) -> str:
    return (
        f'<c:{kind}><c:axId val="{number}"/><c:scaling/><c:delete val="0"/><c:axPos val="{side}"/>'
        f'<c:crossAx val="{other}"/></c:{kind}>'
    )


def put_chart(package: Package, part: str, *, owner: str, title: str, series: str, category: str, book: bytes) -> str:
    """The relation by which the owner shows the chart."""
    folder, _, base = part.rpartition("/")
    kept = f"{folder.rpartition('/')[0]}/embeddings/{base.removesuffix('.xml')}.xlsx"
    package.ending("xlsx", kind=WORKBOOK)
    package.put(kept, book)
    behind = package.relate(part, kept, kind="package")
    drawn = chart(title, series=series, category=category, workbook=behind)
    package.put(part, drawn, kind=f"{_OFFICE}.drawingml.chart+xml")
    return package.relate(owner, part, kind="chart")


def put_object(package: Package, part: str, *, owner: str, name: str, content: bytes) -> str:
    """A file dropped into the document, kept by the Packager."""
    package.ending("bin", kind=f"{_OFFICE}.oleObject")
    package.put(part, packed_file(name, content))
    return package.relate(owner, part, kind="oleObject")


def put_smart_art(package: Package, folder: str, *, owner: str, text: str) -> str:
    """The attributes that a drawing points to its four parts with."""
    said = f'<dgm:t><a:bodyPr/><a:p><a:r><a:rPr lang="en-US"/><a:t>{text}</a:t></a:r></a:p></dgm:t>'
    points = f'<dgm:pt modelId="0" type="doc"/><dgm:pt modelId="1"><dgm:prSet/><dgm:spPr/>{said}</dgm:pt>'
    links = '<dgm:cxnLst><dgm:cxn modelId="5" srcId="0" destId="1" srcOrd="0" destOrd="0"/></dgm:cxnLst>'
    bodies = {
        "data": ("dm", f"<dgm:dataModel {DGM} {A}><dgm:ptLst>{points}</dgm:ptLst>{links}</dgm:dataModel>"),
        "layout": ("lo", f'<dgm:layoutDef {DGM} {A} uniqueId="urn:plain"><dgm:layoutNode name="d"/></dgm:layoutDef>'),
        "quickStyle": ("qs", f'<dgm:styleDef {DGM} {A} uniqueId="urn:plain"/>'),
        "colors": ("cs", f'<dgm:colorsDef {DGM} {A} uniqueId="urn:plain"/>'),
    }
    ids = []
    for name, (short, body) in bodies.items():
        written = "Style" if name == "quickStyle" else name.capitalize()
        part = f"{folder}/diagrams/{name}1.xml"
        package.put(part, body, kind=f"{_OFFICE}.drawingml.diagram{written}+xml")
        ids.append(f'r:{short}="{package.relate(owner, part, kind=f"diagram{written}")}"')
    return f"<dgm:relIds {DGM} {R} {' '.join(ids)}/>"


def put_custom_xml(package: Package, *, owner: str, attribute: str, text: str) -> None:
    package.put("customXml/item9.xml", f'<client xmlns="urn:planted" code="{attribute}">{text}</client>')
    package.relate(owner, "customXml/item9.xml", kind="customXml")


def put_properties(package: Package, core: dict[str, str], *, app: dict[str, str], custom: dict[str, str]) -> None:
    """Core properties by their element with prefix, those of the program, and those that people add."""
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    package.put("docProps/core.xml", f"<cp:coreProperties {spaces}>{_elements(core)}</cp:coreProperties>")
    schema = "http://schemas.openxmlformats.org/officeDocument/2006"
    package.put("docProps/app.xml", f'<Properties xmlns="{schema}/extended-properties">{_elements(app)}</Properties>')
    listed = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{place}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for place, (name, value) in enumerate(custom.items(), start=2)
    )
    spaces = f'xmlns="{schema}/custom-properties" xmlns:vt="{schema}/docPropsVTypes"'
    package.parts.pop("docProps/custom.xml", None)
    known = "custom-properties" in package.text("[Content_Types].xml")
    kind = "" if known else f"{_OFFICE}.custom-properties+xml"
    package.put("docProps/custom.xml", f"<Properties {spaces}>{listed}</Properties>", kind=kind)
    if not known:
        package.relate("", "docProps/custom.xml", kind="custom-properties")


def _elements(values: dict[str, str]) -> str:
    return "".join(f"<{name}>{value}</{name}>" for name, value in values.items())


def put_thumbnail(package: Package, picture: bytes) -> None:
    package.ending("jpeg", kind="image/jpeg")
    if "docProps/thumbnail.jpeg" not in package.parts:
        package.relate("", "docProps/thumbnail.jpeg", kind=f"{_PACKAGE}/thumbnail")
    package.put("docProps/thumbnail.jpeg", picture)


def torn(mark: Mark, *, run: str) -> str:
    """The name over three runs; `run` has a place for the text."""
    return "".join(run.format(piece) for piece in mark.pieces)
