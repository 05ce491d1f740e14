"""Saved messages: headings, bodies and attachments, each named as its reader knows it."""

import base64
from email.message import EmailMessage

import pytest

from bulkhead.guard.matching import judge
from bulkhead.guard.reading import read
from tests.guard import cast, documents
from tests.guard.packed import attach, message, zipped

LEGAL = "Bloom & Barrow Ltd"
LETTER = documents.letter(lambda letter: letter.add_paragraph(f"Numbers of {LEGAL}"))
CLEAN = documents.letter(lambda letter: letter.add_paragraph("A plain paragraph of plain words."))


def found(content: bytes | EmailMessage, *, name: str = "mail.eml") -> tuple[str, list[str], str]:
    """Verdict, places and what was held."""
    written = content if isinstance(content, bytes) else content.as_bytes()
    judgement = judge(read(name, content=written), names=cast.names(), target="harbor")
    return judgement.verdict.value, [finding.place for finding in judgement.findings], judgement.reason


def test_a_plain_message_passes() -> None:
    assert found(message()) == ("pass", [], "")


def test_subject_and_body_are_read() -> None:
    assert found(message(f"Good morning,\n\nabout {LEGAL}\n", subject=f"Re: {LEGAL}"))[:2] == (
        "stop",
        ["heading Subject", "message, line 3"],
    )


def test_attachments_are_read_where_they_are() -> None:
    written = message()
    attach(written, LETTER, name="report.docx")
    attach(written, zipped({"inner/report.docx": LETTER}), name="all.zip", kind="application/zip")

    assert found(written) == (
        "stop",
        ["attachment, report.docx, paragraph 1", "attachment, all.zip, in the archive, inner/report.docx, paragraph 1"],
        "",
    )


def test_a_clean_attachment_passes_and_its_name_is_read() -> None:
    clean, named = message(), message()
    attach(clean, CLEAN, name="report.docx")
    attach(named, CLEAN, name="Bloom & Barrow Ltd – Q3.docx")

    assert (found(clean), found(named)[0]) == (("pass", [], ""), "stop")


@pytest.mark.parametrize(
    ("name", "content", "hold"),
    [
        ("photo.png", documents.PNG, "Attachment, photo.png: This is a picture: its text could not be read."),
        ("old.bin", b"\x00\x01\x02\x03" * 40, "Attachment, old.bin: We cannot read this kind of file."),
        ("cut.docx", CLEAN[:900], "Attachment, cut.docx: The file is damaged or cut off."),
    ],
)
def test_an_attachment_that_cannot_be_read_is_held(name: str, content: bytes, hold: str) -> None:
    written = message()
    attach(written, content, name=name)

    verdict, _, reason = found(written)

    assert (verdict, reason[: len(hold)]) == ("hold", hold)


def test_a_message_attached_to_a_message_is_read() -> None:
    inner, outer = message(f"about {LEGAL}\n"), message("See below, and take your time with it.\n")
    attach(inner, LETTER, name="report.docx")
    outer.add_attachment(inner)

    assert found(outer)[:2] == (
        "stop",
        ["attached message, message, line 1", "attached message, attachment, report.docx, paragraph 1"],
    )


@pytest.mark.parametrize("letters", ["iso-2022-jp", "koi8-r", "utf-16", "gb2312", "windows-1252"])
def test_a_body_is_read_in_the_letters_it_claims(letters: str) -> None:
    words = {"iso-2022-jp": "会議の資料", "koi8-r": "Отчёт", "gb2312": "季度报告"}.get(
        letters, "Nestlé’s report".replace("’", "'")
    )
    body = base64.b64encode(words.encode(letters))
    head = f"Subject: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset={letters}\n"
    coding = "Content-Transfer-Encoding: base64\n\n"

    reading = read("mail.eml", content=(head + coding).encode() + body)

    assert (words in [passage.text for passage in reading.passages], reading.hold) == (True, "")


def test_a_body_whose_claim_is_wrong_is_read_all_the_same() -> None:
    content = b"Subject: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=no-such\n\n" + LEGAL.encode()

    assert found(content)[:2] == ("stop", ["message, line 1"])


def test_the_page_in_a_message_is_read_as_shown() -> None:
    assert found(message("<p>Bl<b>oom &amp; Barr</b>ow Ltd</p>", subtype="html"))[:2] == (
        "stop",
        ["message, page as shown"],
    )


def test_a_heading_in_coded_letters_is_read() -> None:
    content = b"Subject: =?utf-8?B?" + base64.b64encode(LEGAL.encode()) + b"?=\n\nPlain words."

    assert found(content)[:2] == ("stop", ["heading Subject"])


def test_a_heading_that_breaks_the_rules_is_read() -> None:
    content = b"From: <\xe9@[\nSubject: \xe9 " + LEGAL.encode() + b"\nDate: ((((\n\nPlain words."

    assert found(content)[:2] == ("stop", ["heading Subject"])


def with_picture(body: str) -> EmailMessage:
    written = message()
    written.clear_content()
    written.set_content(f'<p>{body}</p><img src="cid:logo">', subtype="html")
    written.add_related(documents.PNG, maintype="image", subtype="png", cid="<logo>")
    return written


def test_a_logo_below_a_message_is_no_reason_to_hold() -> None:
    assert found(with_picture("Good morning, here are the figures you asked for.")) == ("pass", [], "")


