"""Another day for one thing."""

from django import forms

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
CHOOSE = "Choose the day it is due."


class DateForm(forms.Form):
    """The new day, and the one that was seen when it was chosen."""

    due_on = forms.DateField(label="Due", widget=DAY, error_messages={"required": CHOOSE, "invalid": CHOOSE})
    seen = forms.DateField(widget=forms.HiddenInput, required=False)
    back = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
