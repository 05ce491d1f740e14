"""Controls drawn here read as Django's own templates draw them."""

import re

import pytest
from django import forms
from django.forms.renderers import Jinja2

from bulkhead.web.ui.controls import DRAWN, Controls

HOSTILE = "\"><script>alert(1)</script>&'"
CHOICES = [("", "Nobody"), ("a", "Ann & <Bob>"), ("Others", [("c", 'C "see"'), ("d", "D")])]
WIDGETS: list[tuple[forms.Widget, object]] = [
    (forms.TextInput(), HOSTILE),
    (forms.TextInput(attrs={"disabled": True, "readonly": False, "data-words": HOSTILE}), None),
    (forms.NumberInput(attrs={"min": 0}), 0),
    (forms.EmailInput(), "someone@example.com"),
    (forms.URLInput(), ""),
    (forms.PasswordInput(), "secret"),
    (forms.HiddenInput(), "01"),
    (forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), "2026-11-23"),
    (forms.TimeInput(), "09:00"),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(), False),
    (forms.Textarea(attrs={"rows": 3}), HOSTILE),
    (forms.Textarea(), None),
    (forms.Select(choices=CHOICES), "a"),
    (forms.Select(choices=CHOICES, attrs={"required": True}), "d"),
    (forms.CheckboxSelectMultiple(choices=CHOICES[:2]), ["a"]),
    (forms.RadioSelect(choices=CHOICES[:2]), "a"),
    (forms.SelectMultiple(choices=CHOICES), ["a", "c"]),
]


@pytest.mark.parametrize(("widget", "value"), WIDGETS, ids=lambda one: type(one).__name__)
def test_a_control_reads_as_djangos_own(widget: forms.Widget, value: object) -> None:
    given = {"name": f"n{HOSTILE}", "value": value, "attrs": {"id": "id_n"}}

    ours, theirs = widget.render(**given, renderer=Controls()), widget.render(**given, renderer=Jinja2())

    assert _plain(ours) == _plain(theirs)


@pytest.mark.parametrize("widget", [forms.CheckboxSelectMultiple, forms.RadioSelect])
@pytest.mark.parametrize("wrap", [True, False])
def test_a_single_tick_reads_as_djangos_own(widget: type[forms.RadioSelect], wrap: bool) -> None:
    drawn = []
    for renderer in (Controls(), Jinja2()):
        ticks = forms.BoundField(_form(widget, renderer), forms.Field(widget=widget(choices=CHOICES[:2])), "one")
        drawn.append([_plain(tick.tag(wrap_label=wrap)) for tick in ticks])

    assert drawn[0] == drawn[1]


def test_what_is_drawn_here_is_what_django_has_a_template_for() -> None:
    for name in DRAWN:
        assert Jinja2().get_template(name)


def _form(widget: type[forms.RadioSelect], renderer: Jinja2) -> forms.Form:
    return forms.Form(renderer=renderer)


def _plain(drawn: str) -> str:
    """Without the white space between tags, which nobody sees."""
    return re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", "\n", drawn)).strip()
