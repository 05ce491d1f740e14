"""A file in an archive is judged like one on its own, and its place says where it lies."""

import os
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bulkhead.guard.matching import judge
from bulkhead.guard.reading import packages, read
from bulkhead.guard.readings import Reading
from tests.guard import cast, documents
from tests.guard.packed import encrypted, nested, packed, tarred, zipped

LEGAL = "Bloom & Barrow Ltd"
LETTER = documents.letter(lambda letter: letter.add_paragraph(f"Numbers of {LEGAL}"))
CLEAN = documents.letter(lambda letter: letter.add_paragraph("A plain paragraph of plain words."))
PAPER = documents.pdf(documents.page_text("A first page of words"), documents.page_text(f"Numbers of {LEGAL}"))
DAMAGED = "The file is damaged or cut off. Open it, save it again and upload that."
EXTERNAL = os.environ.get("BULKHEAD_TEST_DATA", "")


def found(name: str, content: bytes) -> tuple[str, list[str], str]:
    """Verdict, places and what was held."""
    judgement = judge(read(name, content=content), names=cast.names(), target="harbor")
    return judgement.verdict.value, [finding.place for finding in judgement.findings], judgement.reason


def test_a_name_in_a_zip_is_found_where_it_lies() -> None:
    content = zipped({"2026/report.docx": LETTER, "paper.pdf": PAPER, "notes.txt": f"\n\nFor {LEGAL}".encode()})

    assert found("all.zip", content) == (
        "stop",
        [
            "in the archive, 2026/report.docx, paragraph 1",
            "in the archive, paper.pdf, page 2",
            "in the archive, notes.txt, line 3",
        ],
        "",
    )


def test_a_zip_of_plain_files_passes() -> None:
    assert found("all.zip", zipped({"report.docx": CLEAN, "notes.txt": b"Plain words."})) == ("pass", [], "")


@pytest.mark.parametrize("deep", [1, 2, 3, 4])
def test_a_zip_in_a_zip_is_read_to_the_fourth(deep: int) -> None:
    inner = "".join(f"inner{number}.zip, " for number in range(deep - 1, 0, -1))

    assert found("all.zip", nested(LETTER, name="report.docx", deep=deep)) == (
        "stop",
        [f"in the archive, {inner}report.docx, paragraph 1"],
        "",
    )


def test_what_lies_deeper_is_held() -> None:
    verdict, places, reason = found("all.zip", nested(LETTER, name="report.docx", deep=6))

    assert (verdict, places, reason[:45]) == ("hold", [], "Files lie more than 4 deep inside each other ")


@pytest.mark.parametrize(
    ("name", "content", "hold"),
    [
        ("photo.png", documents.PNG, "In the archive, photo.png: This is a picture: its text could not be read."),
        ("empty.docx", b"", "In the archive, empty.docx: The file is empty. Check it and upload it again."),
        ("cut.docx", CLEAN[:900], f"In the archive, cut.docx: {DAMAGED}"),
        ("rich.rtf", b"{\\rtf1 Hi}", "In the archive, rich.rtf: This is a rich text file (.rtf)."),
        ("tool.exe", b"MZ\x90\x00" * 40, "In the archive, tool.exe: This is a program, not a document."),
        ("rest.7z", b"7z\xbc\xaf\x27\x1c\x00\x04" * 9, "In the archive, rest.7z: This is an archive. Unpack it"),
        ("letter.docx", b"only words", "In the archive, letter.docx: The file is named .docx but is not a Word"),
        ("secret.zip", encrypted({"a.txt": b"a"}), "In the archive, secret.zip: The file is protected by a password."),
        ("strange.bin", b"\x00\x01\x02\x03" * 40, "In the archive, strange.bin: We cannot read this kind of file."),
    ],
)
def test_what_cannot_be_read_in_an_archive_is_held_by_its_name(name: str, content: bytes, hold: str) -> None:
    reading = read("all.zip", content=zipped({"clean.docx": CLEAN, name: content}))

    assert reading.hold[: len(hold)] == hold


def test_one_bad_file_does_not_hide_the_others() -> None:
    verdict, places, reason = found("all.zip", zipped({"cut.docx": CLEAN[:900], "report.docx": LETTER}))

    assert (verdict, places) == ("stop", ["in the archive, report.docx, paragraph 1"])
    assert reason == f"In the archive, cut.docx: {DAMAGED}"


def test_names_of_files_are_read_also_where_their_words_are_not() -> None:
    assert found("all.zip", encrypted({"Bloom & Barrow Ltd.docx": b"secret"})) == (
        "stop",
        ["in the archive, file name"],
        "The file is protected by a password. Remove the password and upload it again.",
    )


def test_a_folder_that_names_a_client_is_found() -> None:
    assert found("all.zip", zipped({"Bloom and Barrow Ltd/notes.txt": b"Plain words."}))[0] == "stop"


def test_comments_of_a_zip_and_of_its_files_are_read() -> None:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as package:
        entry = zipfile.ZipInfo("notes.txt")
        entry.comment = f"sent by {LEGAL}".encode()
        package.writestr(entry, "Plain words.")

    assert found("all.zip", saved.getvalue())[:2] == ("stop", ["in the archive, comment of the package"])
    assert found("all.zip", zipped({"a.txt": b"Plain"}, comment=LEGAL.encode()))[0] == "stop"


