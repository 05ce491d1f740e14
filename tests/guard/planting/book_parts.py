"""What XlsxWriter does not write: scenarios, threads, pivot caches, links to other workbooks, connections."""

from tests.guard.planting import shared
from tests.guard.planting.marks import Marks
from tests.guard.planting.package import Package

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SPACES = f'xmlns="{_MAIN}" {shared.R}'
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_THREADS = "http://schemas.microsoft.com/office/2017/10/relationships"
_THREAD = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
BOOK, PLAN = "xl/workbook.xml", "xl/worksheets/sheet1.xml"


def inside_sheets(package: Package, marks: Marks) -> None:
    package.swap(
        BOOK, '<definedName name="Noted"', f'<definedName name="Noted" comment="{marks["defined-name comment"]}"'
    )
    package.swap(PLAN, "<dimension", f'<sheetPr codeName="{marks["sheet code name"]}"/><dimension')
    even = f"<evenFooter>&amp;R{marks['even-page print footer']}</evenFooter></headerFooter>"
    package.swap(PLAN, "<headerFooter>", '<headerFooter differentOddEven="1">')
    package.swap(PLAN, "</headerFooter>", even)
    scenario = (
        f'<scenarios><scenario name="{marks["scenario name"]}" count="1" user="x"><inputCells r="A6" val="5"/>'
        "</scenario></scenarios><autoFilter"
    )
    package.swap(PLAN, "<autoFilter", scenario)
    inline = f'<row r="30"><c r="A30" t="inlineStr"><is><t>{marks["inline string"]}</t></is></c></row></sheetData>'
    package.swap(PLAN, "</sheetData>", inline)
    package.swap("xl/sharedStrings.xml", "</sst>", f"<si><t>{marks['orphan shared string']}</t></si></sst>")


def elsewhere(package: Package, marks: Marks) -> None:
    """A link to another workbook with what it last saw there, a connection, and who reserved the file."""
    part = "xl/externalLinks/externalLink1.xml"
    other = f"file:///C:/Clients/{marks['external link path']}/numbers.xlsx"
    path = package.relate(part, other, kind="externalLinkPath", outside=True)
    names = f'<sheetNames><sheetName val="{marks["external link sheet name"]}"/></sheetNames>'
    seen = f'<row r="1"><cell r="A1" t="str"><v>{marks["external link cached value"]}</v></cell></row>'
    data = f'<sheetDataSet><sheetData sheetId="0">{seen}</sheetData></sheetDataSet>'
    package.put(
        part,
        f'<externalLink {SPACES}><externalBook r:id="{path}">{names}{data}</externalBook></externalLink>',
        kind=f"{_SHEET}.externalLink+xml",
    )
    link = package.relate(BOOK, part, kind="externalLink")
    listed = f'<externalReferences><externalReference r:id="{link}"/></externalReferences>'
    package.swap(BOOK, "<definedNames>", f"{listed}<definedNames>")
    source = f"Provider=SQLOLEDB;Data Source={marks['data connection string']};Initial Catalog=crm"
    connection = f'<connection id="1" name="c" type="5" refreshedVersion="6"><dbPr connection="{source}"/></connection>'
    package.put(
        "xl/connections.xml", f"<connections {SPACES}>{connection}</connections>", kind=f"{_SHEET}.connections+xml"
    )
    package.relate(BOOK, "xl/connections.xml", kind="connections")
    package.swap(BOOK, "<workbookPr", f'<fileSharing userName="{marks["fileSharing user"]}"/><workbookPr')


def threads(package: Package, marks: Marks) -> None:
    who = f'<person displayName="{marks["person display name"]}" id="{{1}}" userId="x" providerId="AD"/>'
    package.put(
        "xl/persons/person.xml", f"<personList {_THREAD}>{who}</personList>", kind="application/vnd.ms-excel.person+xml"
    )
    package.relate(BOOK, "xl/persons/person.xml", kind=f"{_THREADS}/person")
    text = f"<text>{marks['threaded comment']}</text>"
    said = f'<threadedComment ref="A8" personId="{{1}}" id="{{2}}">{text}</threadedComment>'
    package.put(
        "xl/threadedComments/threadedComment1.xml",
        f"<ThreadedComments {_THREAD}>{said}</ThreadedComments>",
        kind="application/vnd.ms-excel.threadedcomments+xml",
    )
    package.relate(PLAN, "xl/threadedComments/threadedComment1.xml", kind=f"{_THREADS}/threadedComment")


def pivot(package: Package, marks: Marks) -> None:
    """The cache alone: it keeps what the table once showed."""
    part = "xl/pivotCache/pivotCacheDefinition1.xml"
    items = f'<sharedItems count="1"><s v="{marks["pivot cache item"]}"/></sharedItems>'
    source = '<cacheSource type="worksheet"><worksheetSource ref="K1:L3" sheet="Plan"/></cacheSource>'
    fields = f'<cacheFields count="1"><cacheField name="Region" numFmtId="0">{items}</cacheField></cacheFields>'
    package.put(
        part,
        f'<pivotCacheDefinition {SPACES} refreshedBy="{marks["pivot cache refreshedBy"]}" recordCount="0">'
        f"{source}{fields}</pivotCacheDefinition>",
        kind=f"{_SHEET}.pivotCacheDefinition+xml",
    )
    cache = package.relate(BOOK, part, kind="pivotCacheDefinition")
    listed = f'<pivotCaches><pivotCache cacheId="9" r:id="{cache}"/></pivotCaches>'
    package.before(BOOK, "</workbook>", listed)


def beside(package: Package, marks: Marks) -> None:
    shared.put_custom_xml(package, owner=BOOK, attribute="x", text=marks["customXml"])
    content = f"Minutes for {marks['OLE package content']}".encode()
    relation = shared.put_object(package, "xl/embeddings/file.bin", owner=PLAN, name="file.txt", content=content)
    objects = f'<oleObjects><oleObject progId="Package" shapeId="1027" r:id="{relation}"/></oleObjects><tableParts'
    package.swap(PLAN, "<tableParts", objects)


def properties(package: Package, marks: Marks) -> None:
    core = {
        "dc:title": marks["core title"],
        "dc:creator": marks["core creator"],
        "dc:subject": marks["core subject"],
    }
    app = {"Company": marks["app.xml company"]}
    shared.put_properties(package, core, app=app, custom={"Client": marks["custom property"]})
