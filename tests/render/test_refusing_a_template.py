import io
import zipfile

import pytest

from bulkhead.render.template import NotATemplate, TrackedChanges, fill, opening
from bulkhead.render.template import parts as template_parts
from tests.render.finding import fields
from tests.render.paper import OFFICE_LINK, WORD_KIND, packed, paper, parts, saved, with_body, with_part

PLAN = saved(paper("{{client.name}}"))
BODY = "word/document.xml"
DAMAGED = "it is damaged or not a Word file; open it in Word and save it again"
MACROS = "it holds macros; save it as .docx without them"


def bent(**changes: bytes) -> bytes:
    names = {"body": BODY, "types": "[Content_Types].xml"}
    return packed(parts(PLAN) | {names[key]: body for key, body in changes.items()})


def of_kind(kind: str) -> bytes:
    types = parts(PLAN)["[Content_Types].xml"]
    return bent(types=types.replace(f"{WORD_KIND}.document.main+xml".encode(), kind.encode()))


def twice() -> bytes:
    target = io.BytesIO(PLAN)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr(BODY, "<x/>")
    return target.getvalue()


def locked() -> bytes:
    content = bytearray(PLAN)
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize("name", ["a.docm", "a.DOTM"])
def test_a_macro_file_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(NotATemplate) as refused:
        fields(name, content=PLAN)

    assert refused.value.reason == MACROS


@pytest.mark.parametrize("name", ["a.doc", "a.dotx", "a", "docx", "a.docx.exe", "a.odt", "a.csv", ""])
def test_only_six_kinds_of_file_are_templates(name: str) -> None:
    with pytest.raises(NotATemplate) as refused:
        fill(name, content=PLAN, values={})

    assert refused.value.reason == (
        "only Word, PowerPoint, Excel, PDF, markdown and text files (.docx .pptx .xlsx .pdf .md .txt) can be templates"
    )


CASES = {
    "empty": (b"", DAMAGED),
    "a PDF by content": (b"%PDF-1.7 ...", DAMAGED),
    "cut off": (PLAN[: len(PLAN) // 2], DAMAGED),
    "no content types": (packed({BODY: b"<x/>"}), DAMAGED),
    "another kind of Office file": (of_kind("application/x.spreadsheetml.sheet.main+xml"), DAMAGED),
    "broken XML": (bent(body=b"<w:document><w:body>"), DAMAGED),
    "macros under another name": (of_kind("application/vnd.ms-word.document.macroEnabled.main+xml"), MACROS),
    "macros as a part": (packed(parts(PLAN) | {"word/vbaProject.bin": b"x"}), MACROS),
    "an embedded workbook with macros": (packed(parts(PLAN) | {"word/embeddings/a.xlsm": b"x"}), MACROS),
    "a .dotx by content": (of_kind(f"{WORD_KIND}.template.main+xml"), "it is a Word template file; save it as .docx"),
    "a part twice": (twice(), DAMAGED),
    "zip encryption": (locked(), "it is protected by a password; remove the password and add it again"),
    "Office encryption": (
        opening.OLE + "EncryptedPackage".encode("utf-16-le"),
        "it is protected by a password; remove the password and add it again",
    ),
    "the old format": (opening.OLE + b"WordDocument", "it is in the old Word format; save it as .docx"),
    "an entity of its own": (
        bent(body=b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'),
        "it declares its own XML entities; open it in Word and save it again",
    ),
    "a chunk not taken in": (
        with_part(PLAN, "word/chunk.html", "<p>{{client.name}}</p>", kind="text/html", link=f"{OFFICE_LINK}/aFChunk"),
        "part of it is another file that Word has not taken in yet; open it in Word and save it once",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_a_sound_word_file_is_refused_with_the_reason(case: str) -> None:
    content, reason = CASES[case]

    for act in (
        lambda: fields("a.docx", content=content),
        lambda: fill("a.docx", content=content, values={"client.name": "Signal"}),
    ):
        with pytest.raises(NotATemplate) as refused:
            act()
        assert refused.value.reason == reason


def test_a_zip_bomb_is_refused_by_its_declared_size() -> None:
    zeros = bytes(64 * 1024 * 1024)
    bomb = packed(parts(PLAN) | {f"word/media/{number}.bin": zeros for number in range(4)})

    with pytest.raises(NotATemplate) as refused:
        fields("a.docx", content=bomb)

    assert len(bomb) < 1_000_000
    assert refused.value.reason == template_parts.TOO_LARGE


def test_a_file_of_too_many_parts_is_refused() -> None:
    with pytest.raises(NotATemplate) as refused:
        fields("a.docx", content=packed({str(number): b"" for number in range(opening.MAX_PARTS + 1)}))

    assert refused.value.reason == template_parts.TOO_LARGE


def test_expanding_entities_are_never_expanded() -> None:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    laughs = f'<!DOCTYPE x [<!ENTITY e0 "ha">{rows}]><x>&e19;</x>'.encode()

    with pytest.raises(NotATemplate):
        fields("a.docx", content=bent(body=laughs))


INSERTED = '<w:ins w:id="1" w:author="Jane"><w:r><w:t>new</w:t></w:r></w:ins>'
TRACKED = {
    "an insertion": (f"<w:p>{INSERTED}</w:p>", "paragraph 2"),
    "a deletion": ('<w:p/><w:p><w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>', "paragraph 3"),
    "a change of look": (
        '<w:p><w:r><w:rPr><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr></w:r></w:p>',
        "paragraph 2",
    ),
    "a change in a table": (f"<w:tbl><w:tr><w:tc><w:p>{INSERTED}</w:p></w:tc></w:tr></w:tbl>", "table 1"),
    "an inserted row": ('<w:tbl><w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>', "table 1"),
}


@pytest.mark.parametrize("case", TRACKED)
def test_tracked_changes_are_refused_with_their_place(case: str) -> None:
    xml, place = TRACKED[case]
    content = with_body(PLAN, xml)

    with pytest.raises(TrackedChanges) as refused:
        fill("a.docx", content=content, values={"client.name": "Signal"})

    assert str(refused.value) == f"accept or reject the tracked changes first; {place}"
    with pytest.raises(TrackedChanges):
        fields("a.docx", content=content)
