"""Every component draws what it is given, and nothing it is not."""

import re
from collections.abc import Callable

import pytest
from jinja2 import Environment

from bulkhead.web import ui
from tests.web.ui.markup import Markup

Draw = Callable[..., str]

CALLED = [
    "ui.page_head('Title')",
    "ui.section('Next')",
    "ui.panel('Rhythm')",
    "ui.fold('More')",
    "ui.band()",
    "ui.band_cell('Decision')",
    "ui.table('Rows', ['What', ('Due', 'end'), ('Do', 'vh')])",
    "ui.td('Due')",
    "ui.rows('Things')",
    "ui.row('Plan')",
    "ui.blank('Nothing yet.')",
    "ui.flash('Noted', 'Two hours.')",
    "ui.fragment('hours', '/hours')",
    "ui.facts()",
    "ui.trail()",
    "ui.trail_line('07:10')",
    "ui.guard_card('hold', 'plan.pdf')",
    "ui.board('Pursuits')",
    "ui.board_column('Talking')",
    "ui.board_card('March', '#')",
    "ui.dialog('ask', 'Deliver it?')",
    "ui.dialog_foot()",
    "ui.menu('Other ways')",
    "ui.upload('/', '', 'Drop a file')",
]


@pytest.mark.parametrize("source", CALLED)
def test_a_component_holds_what_its_caller_writes(draw: Draw, source: str) -> None:
    html = draw("{% call " + source + " %}WRITTEN{% endcall %}")

    assert html.count("WRITTEN") == 1


def test_every_macro_is_reached_by_one_import(pages: Environment) -> None:
    umbrella = pages.get_template("ui/all.html").module
    folder = ui.TEMPLATES / "ui" / "macros"
    found = [
        name for path in folder.glob("*.html") for name in re.findall(r"{% macro ([a-z]\w*)", path.read_text("utf-8"))
    ]

    assert [name for name in found if not hasattr(umbrella, name) and name not in _chrome(folder)] == []


def _chrome(folder: object) -> set[str]:
    """The macros that only the layouts use."""
    files = [ui.TEMPLATES / "ui" / "macros" / name for name in ("assets.html", "bar.html")]
    return {name for path in files for name in re.findall(r"{% macro ([a-z]\w*)", path.read_text("utf-8"))}


def test_a_disabled_button_points_to_its_reason(draw: Draw) -> None:
    html = draw("{{ ui.button('Deliver', 'primary', disabled_reason='The guard stopped version 3.') }}")

    assert Markup(html).one("button")["aria-describedby"] == Markup(html).one("small")["id"]
    assert ">The guard stopped version 3.</small>" in html


def test_a_post_button_is_a_form_with_its_token(draw: Draw) -> None:
    html = draw("{{ ui.post_button('Revoke', '/doors/9', 'TOKEN', 'danger', fields={'reason': 'left'}) }}")

    assert Markup(html).one("form") == {"class": "act", "method": "post", "action": "/doors/9"}
    assert Markup(html).one("input") == {"type": "hidden", "name": "reason", "value": "left"}
    assert html.count("TOKEN") == 1


def test_a_late_deliverable_says_so_in_words(draw: Draw) -> None:
    html = draw("{{ ui.state_chip('review', 'In review', 225, late=true) }}")

    assert html == '<span class="chip review late plain" data-hue="225"><span>In review, late</span></span>'


@pytest.mark.parametrize(
    ("verdict", "word", "kind"),
    [("pass", "Passed", "good"), ("ask", "Asked", "warn"), ("stop", "Stopped", "bad"), ("hold", "Held", "open")],
)
def test_a_verdict_is_a_word_and_a_mark(draw: Draw, verdict: str, word: str, kind: str) -> None:
    html = draw("{{ ui.verdict(name) }}", name=verdict)

    assert html.strip() == f'<span class="status {kind}">{word}</span>'


def test_a_finding_marks_the_name_where_it_stands(draw: Draw) -> None:
    html = draw("{{ ui.findings_list([('Slide 4', 'ask ', '<Owen>', ' now', 'person')]) }}")

    assert "<span>ask <mark>&lt;Owen&gt;</mark> now</span>" in html


def test_a_value_keeps_its_column_label_for_the_phone(draw: Draw) -> None:
    html = draw("{{ ui.td('Due', 'Tue 24 Nov', 'end num') }}")

    assert Markup(html).one("td") == {"data-label": "Due", "class": "end num"}


def test_a_compared_table_can_be_scrolled_by_keyboard(draw: Draw) -> None:
    html = draw("{% call ui.table('Versions', ['Item'], compared=true) %}{% endcall %}")

    assert Markup(html).one("div")["tabindex"] == "0"
    assert Markup(html).one("div")["aria-label"] == "Versions"


def test_the_steps_before_the_current_one_are_done(draw: Draw) -> None:
    page = Markup(draw("{{ ui.steps(['Draft', 'In review', 'Delivered'], 'In review') }}"))

    assert page.all("li") == [{"class": "done"}, {"aria-current": "step"}, {}]


def test_an_error_is_an_alert_and_a_success_is_not(draw: Draw) -> None:
    assert Markup(draw("{{ ui.flash('Not saved', 'x', 'bad') }}")).one("div")["role"] == "alert"
    assert Markup(draw("{{ ui.flash('Delivered', 'x', 'good') }}")).one("div")["role"] == "status"


def test_a_dialog_is_reached_by_a_link_that_works_alone(draw: Draw) -> None:
    page = Markup(draw("{{ ui.dialog_link('Deliver', '/delivery/new', 'ask') }}"))

    assert page.one("a") == {"class": "btn ", "href": "/delivery/new", "data-dialog-open": "ask"}
