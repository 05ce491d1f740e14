"""Forms about work that comes again."""

from collections.abc import Iterator
from datetime import date

from django import forms

from bulkhead.base.periods import MONTHS
from bulkhead.base.recurrence import DAYS, NeverFires, UnknownHolidays, ordinal, period_words
from bulkhead.base.workdays import workday_test
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.vault.deliverables.rules import Rule, Terms
from bulkhead.vault.deliverables.usual import USUAL, Usual
from bulkhead.web.desk.forms.deliverables import DAY
from bulkhead.web.desk.forms.guarded import GuardedForm
from bulkhead.web.desk.forms.once import OnceField

WHICH = [(n, ordinal(n)) for n in (*range(1, 32), -1, -2, -3)]
AFTER, LAST = "after", "last"
COUNTED = [
    ("0", "the period itself"),
    (AFTER, "the month after it"),
    (LAST, "its last month"),
    *((str(n), f"{date(2000, n, 1):%B}" + (f", or its {ordinal(n)} month" if n < 4 else "")) for n in range(1, 13)),
]
ANCHORS = [("nth_workday", "workday"), ("weekday", "weekday"), ("date", "day of the month")]
SHIFTS = [("next", "moves to the workday after"), ("previous", "moves to the workday before"), ("none", "stays")]
WRITTEN = "Write the day as 2026-11-25."


class RuleForm(GuardedForm):
    """What comes again, how often, and on which day."""

    guarded = ("title",)

    once = OnceField()
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(max_length=120, help_text="{period} becomes the period, such as November 2026.")
    kind = forms.ChoiceField(choices=Kind.choices, initial=Kind.MONTHLY_REPORT)
    interval = forms.IntegerField(label="Every", min_value=1, max_value=60, initial=1)
    every = forms.ChoiceField(label="Period", choices=Rule.Every.choices, initial="month")
    anchor = forms.ChoiceField(label="Counted by", choices=ANCHORS, initial="nth_workday")
    n = forms.TypedChoiceField(label="Which", choices=WHICH, coerce=int, initial=4)
    weekday = forms.TypedChoiceField(
        label="Weekday", choices=list(enumerate(DAYS)), coerce=int, initial=4, required=False, empty_value=None
    )
    counted = forms.ChoiceField(
        label="Counted in", choices=COUNTED, initial=AFTER, required=False, help_text="A week is always counted itself."
    )
    shift = forms.ChoiceField(label="A weekend or holiday", choices=SHIFTS, initial="next")
    holidays = forms.CharField(
        label="Holidays of", max_length=12, required=False, help_text="A country, and perhaps a part: US, US-IL, DE-BY."
    )
    starts_on = forms.DateField(label="From", widget=DAY, error_messages={"invalid": WRITTEN})
    ends_on = forms.DateField(label="Until", widget=DAY, required=False, error_messages={"invalid": WRITTEN})
    at = forms.TimeField(
        label="Begins at", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(label="Minutes", required=False, min_value=5, max_value=1440)

    title.error_messages["required"] = "Give it a title; your client will read it."
    starts_on.error_messages["required"] = "Choose the day it begins."

    @classmethod
    def standing(cls, rule: Rule) -> dict[str, object]:
        """The initial values of a change."""
        known: dict[str, object] = {name: getattr(rule, name) for name in cls.base_fields if hasattr(rule, name)}
        months = MONTHS.get(rule.every, 0)
        counted = AFTER if rule.in_month == months + 1 else str(rule.in_month)
        return {**known, "counted": LAST if 1 < months == rule.in_month else counted}

    def clean(self) -> dict[str, object]:
        """A rule that never comes is refused here, in words."""
        said: dict[str, object] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.terms.pattern.refuse()
            except UnknownHolidays as unknown:
                self.add_error("holidays", str(unknown))
            except NeverFires as never:
                self.add_error(None, str(never))
        return said

    @property
    def terms(self) -> Terms:
        """The rule as the form says it."""
        said = self.cleaned_data
        fields = {name: said[name] for name in Terms.__dataclass_fields__ if name in said}
        months = MONTHS.get(said["every"], 0)
        places = {"": 0, AFTER: months + 1, LAST: months}
        in_month = places[said["counted"]] if said["counted"] in places else int(said["counted"])
        fields["in_month"] = in_month if months else 0
        fields["weekday"] = said["weekday"] if said["anchor"] == "weekday" else None
        return Terms(**fields)


class LeaveOutForm(GuardedForm):
    """One period without it, and why."""

    guarded = ("because",)
    period = forms.ChoiceField(label="Without")
    because = forms.CharField(
        label="Reason", max_length=200, error_messages={"required": "Say why; it stands in the log."}
    )

    def offer(self, periods: Iterator[str]) -> None:
        """Only periods that are to come."""
        self.fields["period"].choices = [(one, period_words(one)) for one in periods]  # type: ignore[attr-defined]  # a choice field.


class RhythmForm(forms.Form):
    """The usual beats, ticked."""

    beats = forms.MultipleChoiceField(
        label="What comes again", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Tick at least one."}
    )
    starts_on = forms.DateField(label="From", widget=DAY, error_messages={"required": WRITTEN, "invalid": WRITTEN})
    holidays = forms.CharField(
        label="Holidays of", max_length=12, required=False, help_text="A country, and perhaps a part: US, US-IL, DE-BY."
    )

    def offer(self, beats: list[Usual]) -> None:
        """Each beat says itself."""
        field = self.fields["beats"]
        field.choices = [(beat.name, _offered(beat)) for beat in beats]  # type: ignore[attr-defined]  # a choice field.
        field.initial = [beat.name for beat in beats if beat.is_ticked]

    def clean_beats(self) -> list[str]:
        """The same work on two days is planned once."""
        ticked = list(self.cleaned_data["beats"])
        twice = [beat for beat in USUAL if beat.name in ticked and beat.instead_of in ticked]
        if twice:
            raise forms.ValidationError(
                f"Tick one {_name(twice[0].terms).lower()}: after the quarter, or before it ends."
            )
        return ticked

    def clean_holidays(self) -> str:
        """Holidays nobody knows are refused here."""
        place = str(self.cleaned_data["holidays"]).strip().upper()
        try:
            workday_test(place)
        except UnknownHolidays as unknown:
            raise forms.ValidationError(str(unknown)) from unknown
        return place


class LastDayForm(forms.Form):
    """The last day of the engagement; empty takes it back."""

    ends_on = forms.DateField(
        label="Last day of the engagement", required=False, widget=DAY, error_messages={"invalid": WRITTEN}
    )


def said(terms: Terms) -> str:
    """A beat as a line of a form: Monthly report. Every month on the 4th workday of the month after."""
    return f"{_name(terms)}. {terms.pattern.words()}"


def _offered(beat: Usual) -> str:
    """One that stands in for another says so, because it has the same name."""
    words = said(beat.terms)
    return f"Or instead: {words[:1].lower()}{words[1:]}" if beat.instead_of else words


def _name(terms: Terms) -> str:
    return terms.title.replace(", {period}", "").replace(" after {period}", "")
