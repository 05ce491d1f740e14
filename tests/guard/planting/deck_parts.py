"""What python-pptx does not write: charts with hidden sheets, SmartArt, comments, tags, layers, sections."""

from tests.guard.planting import pictures, shared
from tests.guard.planting.marks import Marks
from tests.guard.planting.package import Package

P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
SPACES = f"{P} {shared.A} {shared.R}"
_SHOW = "application/vnd.openxmlformats-officedocument.presentationml"
_MODERN = "http://schemas.microsoft.com/office/2018/10/relationships"
PRESENTATION = "ppt/presentation.xml"
SLIDE = "ppt/slides/slide1.xml"
END = "</p:spTree>"


def drawn(package: Package, marks: Marks) -> None:
    """A chart, SmartArt, a workbook, a field and an alternative on the first slide."""
    book = shared.workbook("Leads", hidden=marks["chart workbook hidden sheet"])
    title, series, category = (marks[f"chart {part}"] for part in ("title", "series name", "category"))
    relation = shared.put_chart(
        package, "ppt/charts/chart1.xml", owner=SLIDE, title=title, series=series, category=category, book=book
    )
    chart = f'<c:chart {shared.C} r:id="{relation}"/>'
    package.before(SLIDE, END, frame(chart, kind="chart", number=71, described=marks["chart alt text"]))
    art = shared.put_smart_art(package, "ppt", owner=SLIDE, text=marks["SmartArt"])
    package.before(SLIDE, END, frame(art, kind="diagram", number=72))
    package.put("ppt/embeddings/book.xlsx", shared.workbook(marks["embedded OLE workbook"]))
    kept = package.relate(SLIDE, "ppt/embeddings/book.xlsx", kind="package")
    size = 'imgW="900000" imgH="900000"'
    known = f'<p:oleObj name="Worksheet" r:id="{kept}" {size} progId="Excel.Sheet.12"><p:embed/></p:oleObj>'
    package.before(SLIDE, END, frame(known, kind="ole", number=73, schema="presentationml"))
    field = marks["field text (a:fld)"]
    dated = f'<a:fld id="{{B5A2F4C0-0000-4000-8000-000000000001}}" type="datetime1"><a:t>{field}</a:t></a:fld>'
    package.before(SLIDE, END, shape(dated, number=74))
    alternative = shape(run(marks["shape inside mc:AlternateContent"]), number=75)
    package.before(
        SLIDE,
        END,
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" Requires="p14">{alternative}'
        "</mc:Choice><mc:Fallback/></mc:AlternateContent>",
    )


def run(text: str) -> str:
    return f'<a:r><a:rPr lang="en-US"/><a:t>{text}</a:t></a:r>'


def shape(inner: str, *, number: int) -> str:
    place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"/>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="s"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{place}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p>{inner}</a:p></p:txBody></p:sp>"
    )


def frame(inner: str, *, kind: str, number: int, described: str = "", schema: str = "drawingml") -> str:
    space = f"http://schemas.openxmlformats.org/{schema}/2006/{kind}"
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="f" descr="{described}"/>'
        "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
        '<p:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="2000000"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{space}">{inner}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def layers(package: Package, marks: Marks) -> None:
    """Layouts, masters and the theme: what the last deck leaves in the next one."""
    package.swap("ppt/slideLayouts/slideLayout6.xml", 'name="Title Only"', f'name="{marks["layout name"]}"')
    package.before("ppt/slideLayouts/slideLayout7.xml", END, shape(run(marks["layout text (footer)"]), number=81))
    package.before("ppt/slideMasters/slideMaster1.xml", END, shape(run(marks["master text (footer)"]), number=82))
    package.before("ppt/notesMasters/notesMaster1.xml", END, shape(run(marks["notes master header"]), number=83))
    package.swap("ppt/theme/theme1.xml", 'name="Office Theme"', f'name="{marks["theme name"]}"')
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    colours = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" hlink="hlink" folHlink="folHlink" ' + " ".join(
        f'accent{number}="accent{number}"' for number in range(1, 7)
    )
    handout = shape(run(marks["handout master"]), number=84)
    part = "ppt/handoutMasters/handoutMaster1.xml"
    package.put(
        part,
        f"<p:handoutMaster {SPACES}><p:cSld><p:spTree>{group}{handout}</p:spTree></p:cSld><p:clrMap {colours}/>"
        "</p:handoutMaster>",
        kind=f"{_SHOW}.handoutMaster+xml",
    )
    package.relate(part, "ppt/theme/theme1.xml", kind="theme")
    master = package.relate(PRESENTATION, part, kind="handoutMaster")
    listed = f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{master}"/></p:handoutMasterIdLst>'
    package.before(PRESENTATION, "<p:sldIdLst", listed)


