"""Which passwords will do, in the words of the form that asks for one."""

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.core.exceptions import ValidationError

from bulkhead.practice.accounts.models import Practitioner

SHORTEST = 12


class LongEnough(MinimumLengthValidator):
    """Length is what makes a password hard to guess; nothing else is asked of it."""

    def __init__(self) -> None:
        super().__init__(min_length=SHORTEST)

    def validate(self, password: str, user: Practitioner | None = None) -> None:
        try:
            super().validate(password, user)
        except ValidationError as short:
            there = "1 character" if len(password) == 1 else f"{len(password)} characters"
            raise ValidationError(f"{there}; {SHORTEST} are needed. Four plain words do.", code=short.code) from short


class NotCommon(CommonPasswordValidator):
    """Refuses the passwords that are tried first."""

    def get_error_message(self) -> str:
        return "This one is among the first that are tried. Four plain words do."
