"""Makes a press of a button happen once: the form brings an id of ours along, and a second press brings it again."""

from uuid import UUID

from django import forms
from django.core import signing

from bulkhead.base.ids import uuid7

SALT = "once"


def fresh() -> str:
    """An id that only we can have given out."""
    return signing.dumps(str(uuid7()), salt=SALT)


class OnceField(forms.CharField):
    """Its value is the id that the act is to have; one that did not come from us is a new one."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=fresh)

    def clean(self, value: object) -> UUID:
        try:
            return UUID(signing.loads(str(value), salt=SALT))
        except (signing.BadSignature, ValueError):
            return uuid7()