def remarks(package: Package, marks: Marks) -> None:
    """A comment of the old kind with its author, and one of the new kind, which is a thread."""
    who = f'<p:cmAuthor id="0" name="{marks["comment author"]}" initials="x" lastIdx="1" clrIdx="0"/>'
    package.put(
        "ppt/commentAuthors.xml", f"<p:cmAuthorLst {SPACES}>{who}</p:cmAuthorLst>", kind=f"{_SHOW}.commentAuthors+xml"
    )
    package.relate(PRESENTATION, "ppt/commentAuthors.xml", kind="commentAuthors")
    text = f'<p:pos x="9" y="9"/><p:text>{marks["comment text (legacy)"]}</p:text>'
    said = f'<p:cm authorId="0" dt="2026-10-01T09:00:00" idx="1">{text}</p:cm>'
    package.put("ppt/comments/comment1.xml", f"<p:cmLst {SPACES}>{said}</p:cmLst>", kind=f"{_SHOW}.comments+xml")
    package.relate(SLIDE, "ppt/comments/comment1.xml", kind="comments")
    thread = (
        f'<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" {shared.A}>'
        '<p188:cm id="{1}" authorId="{2}"><p188:txBody><a:bodyPr/><a:p>'
        f"{run(marks['comment text (modern threaded)'])}</a:p></p188:txBody></p188:cm></p188:cmLst>"
    )
    package.put("ppt/comments/modernComment_1.xml", thread, kind="application/vnd.ms-powerpoint.comments+xml")
    package.relate("ppt/slides/slide2.xml", "ppt/comments/modernComment_1.xml", kind=f"{_MODERN}/comments")


def beside(package: Package, marks: Marks) -> None:
    tag = f'<p:tagLst {SPACES}><p:tag name="ADDIN" val="{marks["tag (add-in data)"]}"/></p:tagLst>'
    package.put("ppt/tags/tag1.xml", tag, kind=f"{_SHOW}.tags+xml")
    package.relate(SLIDE, "ppt/tags/tag1.xml", kind="tags")
    named = f"ppt/media/{marks['media file name']}.jpg"
    package.ending("jpg", kind="image/jpeg")
    package.put(named, pictures.jpeg_by("x", shade=60))
    package.relate(SLIDE, named, kind="image")
    show = marks["custom show name"]
    first = package.text(PRESENTATION).partition("<p:sldId ")[2].partition('r:id="')[2].partition('"')[0]
    one = f'<p:custShow name="{show}" id="0"><p:sldLst><p:sld r:id="{first}"/></p:sldLst></p:custShow>'
    package.before(PRESENTATION, "<p:defaultTextStyle", f"<p:custShowLst>{one}</p:custShowLst>")
    section = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f'<p14:section name="{marks["section name"]}" id="{{B5A2F4C0-0000-4000-8000-000000000002}}"><p14:sldIdLst/>'
        "</p14:section></p14:sectionLst></p:ext></p:extLst>"
    )
    text = package.text(PRESENTATION)
    kept = text.partition("<p:extLst>")[0].removesuffix("</p:presentation>")
    package.parts[PRESENTATION] = f"{kept}{section}</p:presentation>".encode()


def properties(package: Package, marks: Marks) -> None:
    core = {
        "dc:title": marks["core title"],
        "dc:creator": marks["core author"],
        "cp:category": marks["core category"],
        "cp:contentStatus": marks["core content status"],
    }
    app = {"Company": marks["app.xml company"]}
    shared.put_properties(package, core, app=app, custom={"Client": marks["custom property value"]})
