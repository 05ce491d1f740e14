"""Several processes read at once: the report is the same, and one that dies takes only its file with it."""

from dataclasses import replace
from pathlib import Path

from bulkhead.base.scan_report import Report
from bulkhead.cli.scan.crew import LOST, Crew
from bulkhead.cli.scan.running import run
from bulkhead.cli.scan.survey import Survey
from bulkhead.guard.roster import Roster
from tests.cli.scanning import made

FILES = {f"{name}/{number:02}.txt": "Of Zenithal.\n" for name in ("Acme", "Kestrel", "Ostra") for number in range(8)}


def report(survey: Survey, *, hands: int) -> Report:
    found = run(survey, roster=Roster(survey.folders, told={}), hands=hands, quietly=True)
    return replace(found, seconds=0.0)


def test_the_order_does_not_depend_on_how_many_read(tmp_path: Path) -> None:
    folder = made(tmp_path / "c", {**FILES, "Zenithal/own.txt": "Ours.\n"})
    survey = Survey.of(folder, said=1, known=(), may_ask=False)

    alone, three = report(survey, hands=1), report(survey, hands=3)

    assert alone == three
    assert [one.path for one in three.files] == sorted([*FILES, "Zenithal/own.txt"])


def test_a_hand_that_dies_is_replaced_and_its_file_is_named(tmp_path: Path) -> None:
    folder = made(tmp_path / "c", FILES)
    survey = Survey.of(folder, said=1, known=(), may_ask=False)
    jobs = survey.jobs(Roster(survey.folders, told={}))

    with Crew((), size=1) as crew:
        answers = crew.look(jobs)
        first = next(answers)
        crew._hands[0].process.kill()
        rest = list(answers)

    looked = [one.looked for one in (first, *rest) if one.looked is not None]
    assert sorted(one.path for one in looked) == sorted(FILES)
    assert 1 <= sum(one.unread == LOST for one in looked) <= 2
