"""The mail server of the practice."""

from django import forms
from django.http import QueryDict

from bulkhead.practice.mail.models import MailSettings

NOTHING = "none"
HOST = "Type the name of the server, such as smtp.example.com."


class MailForm(forms.ModelForm):
    """Where mail goes out. A password that is left empty stays as it is."""

    class Meta:
        model = MailSettings
        fields = ("host", "port", "security", "username", "password", "sender")
        labels = {"host": "Server", "security": "Security", "username": "User", "sender": "Sender"}
        help_texts = {
            "host": "As your mail provider names it for outgoing mail.",
            "sender": "Mail comes from here, unless a client has a sender of its own.",
        }
        error_messages = {
            "host": {"required": HOST},
            "sender": {"required": "Type the address mail comes from.", "invalid": "Type it as name@domain."},
        }

    port = forms.IntegerField(
        min_value=1,
        max_value=65535,
        initial=587,
        error_messages={
            "required": "Type the port, usually 587.",
            "invalid": "A port is a number, usually 587.",
            "min_value": "A port is a number from 1 to 65535.",
            "max_value": "A port is a number from 1 to 65535.",
        },
    )
    password = forms.CharField(
        required=False, strip=False, max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "off"})
    )

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, given: QueryDict | None = None, *, instance: MailSettings | None = None) -> None:
        self.opened_with = instance.mark if instance is not None else NOTHING
        super().__init__(given, instance=instance, initial={"seen": self.opened_with})
        self._kept = self.instance.password
        if self._kept:
            self.fields["password"].help_text = "One is kept. Leave this empty to keep it."

    def clean_host(self) -> str:
        host: str = self.cleaned_data["host"].strip().rstrip(".")
        if not host.isprintable() or set(host) & set(" /:@"):
            raise forms.ValidationError(HOST)
        return host

    @property
    def is_overtaken(self) -> bool:
        """Whether it was opened with another server than the one that is set now."""
        return self.cleaned_data["seen"] not in ("", self.opened_with) and self.has_changed()

    def has_changed(self) -> bool:
        """What it was opened with is no change."""
        return bool(set(self.changed_data) - {"seen"})

    def clean(self) -> dict[str, object]:
        given: dict[str, object] = super().clean() or self.cleaned_data
        given["password"] = (given.get("password") or self._kept) if given.get("username") else ""
        return given
