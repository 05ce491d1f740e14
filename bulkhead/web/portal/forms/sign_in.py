"""Asking for a link, and the six digits of its mail."""

from django import forms

WRONG_ADDRESS = "Type your e-mail address, such as name@company.com."


class AddressForm(forms.Form):
    """Who wants to come in, and to which page."""

    email = forms.EmailField(
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
        error_messages={"required": WRONG_ADDRESS, "invalid": WRONG_ADDRESS, "max_length": WRONG_ADDRESS},
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    """The digits, typed in the browser that asked."""

    code = forms.RegexField(
        r"^\s*[0-9]{3}\s?[0-9]{3}\s*$",
        label="Code from the mail",
        error_messages={"required": "Type the six digits of the mail.", "invalid": "The code has six digits."},
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())
