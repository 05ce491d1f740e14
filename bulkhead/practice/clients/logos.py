"""Which picture is whose logo, so that it is never put on another client's portal."""

from django.db import models

from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.clients.models import Client


class LogoMark(PracticeModel):
    """The hash of a picture that is or was a client's logo; never the picture."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="logo_marks")
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("client", "sha256"), name="one_mark_a_logo"),)

    @classmethod
    def is_of_another(cls, sha256: str, *, client: Client) -> bool:
        return cls._default_manager.filter(sha256=sha256).exclude(client=client).exists()

    @classmethod
    def keep(cls, sha256: str, *, client: Client) -> None:
        cls._default_manager.get_or_create(client=client, sha256=sha256)
