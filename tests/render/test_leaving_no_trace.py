import datetime as dt
import io

import pytest
from docx.oxml.ns import qn
from PIL import Image

from bulkhead.render.template import fill
from tests.render.paper import (
    OFFICE_LINK,
    WORD_KIND,
    packed,
    paper,
    parts,
    reopened,
    saved,
    text_box,
    texts,
    with_body,
    with_part,
)

PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"
APP = (
    f'<Properties xmlns="{PROPERTIES}/extended-properties"><Template>CANARY.dotm</Template><TotalTime>1077</TotalTime>'
    "<Pages>2</Pages><Company>CANARY Inc</Company><Manager>CANARY Boss</Manager>"
    "<HyperlinkBase>file:///C:/CANARY</HyperlinkBase></Properties>"
)
CUSTOM = (
    f'<Properties xmlns="{PROPERTIES}/custom-properties" xmlns:vt="{PROPERTIES}/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Project">'
    "<vt:lpwstr>CANARY</vt:lpwstr></property>"
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="Prepared for">'
    "<vt:lpwstr>{{client.name}}</vt:lpwstr></property></Properties>"
)
SETTINGS = (
    '<w:attachedTemplate r:id="more99" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    '<w:mailMerge><w:dataSource w:val="CANARY.csv"/></w:mailMerge><w:docVars><w:docVar w:name="a" w:val="CANARY"/>'
    '</w:docVars><w:rsids><w:rsidRoot w:val="00CA4A12"/></w:rsids>'
)


SPECKLE = Image.effect_noise((40, 30), 50)


def photo(kind: str, picture: Image.Image) -> bytes:
    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B], exif[0x0112] = "CANARY", 6
    picture.save(target, kind, exif=exif, comment=b"CANARY")
    return target.getvalue()


def planted() -> bytes:
    """A template with its maker's name in every place that Word keeps one."""
    document = paper("{{client.name}}", "plain")
    core = document.core_properties
    core.author = core.last_modified_by = core.version = core.identifier = "CANARY"
    core.revision, core.created, core.last_printed = (
        47,
        dt.datetime(2019, 1, 2, tzinfo=dt.UTC),
        dt.datetime(2019, 1, 3, tzinfo=dt.UTC),
    )
    document.add_comment(document.paragraphs[1].runs, text="Keep this", author="CANARY", initials="CNY")
    document.paragraphs[1]._p.set(qn("w:rsidR"), "00CA4A12")
    document.paragraphs[1].runs[0]._r.set(qn("w:rsidRPr"), "00CA4A12")
    content = with_body(
        saved(document),
        '<w:p><w:permStart w:id="1" w:ed="CANARY\\jane"/><w:permEnd w:id="1"/></w:p>' + text_box("plain"),
    )
    found = parts(content)
    found["docProps/app.xml"] = APP.encode()
    found["word/settings.xml"] = found["word/settings.xml"].replace(
        b"</w:settings>", f"{SETTINGS}</w:settings>".encode()
    )
    found["[trash]/0000.dat"] = b"CANARY"
    for name, body, kind, link, source in MORE:
        content = with_part(packed(found), name, body, kind=kind, link=link, source=source)
        found = parts(content)
    return content


PEOPLE = (
    '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="CANARY"/>'
    "</w15:people>"
)
TEMPLATE_LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="more99" Type="{OFFICE_LINK}/attachedTemplate" Target="file:///C:/CANARY.dotm" '
    'TargetMode="External"/></Relationships>'
)
DATES = (
    '<c:commentsExtensible xmlns:c="http://schemas.microsoft.com/office/word/2018/wordml/cex"><c:commentExtensible '
    'c:durableId="1" c:dateUtc="CANARY"><c:extLst>CANARY</c:extLst></c:commentExtensible></c:commentsExtensible>'
)
MORE: list[tuple[str, str | bytes, str, str, str]] = [
    ("docProps/custom.xml", CUSTOM, "application/vnd.openxmlformats-officedocument.custom-properties+xml",
     f"{OFFICE_LINK}/custom-properties", ""),
    ("docMetadata/LabelInfo.xml", "<x>CANARY</x>", "application/vnd.ms-office.classificationlabels+xml",
     "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels", ""),
    ("docProps/small.jpeg", b"CANARY", "image/jpeg",
     "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", ""),
    ("customXml/item1.xml", "<x>CANARY</x>", "application/xml", f"{OFFICE_LINK}/customXml", "word/document.xml"),
    ("word/people.xml", PEOPLE, f"{WORD_KIND}.people+xml",
     "http://schemas.microsoft.com/office/2011/relationships/people", "word/document.xml"),
    ("word/commentsExtensible.xml", DATES, f"{WORD_KIND}.commentsExtensible+xml",
     "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible", "word/document.xml"),
    ("word/media/a.jpg", photo("JPEG", SPECKLE), "image/jpeg", f"{OFFICE_LINK}/image", "word/document.xml"),
    ("word/media/b.png", photo("PNG", SPECKLE), "image/png", f"{OFFICE_LINK}/image", "word/document.xml"),
]  # fmt: skip


