"""Forms about the client's people."""

from django import forms

from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import ROLE_WORDS, Role
from bulkhead.web.desk.forms.guarded import GuardedForm

BAD_EMAIL = "This is not an e-mail address; write it as name@company.example."
ROLES = [(value, f"{label}. {ROLE_WORDS[value]}") for value, label in Role.choices]


class RoleForm(GuardedForm):
    """What someone may see and do, and what they are called."""

    guarded = ("title",)

    role = forms.ChoiceField(
        choices=ROLES, widget=forms.RadioSelect, error_messages={"required": "Choose what they may see."}
    )
    title = forms.CharField(max_length=80, required=False, help_text="As their own company says it, such as CEO.")
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class PersonForm(RoleForm):
    """Someone new."""

    name = forms.CharField(max_length=120, error_messages={"required": "Write their name."})
    email = forms.EmailField(
        label="E-mail", error_messages={"required": "Write their e-mail address.", "invalid": BAD_EMAIL}
    )

    belongs = forms.BooleanField(
        label="They belong to both companies",
        required=False,
        help_text="One human at two of your clients is two people here. Your answer is kept with your name.",
    )

    field_order = ("name", "email", "title", "role", "belongs")

    def clean_email(self) -> str:
        """A person who was removed may come back; one who is here may not be added again."""
        email = str(self.cleaned_data["email"]).strip().lower()
        known = Person.known(email)
        if known is not None:
            raise forms.ValidationError(f"{email} is {known.name}, who is here already.", code="known")
        return email
