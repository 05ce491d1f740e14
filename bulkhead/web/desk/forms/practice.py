"""How the practice is called, when its days begin and what it is paid in."""

from django import forms

from bulkhead.practice.accounts.models import Practice
from bulkhead.web.desk.forms.clients import CURRENCY, ZONE, PlainField
from bulkhead.web.desk.forms.places import currencies, zones


class PracticeForm(forms.Form):
    """What the first page asked, to be changed later."""

    name = PlainField(
        label="Practice",
        max_length=120,
        help_text="Stands in mail to clients and on their portals.",
        error_messages={"required": "Name the practice."},
    )
    time_zone = forms.ChoiceField(
        label="Time zone",
        choices=zones,
        help_text="Your own days begin and end in it; a client’s due dates follow the client’s.",
        error_messages={"required": ZONE, "invalid_choice": ZONE},
    )
    currency = forms.ChoiceField(
        label="Currency of your books",
        choices=currencies,
        help_text="A client may have its own.",
        error_messages={"required": CURRENCY, "invalid_choice": CURRENCY},
    )

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @classmethod
    def standing(cls, practice: Practice) -> dict[str, object]:
        """The initial values of a change."""
        said = {name: getattr(practice, name) for name in cls.base_fields if name != "seen"}
        return {**said, "seen": practice.mark}