def test_a_file_called_like_the_comment_is_read_as_a_file() -> None:
    assert found("all.zip", zipped({"comment of the package": LETTER}))[:2] == (
        "stop",
        ["in the archive, comment of the package, paragraph 1"],
    )


@pytest.mark.parametrize("letters", ["utf-8", "cp1252", "cp437", "cp932"])
def test_names_in_older_letters_are_read(letters: str) -> None:
    name = "東京.txt" if letters == "cp932" else "Nestlé.txt"
    raw = name.encode(letters)
    content = zipped({"x" * len(raw): b"Plain words."}).replace(b"x" * len(raw), raw)

    texts = [passage.text for passage in read("all.zip", content=content).passages]

    assert name in texts


def test_what_a_mac_leaves_beside_the_files_is_no_reason_to_hold() -> None:
    double = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        " + b"\x00" * 60
    content = zipped(
        {"a.txt": b"Plain words.", "__MACOSX/._a.txt": double, ".DS_Store": b"\x00\x00\x00\x01Bud1\x00\x00"}
    )

    assert found("all.zip", content) == ("pass", [], "")


def test_a_letter_that_hides_behind_the_name_of_such_a_file_is_read() -> None:
    assert found("all.zip", zipped({"__MACOSX/._report.docx": LETTER}))[0] == "stop"


@pytest.mark.parametrize("mode", ["w:", "w:gz"])
def test_a_tar_is_read_like_a_zip(mode: str) -> None:
    name, prefix = ("all.tar", "") if mode == "w:" else ("all.tgz", "all.tar, ")

    assert found(name, tarred({"report.docx": LETTER}, mode=mode))[:2] == (
        "stop",
        [f"in the archive, {prefix}report.docx, paragraph 1"],
    )


def test_a_link_in_a_tar_is_held_and_where_it_leads_is_read() -> None:
    verdict, places, reason = found("all.tar", tarred({}, links={"a": "shares/bloombarrow.example/b"}))

    assert (verdict, places) == ("stop", ["in the archive, a, link"])
    assert reason == "In the archive, a: This is a link to another file, which was not read. Upload that file."


def test_a_packed_file_is_read_by_the_name_inside_or_outside() -> None:
    assert found("report.docx.gz", packed(LETTER))[1] == ["in the archive, report.docx, paragraph 1"]
    assert found("b.gz", packed(b"words", name="Bloom & Barrow Ltd.txt"))[0] == "stop"


def test_a_tar_that_is_cut_off_is_held() -> None:
    assert read("all.tar", content=tarred({"a.txt": b"words" * 1000})[:2000]).hold == DAMAGED


def test_a_packed_file_that_is_cut_off_is_held() -> None:
    assert read("a.txt.gz", content=packed(b"words" * 1000)[:-9]).hold == DAMAGED


BOMBS = {
    "one large file": zipped({"a.txt": b" " * (12 << 20)}),
    "in a zip": zipped({"inner.zip": zipped({"a.txt": b" " * (12 << 20)})}),
    "packed": packed(b" " * (12 << 20)),
    "packed in a zip": zipped({"a.gz": packed(b" " * (12 << 20))}),
    "a tar that was packed": tarred({"a.txt": b" " * (12 << 20)}, mode="w:gz"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_held_before_it_is_unpacked(name: str) -> None:
    began = time.process_time()

    reading = read("bomb", content=BOMBS[name])

    assert (reading.hold.endswith(packages.BOMB), time.process_time() - began < 1) == (True, True)


def test_a_tree_of_zips_is_held_when_it_grows_too_large() -> None:
    """Each level holds ten of the one below, and each is too small to be a bomb of its own."""
    level = zipped({"a.txt": b"a" * (6 << 20)})
    for _ in range(2):
        level = zipped({f"{number}.zip": level for number in range(10)})
    began = time.process_time()

    reading = read("tree.zip", content=level)

    assert ("Split it and upload the pieces." in reading.hold, time.process_time() - began < 5) == (True, True)


def test_too_many_files_are_held() -> None:
    content = zipped({f"{number}.txt": b"a" for number in range(5_001)})

    assert read("many.zip", content=content).hold == packages.TOO_MANY


def test_an_archive_that_holds_itself_is_held() -> None:
    """Not truly: the same inner archive again and again, deeper than is read."""
    assert read("self.zip", content=nested(b"a", name="a.txt", deep=9)).hold.startswith("Files lie more than 4 deep")


def test_a_packed_file_in_a_letter_is_read() -> None:
    drawing = packed("Numbers of Bloom & Barrow Ltd".encode("utf-16-le") + b"\x00\x01")
    content = documents.repacked(CLEAN, {"word/media/image1.emz": drawing})

    assert found("letter.docx", content)[:2] == ("stop", ["picture"])


@pytest.mark.external
@pytest.mark.skipif(not EXTERNAL, reason="NOT RUN: BULKHEAD_TEST_DATA is not set")
def test_real_archives_are_opened() -> None:
    def read_here(path: Path) -> Reading:
        return read(path.name, content=path.read_bytes())

    folder = Path(EXTERNAL) / "archives"
    readings = {path.name: read_here(path) for path in sorted(folder.iterdir())}

    assert {name: reading.kind for name, reading in readings.items()} == dict.fromkeys(readings, "zip")
    assert [name for name, reading in readings.items() if len(reading.passages) < 3] == []