def embedded(content: bytes) -> bytes:
    inner = paper("inside")
    inner.core_properties.author = "CANARY"
    return with_part(
        content, "word/embeddings/a.docx", saved(inner), kind="application/x", link=f"{OFFICE_LINK}/package"
    )


@pytest.fixture(scope="module")
def left() -> dict[str, bytes]:
    content = packed(parts(planted()) | {"word/_rels/settings.xml.rels": TEMPLATE_LINK.encode()})
    return parts(fill("plan.docx", content=embedded(content), values={"client.name": "Signal"}).content)


def test_the_planted_template_tells_on_its_maker_before() -> None:
    telling = {name for name, body in parts(planted()).items() if b"CANARY" in body}

    assert telling == {name for name, *_ in MORE} | {
        "docProps/core.xml",
        "docProps/app.xml",
        "word/document.xml",
        "word/settings.xml",
        "word/comments.xml",
        "[trash]/0000.dat",
    }


def test_no_part_tells_who_made_the_template(left: dict[str, bytes]) -> None:
    inner = parts(left["word/embeddings/a.docx"])

    assert [name for name, body in (left | inner).items() if b"CANARY" in body or b"CNY" in body] == []


def test_no_revision_marks_or_dates_are_left(left: dict[str, bytes]) -> None:
    told = [b"rsid", b"00CA4A12", b"attachedTemplate", b"<cp:revision", b"TotalTime", b"2019", b"dateUtc"]

    assert [
        (name, word) for name, body in left.items() if name.endswith((".xml", ".rels")) for word in told if word in body
    ] == []


def test_the_parts_that_only_tell_are_gone(left: dict[str, bytes]) -> None:
    gone = {"docProps/thumbnail.jpeg", "docProps/small.jpeg", "docMetadata/LabelInfo.xml", "word/people.xml"}
    gone |= {"customXml/item1.xml", "[trash]/0000.dat"}

    assert gone & left.keys() == set()
    assert [name for name in gone if f"/{name}".encode() in left["[Content_Types].xml"]] == []


def test_the_material_stays(left: dict[str, bytes]) -> None:
    document = reopened(packed(left))

    assert [paragraph.text for paragraph in document.paragraphs][:2] == ["Signal", "plain"]
    assert [(comment.author, comment.text) for comment in document.comments] == [("Author", "Keep this")]
    assert b"Signal" in left["docProps/custom.xml"]
    assert b"<Pages>2</Pages>" in left["docProps/app.xml"]
    assert texts(left["word/embeddings/a.docx"]) == ["inside"]


@pytest.mark.parametrize(("name", "kind"), [("word/media/a.jpg", "JPEG"), ("word/media/b.png", "PNG")])
def test_a_picture_loses_its_words_and_no_pixel(left: dict[str, bytes], name: str, kind: str) -> None:
    before, after = Image.open(io.BytesIO(photo(kind, SPECKLE))), Image.open(io.BytesIO(left[name]))

    assert after.tobytes() == before.tobytes()
    # EXIF keeps one word: which way up the phone was held.
    assert dict(after.getexif()) == ({0x0112: 6} if kind == "JPEG" else {})


def test_custom_xml_that_a_content_control_shows_stays() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{AB}"/></w:sdtPr>'
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    )
    content = with_body(saved(paper()), control)
    for number, item in enumerate(["{ab}", "{cd}"], 1):
        content = with_part(
            content, f"customXml/item{number}.xml", "<x/>", kind="application/xml", link=f"{OFFICE_LINK}/customXml"
        )
        content = with_part(
            content,
            f"customXml/itemProps{number}.xml",
            f'<d:datastoreItem xmlns:d="{PROPERTIES}/customXml" d:itemID="{item}"/>',
            kind="application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
            link=f"{OFFICE_LINK}/customXmlProps",
            source=f"customXml/item{number}.xml",
        )

    left = parts(fill("plan.docx", content=content, values={}).content)

    assert {name for name in left if name.startswith("customXml/item")} == {
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
    }


def test_the_custom_properties_vanish_whole_when_none_is_a_field() -> None:
    empty = CUSTOM.replace("{{client.name}}", "CANARY")
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    link = f"{OFFICE_LINK}/custom-properties"
    content = with_part(saved(paper()), "docProps/custom.xml", empty, kind=kind, link=link, source="")

    assert "docProps/custom.xml" not in parts(fill("plan.docx", content=content, values={}).content)


def test_rsid_in_the_text_is_only_text() -> None:
    words = 'set w:rsidR="00AB12CD" here'

    assert texts(fill("plan.docx", content=saved(paper(words)), values={}).content) == [words]
