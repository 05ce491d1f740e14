"""The body of the planted letter: what a person typed, and what Word kept beside it."""

from tests.guard.planting.marks import Marks
from tests.guard.planting.shared import torn

WHO = 'w:id="900" w:date="2026-10-01T09:00:00Z"'


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str, *, style: str = "") -> str:
    style = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{text}</w:t></w:r>'


def typed(marks: Marks) -> str:
    """Text that shows on the page."""
    cell = f"<w:tc><w:tcPr/>{paragraph(run(marks['table cell']))}</w:tc>"
    inner = f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{paragraph(run(marks['nested table']))}</w:tc></w:tr></w:tbl>"
    ruby = "<w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>"
    math = f"<m:oMath><m:r><m:t>{marks['equation text (m:t)']}</m:t></m:r></m:oMath>"
    split = torn(marks["name split over 3 runs"], run="<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>")
    return "".join(
        (
            paragraph(run(f"The plan for {marks['body paragraph']} and others.")),
            f"<w:tbl><w:tblPr/><w:tr>{cell}<w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr></w:tbl>",
            paragraph(split),
            paragraph(math),
            paragraph(f"<w:r>{ruby.format(run(marks['ruby text']), run('base'))}</w:r>"),
            paragraph(run(f"Not for {marks['hidden text (w:vanish)']}", style="<w:vanish/>")),
        )
    )


def tracked(marks: Marks) -> str:
    first, middle, last = marks["name split by tracked insertion"].pieces
    author = marks["tracked-change author"]
    return "".join(
        (
            paragraph(f'<w:ins {WHO} w:author="{author}">{run(marks["tracked insertion"])}</w:ins>'),
            paragraph(
                f'<w:del {WHO} w:author="x"><w:r><w:delText>{marks["tracked deletion"]}</w:delText></w:r></w:del>'
            ),
            paragraph(f'<w:moveFrom {WHO} w:author="x">{run(marks["moved-from text"])}</w:moveFrom>'),
            paragraph(f'{run(first)}<w:ins {WHO} w:author="x">{run(middle)}</w:ins>{run(last)}'),
        )
    )


def controls(marks: Marks) -> str:
    """Content controls, and fields with what they hide."""
    title = marks["content-control title/tag"]
    named = f'<w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{title.lower()}"/></w:sdtPr>'
    item = marks["content-control drop-down item"]
    listed = (
        f'<w:sdtPr><w:dropDownList><w:listItem w:displayText="{item}" w:value="{item}"/></w:dropDownList></w:sdtPr>'
    )
    hint = marks["legacy form-field help/default"]
    form = (
        f'<w:ffData><w:name w:val="f"/><w:enabled/><w:helpText w:type="text" w:val="{hint}"/>'
        f'<w:textInput><w:default w:val="{hint}"/></w:textInput></w:ffData>'
    )
    path = f'INCLUDETEXT "C:\\\\Clients\\\\{marks["field code (instrText path)"]}\\\\plan.docx"'
    return "".join(
        (
            f"<w:sdt>{named}<w:sdtContent>{paragraph(run(marks['content control (block)']))}</w:sdtContent></w:sdt>",
            paragraph(f"<w:sdt>{listed}<w:sdtContent>{run(marks['content control (inline)'])}</w:sdtContent></w:sdt>"),
            field(path, result="text"),
            field("FORMTEXT", result="x", data=form),
        )
    )


def field(code: str, *, result: str, data: str = "") -> str:
    return paragraph(
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def links(marks: Marks, *, target: str) -> str:
    shown = run(marks["hyperlink display text"])
    tip = marks["hyperlink tooltip"]
    mark = marks["bookmark name"]
    return paragraph(
        f'<w:hyperlink r:id="{target}" w:tooltip="{tip}">{shown}</w:hyperlink>'
        f'<w:bookmarkStart w:id="7" w:name="{mark}"/>{run(" marked")}<w:bookmarkEnd w:id="7"/>'
    )


def picture(relation: str, *, number: int, name: str = "Picture", described: str = "", title: str = "") -> str:
    blip = f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    shape = f"<pic:spPr>{_box(300_000)}</pic:spPr>"
    own = f'<pic:nvPicPr><pic:cNvPr id="{number}" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
    return drawing(
        f"<pic:pic>{own}{blip}{shape}</pic:pic>",
        kind="picture",
        known=f'id="{number}" name="{name}" descr="{described}" title="{title}"',
    )


def _box(width: int) -> str:
    size = f'<a:ext cx="{width}" cy="300000"/>'
    return f'<a:xfrm><a:off x="0" y="0"/>{size}</a:xfrm><a:prstGeom prst="rect"/>'


def drawing(inner: str, *, kind: str, known: str) -> str:
    graphic = f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}">{inner}'
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="2000000" cy="1500000"/><wp:docPr {known}/>{graphic}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(marks: Marks) -> str:
    """A box as Word 2010 draws it, with the older drawing for older programs."""
    new = (
        '<wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="31" name="Box"/><a:graphic><a:graphicData'
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f"<wps:spPr>{_box(900_000)}</wps:spPr><wps:txbx><w:txbxContent>"
        f"{paragraph(run(marks['text box (DrawingML)']))}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline>"
    )
    old = f"<w:txbxContent>{paragraph(run(marks['VML fallback text box']))}</w:txbxContent>"
    shape = f'<v:shape style="width:80pt;height:20pt" type="#_x0000_t202"><v:textbox>{old}</v:textbox></v:shape>'
    return paragraph(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{new}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{shape}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
