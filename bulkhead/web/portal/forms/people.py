"""Forms about a sponsor's own people, and what mail one wants oneself."""

from django import forms

from bulkhead.vault.people.models import News
from bulkhead.vault.people.roles import ROLE_WORDS
from bulkhead.vault.people.staff import BELOW_SPONSOR

ROLES = [(role.value, f"{role.label}. {ROLE_WORDS[role]}") for role in BELOW_SPONSOR]


class ColleagueForm(forms.Form):
    """Someone of the same company."""

    name = forms.CharField(max_length=120, error_messages={"required": "Write their name."})
    email = forms.EmailField(
        label="E-mail",
        error_messages={
            "required": "Write their e-mail address.",
            "invalid": "This is not an e-mail address; write it as name@company.example.",
        },
    )
    title = forms.CharField(max_length=80, required=False, help_text="As your company says it, such as Head of Sales.")
    role = forms.ChoiceField(
        label="What they may see",
        choices=ROLES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they may see.", "invalid_choice": "Choose one of these."},
    )


class NewsForm(forms.Form):
    """Which mails somebody wants."""

    news = forms.ChoiceField(
        label="What to write to you",
        choices=News.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of these."},
    )
