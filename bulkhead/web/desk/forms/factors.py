"""Codes from a phone, recovery codes and passkeys."""

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

MISSING = "Type the six digits, or one of your recovery codes."


def _code(missing: str, *, hint: str = "") -> forms.CharField:
    typed = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code"})
    return forms.CharField(
        label="Code", widget=typed, max_length=20, help_text=hint, error_messages={"required": missing}
    )


class CodeForm(AuthenticateForm):
    """The second step of signing in."""

    code = _code(MISSING, hint="Six digits from your phone, or one of your ten recovery codes.")


class CodeAgainForm(ReauthenticateForm):
    """A code once more, before something that matters."""

    code = _code(MISSING, hint="Six digits from your phone, or one of your ten recovery codes.")


class FirstCodeForm(ActivateTOTPForm):
    """Proof that the phone has learned the secret."""

    code = _code("Type the six digits that your phone shows.", hint="The six digits that your phone shows now.")


class PasskeyForm(AddWebAuthnForm):
    """A new passkey; it always proves the person too, so that it signs in by itself."""

    name = forms.CharField(
        label="Name of this passkey", required=False, max_length=60, help_text="Such as “Laptop” or “Blue key”."
    )
    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = ""  # allauth proposes “Master key”, which is something else here.

    def clean_name(self) -> str:
        return self.cleaned_data["name"] or "Passkey"


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(
        label="Name of this passkey", max_length=60, error_messages={"required": "Give it a name you will know."}
    )
