"""A form whose words must not name another client."""

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from django import forms


class Guarded(NamedTuple):
    """Words for the guard, and where they stand. Strict where a question is already an answer."""

    place: str
    words: str
    strict: bool = False


class GuardedForm(forms.Form):
    """`guarded` names the fields that the guard reads before they enter a vault."""

    guarded: ClassVar[tuple[str, ...]] = ()

    def guarded_words(self) -> Iterator[Guarded]:
        """The words of every field that was filled in."""
        for name in self.guarded:
            words = str(self.cleaned_data.get(name) or "")
            if words:
                yield Guarded(str(self[name].label).lower(), words)
