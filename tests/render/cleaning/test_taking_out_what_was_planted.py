"""Each choice takes out every name planted in its places, and not one letter from anywhere else."""

import io

import docx
import openpyxl
import pikepdf
import pptx
import pytest

from bulkhead.render.cleaning import GROUPS, survey
from tests.guard.planting.kinds import planted
from tests.render.cleaning.planted import ALWAYS, CHOICES, GONE, cleaned, said, said_before
from tests.render.cleaning.whole import faults


@pytest.mark.parametrize(("kind", "key"), CHOICES)
def test_one_choice_takes_out_its_places_and_no_other(kind: str, key: str) -> None:
    after = cleaned(kind, key)

    left = said(after.content, file=planted(kind))

    assert said_before(kind) - left == GONE[kind][key] | ALWAYS.get(kind, set())
    assert left <= said_before(kind)
    assert key in [each.key for each in after.removed]


@pytest.mark.parametrize("kind", GONE)
def test_all_choices_together_take_out_all_of_it(kind: str) -> None:
    left = said(cleaned(kind, *GROUPS).content, file=planted(kind))

    assert said_before(kind) - left == set().union(*GONE[kind].values()) | ALWAYS.get(kind, set())


@pytest.mark.parametrize("kind", GONE)
def test_the_survey_lists_what_cleaning_takes_out(kind: str) -> None:
    found = survey(f"planted.{kind}", content=planted(kind).content)

    assert tuple(found) == cleaned(kind, *GROUPS).removed
    assert {each.key for each in found} == set(GONE[kind]) | ({"hidden"} if kind == "docx" else set())
    assert all(each.what and each.place and each.count for each in found)


@pytest.mark.parametrize("kind", GONE)
def test_cleaning_twice_takes_out_nothing_the_second_time(kind: str) -> None:
    once = cleaned(kind, *GROUPS)

    assert survey(once.name, content=once.content) == []


@pytest.mark.parametrize(("kind", "key"), CHOICES)
def test_what_was_chosen_is_not_found_again(kind: str, key: str) -> None:
    once = cleaned(kind, key)

    assert key not in [each.key for each in survey(once.name, content=once.content)]


@pytest.mark.parametrize("kind", GONE)
def test_nothing_chosen_leaves_the_file_as_it_is(kind: str) -> None:
    after = cleaned(kind)

    assert after.content == planted(kind).content
    assert after.removed == ()


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, key in CHOICES if kind in ("docx", "pptx", "xlsx")])
def test_no_choice_leaves_an_arrow_into_nothing(kind: str, key: str) -> None:
    assert set(faults(cleaned(kind, key).content)) <= set(faults(planted(kind).content))


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "pdf"])
def test_other_programs_open_what_was_cleaned(kind: str) -> None:
    content = io.BytesIO(cleaned(kind, *GROUPS).content)

    if kind == "docx":
        assert len(docx.Document(content).paragraphs) > 10
    elif kind == "pptx":
        assert len(pptx.Presentation(content).slides) == 2
    elif kind == "xlsx":
        before = openpyxl.load_workbook(io.BytesIO(planted(kind).content))
        shown = [sheet.title for sheet in before.worksheets if sheet.sheet_state == "visible"]
        assert openpyxl.load_workbook(content).sheetnames == shown
    else:
        with pikepdf.open(content) as document:
            assert len(document.pages) == 4
            assert document.check_pdf_syntax() == []
