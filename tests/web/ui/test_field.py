"""A field says what it wants, and what was wrong with what it got."""

from collections.abc import Callable

import pytest
from django import forms

from tests.web.ui.markup import Markup

Draw = Callable[..., str]


class Form(forms.Form):
    title = forms.CharField(help_text="The client sees it.")
    note = forms.CharField(required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(choices=[("a", "A")])
    code = forms.CharField()
    approve = forms.BooleanField(help_text="Once.")
    hue = forms.ChoiceField(choices=[(225, "Sky"), (165, "Jade")], widget=forms.RadioSelect)
    file = forms.FileField(label="Drop a file for Signal")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        raise forms.ValidationError("The version was delivered meanwhile.")


@pytest.fixture
def form() -> Form:
    return Form()


def test_a_field_is_labelled_and_described_by_its_hint(draw: Draw, form: Form) -> None:
    page = Markup(draw("{{ ui.field(form['title']) }}", form=form))

    assert page.one("label")["for"] == "id_title"
    assert page.one("input")["aria-describedby"] == "id_title-note"
    assert page.one("small") == {"class": "hint", "id": "id_title-note"}


def test_a_message_stands_where_the_hint_stood(draw: Draw) -> None:
    html = draw("{{ ui.field(form['title']) }}", form=Form({}))
    page = Markup(html)

    assert page.one("input")["aria-invalid"] == "true"
    assert page.one("p") == {"class": "error", "id": "id_title-note"}
    assert "The client sees it." not in html


def test_a_field_one_may_leave_out_says_so(draw: Draw, form: Form) -> None:
    assert "optional" in draw("{{ ui.field(form['note']) }}", form=form)
    assert "optional" not in draw("{{ ui.field(form['title']) }}", form=form)


def test_a_code_is_six_digits(draw: Draw, form: Form) -> None:
    page = Markup(draw("{{ ui.field(form['code'], look='code') }}", form=form))

    assert page.one("input")["maxlength"] == "6"
    assert page.one("input")["autocomplete"] == "one-time-code"


def test_a_tick_stands_inside_its_label(draw: Draw, form: Form) -> None:
    page = Markup(draw("{{ ui.field(form['approve']) }}", form=form))

    assert [tag for tag, _ in page.elements] == ["div", "label", "input", "span", "small"]
    assert page.one("input")["aria-describedby"] == "id_approve-note"


def test_each_hue_of_the_picker_wears_itself_and_a_word(draw: Draw, form: Form) -> None:
    html = draw("{{ ui.field(form['hue'], look='hues') }}", form=form)

    assert [label["data-hue"] for label in Markup(html).all("label")] == ["225", "165"]
    assert "<span>Sky</span>" in html


def test_a_file_falls_into_a_drop_zone_that_is_a_plain_input(draw: Draw, form: Form) -> None:
    page = Markup(draw("{{ ui.field(form['file']) }}", form=form))

    assert page.one("input")["type"] == "file"
    assert page.one("label")["for"] == page.one("input")["id"]


def test_a_whole_form_says_first_what_is_wrong_with_it(draw: Draw) -> None:
    html = draw("{{ ui.fields(form) }}", form=Form({}))

    assert html.index("The version was delivered meanwhile.") < html.index("id_title")
    assert Markup(html).all("div")[0] == {"class": "flash bad", "role": "alert"}


def test_a_plain_field_needs_no_form(draw: Draw) -> None:
    page = Markup(draw("{{ ui.text('fee', 'Fee', '9600', error='A step only rises.', before='$') }}"))

    assert page.one("input")["aria-invalid"] == "true"
    assert page.one("input")["aria-describedby"] == page.one("p")["id"]


def test_the_confirming_field_knows_the_name_and_says_it(draw: Draw) -> None:
    html = draw("{{ ui.confirm_name('Bloom & Barrow') }}")

    assert Markup(html).one("input")["data-confirm-name"] == "Bloom & Barrow"
    assert "Type Bloom &amp; Barrow to go on." in html


def test_an_upload_is_a_plain_multipart_form(draw: Draw) -> None:
    page = Markup(draw("{{ ui.upload('/files/', 'TOKEN', 'Drop a file') }}"))

    assert page.one("form")["enctype"] == "multipart/form-data"
    assert page.one("form")["method"] == "post"
