"""The page that a scan leaves behind: one file, nothing from anywhere, every word of a stranger escaped."""

import base64
import hashlib
import re
from pathlib import Path

from bulkhead.base.scan_report import Known, Left, Looked, Party, Report, Sign
from bulkhead.render.scan_page import scan_page

TOKENS = Path(__file__).parents[2] / "bulkhead" / "web" / "ui" / "static" / "ui" / "css" / "tokens.css"
NASTY = "<script>alert(1)</script>\"'&.docx"
ACME = Party("acme", "Acme <b>", ("Acme",), (Known("Acme <b>", "name", "folder name"),))
BLOOM = Party("bloom", "Bloom", ("Bloom",), (Known("Bloom", "name", "folder name", "an everyday word"),))


def report(*files: Looked) -> Report:
    return Report("Clients", "Each folder in it is a client.", (ACME, BLOOM), files, (Left("a/b", "It is hidden."),))


def naming(path: str = "Acme/a.docx", *, certain: bool = True, excerpt: str = "for Bloom & us") -> Looked:
    sign = Sign("bloom", "Bloom", "slide 7, speaker notes", excerpt, "legal name")
    return Looked(path, "acme", 10, "aa", ("bloom",) if certain else (), (sign,))


def test_one_sentence_says_all_of_it() -> None:
    unread = Looked("Bloom/x.doc", "bloom", 3, "bb", unread="This is an old format. Save it and upload that.")

    heads = [
        report().headline,
        report(unread).headline,
        report(naming(), unread).headline,
        report(naming(certain=False)).headline,
        report(naming(), naming("Acme/b"), naming("Acme/c", certain=False)).headline,
    ]

    assert heads == [
        "There was no file to read.",
        "None of 1 file names another client; 1 could not be read.",
        "1 of 2 files names another client; 1 could not be read.",
        "0 of 1 file name another client; 1 may.",
        "2 of 3 files name another client, and 1 more may.",
    ]


def test_the_place_and_the_words_stand_in_the_page_with_the_name_marked() -> None:
    page = scan_page(report(naming()))

    assert "by its legal name “Bloom”, in slide 7, speaker notes" in page
    assert "for <mark>Bloom</mark> &amp; us" in page


def test_words_of_strangers_are_escaped() -> None:
    page = scan_page(report(naming(NASTY, excerpt=f"Bloom {NASTY}"), Looked(NASTY, "", unread=NASTY)))

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;.docx" in page
    assert "<b>" not in page.replace('<b class="', "").replace("<b>1<", "").replace("<b>0<", "")


def test_nothing_is_loaded_from_anywhere_and_no_script_is_needed() -> None:
    page = scan_page(report(naming()))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)

    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert re.findall(r"(?:src|href|action|style)=|url\(|@import|https?:", page) == []


def test_the_colours_are_those_of_the_desk() -> None:
    ours: dict[str, str] = {}
    for name, value in re.findall(r"(--[\w-]+): (.*?);", TOKENS.read_text()):
        ours.setdefault(name, value)
    style = scan_page(report()).partition("<style>")[2].partition("</style>")[0]

    for name, value in re.findall(r"(--[\w-]+): (.*?);", style):
        assert ours[name] == value


def test_clients_cross_in_a_grid_and_twins_have_a_line() -> None:
    twin = Looked("Bloom/t.docx", "bloom", 10, "aa")

    found = report(naming(), twin)

    assert found.grid() == [("acme", [(1, 1)])]
    assert [[one.path for one in files] for files in found.twins] == [["Acme/a.docx", "Bloom/t.docx"]]
    assert "byte for byte" in scan_page(found)


def test_a_report_comes_back_from_json_as_it_was() -> None:
    found = report(naming(), Looked("x", "", unread="y"))

    assert Report.of_json(found.as_json()) == found
