"""The first page of a new installation."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from bulkhead.isolation.tokens import digest, same
from bulkhead.practice.accounts.founding import Founding, first_code
from bulkhead.web.desk.forms.places import currencies, zones


def _text(label: str, *, most: int, hint: str = "", autocomplete: str = "off", missing: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        help_text=hint,
        required=bool(missing),
        widget=forms.TextInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": missing},
    )


class FirstRunForm(forms.Form):
    """The practice, and how its principal signs in."""

    practice = _text(
        "Practice", most=120, hint="Stands in mail to clients and on their portals.", missing="Name the practice."
    )
    name = _text("Your name", most=120, autocomplete="name", missing="Type your name.")
    role_words = _text("Your role", most=60, hint="What clients call it, such as CMO.")
    time_zone = forms.ChoiceField(
        label="Time zone", choices=zones, initial="UTC", help_text="Read from this browser; days begin and end in it."
    )
    currency = forms.ChoiceField(
        label="Currency of your books", choices=currencies, initial="USD", help_text="A client may have its own."
    )
    email = forms.EmailField(
        label="E-mail",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={"required": "Type the address you sign in with.", "invalid": "Type it as name@domain."},
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="12 characters or more. Four plain words do.",
        error_messages={"required": "Choose a password of 12 characters or more. Four plain words do."},
    )

    code = _text(
        "Code of this machine",
        most=20,
        hint="It stands in the log of the service: whoever reads that may set up the practice.",
        missing="Type the code that the service wrote into its log when it started.",
    )

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        super().__init__(given)
        if not settings.IS_REACHED_FROM_ELSEWHERE:
            del self.fields["code"]  # nobody else can open this page.

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not same(code.strip().lower(), kept=digest(first_code())):
            raise ValidationError("This is not the code. Look in the log of the service for the newest one.")
        return code

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def founding(self, *, is_demo: bool = False) -> Founding:
        said = {name: value for name, value in self.cleaned_data.items() if name != "code"}
        return Founding(**said, is_demo=is_demo)
