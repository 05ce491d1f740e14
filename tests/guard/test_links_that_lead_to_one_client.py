"""A link to a client's folder, workspace or portal is as good as its legal name."""

import pytest

from bulkhead.guard.matching import Names, Term, judge_text
from bulkhead.guard.matching.links import exact_signs, link_fault
from bulkhead.guard.names_file import NamesFileError, parse_names

FOLDER = "https://drive.google.com/drive/folders/1aB9-xYz_03kQwErTyUiOp?usp=sharing"
NAMES = Names(
    [
        Term("bloom", "link", FOLDER),
        Term("bloom", "link", "bloom.portal.maren.example"),
        Term("bloom", "link", "https://bloom-hq.slack.com/"),
        Term("bloom", "link", "notion.so/bloom-hq"),
        Term("bloom", "link", "https://app.asana.com/0/1201234567890/board"),
        Term("bloom", "link", "https://bloombarrow.atlassian.net/jira/software"),
        Term("bloom", "link", "https://barrow.sharepoint.com/sites/Board%20Pack"),
        Term("bloom", "link", "https://www.dropbox.com/scl/fo/q1w2e3r4t5y6u7i8/h?rlkey=z"),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        FOLDER,
        "the folder drive.google.com/drive/u/1/folders/1aB9-xYz_03kQwErTyUiOp is theirs",
        "https://drive.google.com/open?id=1aB9-xYz_03kQwErTyUiOp",
        "HTTPS://DRIVE.GOOGLE.COM/DRIVE/FOLDERS/1AB9-XYZ_03KQWERTYUIOP",
        "https://bloom.portal.maren.example/delivered/?page=2",
        "ask in bloom-hq.slack.com/archives/C01",
        "see https://www.notion.so/bloom-hq/Plan-2026",
        "https://app.asana.com/0/1201234567890/1209999999999",
        "task 1201234567890",
        "bloombarrow.atlassian.net/jira/software/projects/B",
        "https://barrow.sharepoint.com/sites/Board%20Pack/a.docx",
        "https://barrow.sharepoint.com/sites/Board Pack",
        "dropbox.com/scl/fo/q1w2e3r4t5y6u7i8/h",
    ],
)
def test_the_link_is_a_stop_in_any_of_its_spellings(text: str) -> None:
    judgement = judge_text(text, place="text", names=NAMES, target="harbor")

    assert (judgement.verdict, {finding.rule for finding in judgement.findings}) == ("stop", {"link"})


@pytest.mark.parametrize(
    "text",
    [
        "https://drive.google.com/drive/folders/1aB9-xYz_03kQwErTyUiOX",
        "https://drive.google.com/drive/my-drive",
        "bloom-hq2.slack.com",
        "notion.so/bloom-hq2",
        "notion.so/product",
        "app.asana.com/0/1201234567891",
        "harbor.portal.maren.example",
        "portal.maren.example",
        "barrow.sharepoint.com/sites/Other",
    ],
)
def test_a_link_beside_it_is_none(text: str) -> None:
    assert judge_text(text, place="text", names=NAMES, target="harbor").verdict == "pass"


def test_the_link_of_the_target_is_its_own() -> None:
    assert judge_text(FOLDER, place="text", names=NAMES, target="bloom").verdict == "pass"


@pytest.mark.parametrize("link", ["https://drive.google.com/", "notion.so", "www.dropbox.com/", "slack.com"])
def test_the_door_of_a_service_tells_nobody(link: str) -> None:
    assert list(exact_signs(link)) == []
    assert link_fault(link) == (
        f"“{link}” leads everybody to the same page; paste the address of the folder or the workspace."
    )


@pytest.mark.parametrize("link", ["our folder", "", "https:///x", "-"])
def test_what_is_no_link_is_said(link: str) -> None:
    assert link_fault(link) == f"“{link}” is no link; paste the address of the folder or the workspace."


def test_a_names_file_knows_a_link_by_its_shape_or_its_label() -> None:
    text = f"bloom = Bloom & Barrow Ltd, bloombarrow.example, {FOLDER}, link: bloom-hq.slack.com"

    assert parse_names(text)[1:] == (
        Term("bloom", "domain", "bloombarrow.example"),
        Term("bloom", "link", FOLDER),
        Term("bloom", "link", "bloom-hq.slack.com"),
    )


def test_a_names_file_says_which_link_tells_nobody() -> None:
    with pytest.raises(NamesFileError) as problem:
        parse_names("bloom = Bloom Ltd, link: notion.so")

    assert str(problem.value) == (
        "Line 1: “notion.so” leads everybody to the same page; paste the address of the folder or the workspace."
    )
