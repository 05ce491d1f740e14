"""A form that was opened before somebody else changed the same thing."""

from django import forms
from django.http import QueryDict


def overtaken(form: forms.BaseForm, *, by: Exception, edition: int | str, field: str = "edition") -> None:
    """Somebody else was faster: say what stands there now, keep what was typed, and let a second press replace it."""
    form.add_error(None, f"{by} Press again to put yours in its place.")
    typed = QueryDict(mutable=True)
    typed.update({**dict(form.data.items()), field: str(edition)})
    form.data = typed
