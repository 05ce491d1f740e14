"""What a browser sends about a passkey: what it proved, and for a new one how the device is called."""

from django import forms

from bulkhead.vault.people.ceremonies import LARGEST

UNPROVED = "Your device proved nothing. Passkeys need JavaScript; the link by mail does not."


class ProofForm(forms.Form):
    """The answer of a device, as its browser writes it."""

    credential = forms.CharField(
        widget=forms.HiddenInput,
        max_length=LARGEST,
        error_messages={"required": UNPROVED, "max_length": UNPROVED},
    )


class PasskeyForm(ProofForm):
    """The same, for a device that is new here."""

    name = forms.CharField(
        label="Name of this device",
        max_length=60,
        help_text="So that you know later which one it is.",
        error_messages={"required": "Give it a name."},
    )
