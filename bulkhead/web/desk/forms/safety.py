"""How one signs in at the desk, and what clients read about safety."""

from django import forms

from bulkhead.practice.accounts.models import SAFETY, Practice
from bulkhead.practice.thresholds.defaults import IDLE, LENGTHS

LONGEST = 336  # hours; the cookie of the desk lasts no longer.
WORDS = ("country", "security_contact", "retention")


def _lengths(choices: tuple[tuple[int, str], ...]) -> list[tuple[int, str]]:
    return [(hours, words) for hours, words in choices if hours <= LONGEST]


class SafetyForm(forms.Form):
    """One form, because both are what a client's security lead asks about."""

    second_factor = forms.BooleanField(
        label="Everyone signs in with a second factor",
        required=False,
        help_text="Whoever has none is led to set one up before anything else opens, you included.",
    )
    session_hours = forms.TypedChoiceField(
        label="A sign-in at the desk lasts",
        choices=_lengths(LENGTHS),
        coerce=int,
        help_text="Open ones follow at once.",
    )
    session_idle_hours = forms.TypedChoiceField(
        label="It ends sooner when nobody used it for", choices=_lengths(IDLE), coerce=int
    )
    country = forms.CharField(
        label="Where this machine stands",
        max_length=80,
        required=False,
        help_text="A country, or a place and a country. Clients read it.",
    )
    security_contact = forms.CharField(
        label="Contact for matters of safety",
        max_length=200,
        required=False,
        help_text="A name with an address or a number. Clients read it.",
    )
    retention = forms.CharField(
        label="What is kept, and for how long",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Such as “Three months after the last day, then everything is handed over and destroyed.”",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @classmethod
    def standing(cls, practice: Practice) -> dict[str, object]:
        """The initial values of a change."""
        return {**{name: practice.standing_of(name) for name in SAFETY}, "seen": practice.safety_mark}

    def wanted(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in SAFETY}
