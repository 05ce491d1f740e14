"""How the practice sends mail. Until it is set, messages wait and links are copied by hand."""

from django.db import models

from bulkhead.base.marks import mark
from bulkhead.isolation.models import PracticeModel


class MailSettings(PracticeModel):
    """The outgoing mail server: one row, or none."""

    class Security(models.TextChoices):
        STARTTLS = "starttls", "STARTTLS (usually port 587)"
        TLS = "tls", "TLS (usually port 465)"
        NONE = "none", "None (this machine or a closed network only)"

    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField(default=587)
    security = models.CharField(max_length=8, choices=Security.choices, default=Security.STARTTLS)
    username = models.CharField(max_length=200, blank=True)
    password = models.CharField(max_length=200, blank=True)
    sender = models.EmailField()
    tested_at = models.DateTimeField(null=True)

    @property
    def mark(self) -> str:
        """Tells what the form was opened with; the password is no part of what anyone saw."""
        return mark(self.host, self.port, self.security, self.username, self.sender)

    @classmethod
    def only(cls) -> "MailSettings | None":
        """The settings; None while mail is not set up."""
        return cls._default_manager.first()