def test_a_message_that_is_a_picture_is_held() -> None:
    written = message()
    written.clear_content()
    written.set_content("", subtype="plain")
    written.add_related(documents.PNG, maintype="image", subtype="png", cid="<logo>")

    assert found(written)[2] == (
        "The message holds pictures and next to no text: what the pictures say could not be read."
    )


def test_a_letter_that_is_called_a_picture_or_a_signature_is_read() -> None:
    pictured, signed = message("Good morning, here are the figures."), message()
    pictured.add_related(LETTER, maintype="image", subtype="png", cid="<logo>")
    attach(signed, LETTER, name="smime.p7s", kind="application/pkcs7-signature")

    assert (found(pictured)[0], found(signed)[0]) == ("stop", "stop")


def test_a_signature_is_no_reason_to_hold() -> None:
    written = message()
    attach(written, b"\x30\x82\x05\x01\x06\x09\x2a\x86\x48" * 9, name="smime.p7s", kind="application/pkcs7-signature")

    assert found(written) == ("pass", [], "")


@pytest.mark.parametrize("kind", ["application/pkcs7-mime", "application/pgp-encrypted"])
def test_an_encrypted_message_is_held(kind: str) -> None:
    written = message()
    attach(written, b"\x30\x82\x05\x01" * 9, name="smime.p7m", kind=kind)

    assert found(written)[2][:47] == "The message is encrypted, so it could not be re"


@pytest.mark.parametrize(
    "part",
    [
        b"Content-Type: application/octet-stream; name=a.docx\nContent-Transfer-Encoding: x-secret\n\nUEsDB",
        b"Content-Type: application/octet-stream; name=a.docx\nContent-Transfer-Encoding: base64\n\nUEsDBUEsD",
        b"Content-Type: multipart/mixed; boundary=never\n\nUEsDBBQ",
    ],
)
def test_a_part_whose_coding_hides_it_is_held(part: bytes) -> None:
    reading = read("mail.eml", content=b"Subject: a\nMIME-Version: 1.0\n" + part)

    assert "is damaged and could not be read. Upload it on its own." in reading.hold


def test_a_message_under_another_name_is_read_as_one() -> None:
    written = message()
    attach(written, LETTER, name="report.docx")

    assert found(written, name="mail.txt")[1] == ["attachment, report.docx, paragraph 1"]


def test_a_mailbox_is_read_message_by_message() -> None:
    second = message(f"about {LEGAL}\n")
    attach(second, LETTER, name="report.docx")
    line = b"From maren@example.test Mon Nov 23 09:00:00 2026\n"
    content = line + message().as_bytes() + b"\n" + line + second.as_bytes()

    assert found(content, name="all.mbox")[:2] == (
        "stop",
        ["message 2, message, line 1", "message 2, attachment, report.docx, paragraph 1"],
    )
    assert found(content, name="export")[0] == "stop"


def test_a_mailbox_without_a_first_line_is_read() -> None:
    assert found(b"Subject: a\n\nabout " + LEGAL.encode(), name="all.mbox")[0] == "stop"


def test_messages_too_deep_inside_each_other_are_held() -> None:
    content = LETTER
    for number in range(7):
        written = message()
        attach(written, content, name=f"{number}.eml" if number else "report.docx")
        content = written.as_bytes()

    assert "Files lie more than 4 deep inside each other" in read("mail.eml", content=content).hold


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", '<a href="data:application/zip;base64,{}">here</a>'),
        ("note.md", "[here](data:application/octet-stream;base64,{})"),
        ("when.ics", "BEGIN:VEVENT\r\nATTACH;FMTTYPE=a/b;ENCODING=BASE64;VALUE=BINARY:{}\r\nEND:VEVENT\r\n"),
        ("who.vcf", "BEGIN:VCARD\r\nKEY;ENCODING=b:{}\r\nEND:VCARD\r\n"),
    ],
)
def test_a_file_that_is_written_into_a_text_is_read(name: str, content: str) -> None:
    letters = base64.b64encode(LETTER).decode()

    assert found(content.format(letters).encode(), name=name)[:2] == ("stop", ["file 1 in the text, paragraph 1"])


@pytest.mark.parametrize(
    ("drawing", "hold"),
    [
        ("<path d='M0 0L9 9'/>", "This is a picture: its text could not be read."),
        ("<image href='a.png'/><text>Q3</text>", "This is a picture: its text could not be read."),
        ("<path d='M0 0L9 9'/><text>Visitors by month, all channels</text>", ""),
        ("<text>Visitors</text>", ""),
    ],
)
def test_a_drawing_without_written_words_is_a_picture(drawing: str, hold: str) -> None:
    content = f"<svg xmlns='http://www.w3.org/2000/svg'><style>p {{ fill: red; stroke: none }}</style>{drawing}</svg>"

    assert read("drawing.svg", content=content.encode()).hold == hold


def test_a_drawing_in_a_letter_is_no_reason_to_hold_it() -> None:
    icon = b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0L9 9'/></svg>"

    assert read("letter.docx", content=documents.repacked(CLEAN, {"word/media/image1.svg": icon})).hold == ""


def test_a_picture_in_a_card_is_no_reason_to_hold() -> None:
    photo = base64.b64encode(documents.PNG).decode()
    card = f"BEGIN:VCARD\r\nFN:Grace Long\r\nPHOTO;ENCODING=b;TYPE=PNG:{photo}\r\nEND:VCARD\r\n"

    assert read("who.vcf", content=card.encode()).hold == ""
