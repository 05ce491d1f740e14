"""Signing in, and the own account."""

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from django import forms

from bulkhead.practice.accounts.models import Practitioner

CURRENT = "current-password"


class SignInForm(LoginForm):
    """E-mail and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["login"], label="E-mail", autocomplete="username", missing="Type your e-mail address.")
        _ask(self.fields["password"], label="Password", autocomplete=CURRENT, missing="Type your password.")
        self.fields["login"].error_messages["invalid"] = "Type it as name@domain."


class PasswordAgainForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["password"], label="Password", autocomplete=CURRENT, missing="Type your password.")


class NewPasswordForm(ChangePasswordForm):
    """The old password and the new one twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        new = "new-password"
        _ask(self.fields["oldpassword"], label="Password now", autocomplete=CURRENT, missing="Type the one you have.")
        _ask(self.fields["password1"], label="New password", autocomplete=new, missing="Type a new password.")
        _ask(self.fields["password2"], label="New password again", autocomplete=new, missing="Type it once more.")
        self.fields["password1"].help_text = "12 characters or more. Four plain words do."


class PersonForm(forms.ModelForm):
    """How clients read who you are."""

    class Meta:
        model = Practitioner
        fields = ("name", "role_words")
        labels = {"name": "Your name", "role_words": "Your role"}
        help_texts = {
            "name": "Stands on deliveries and in both logs.",
            "role_words": "What clients call it, such as CMO.",
        }


def _ask(field: forms.Field, *, label: str, autocomplete: str, missing: str) -> None:
    """Our label above the field, and no copy of it inside."""
    field.label, field.help_text = label, ""
    field.widget.attrs["autocomplete"] = autocomplete
    field.widget.attrs.pop("placeholder", None)
    field.error_messages["required"] = missing
