"""A form whose words must not name another client."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms


class GuardedForm(forms.Form):
    """`guarded` names the fields that the guard reads before they enter a vault."""

    guarded: ClassVar[tuple[str, ...]] = ()

    def guarded_words(self) -> Iterator[tuple[str, str]]:
        """(place, words) of every field that was filled in."""
        for name in self.guarded:
            words = str(self.cleaned_data.get(name) or "")
            if words:
                yield str(self[name].label).lower(), words
