"""Which passwords will do, in the words of the form that asks for one."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

SHORTEST = 12


class LongEnough:
    """Length is what makes a password hard to guess; nothing else is asked of it."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        count = len(password)
        if count < SHORTEST:
            words = f"{count} {'character' if count == 1 else 'characters'}; {SHORTEST} are needed. Four plain words do."
            raise ValidationError(words, code="password_too_short")

    def get_help_text(self) -> str:
        return f"{SHORTEST} characters or more. Four plain words do."


class NotCommon(CommonPasswordValidator):
    """Refuses the passwords that are tried first."""

    def get_error_message(self) -> str:
        return "This one is among the first that are tried. Four plain words do."
