"""What people ask, reply and send. Their words are theirs; only an empty field is refused."""

from collections.abc import Sequence
from uuid import UUID

from django import forms

from bulkhead.vault.requests.models import Request
from bulkhead.web.portal.forms.answers import LONGEST, TOO_LONG
from bulkhead.web.portal.forms.files import FilesField

NO_ANSWER = "Choose a file, or write the answer."
NOT_GIVEN = "Choose one of the documents that were delivered to you."


class AskForm(forms.Form):
    """A question or a wish, about one document or none."""

    words = forms.CharField(
        label="What do you want to ask?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what you want to ask.", "max_length": TOO_LONG},
    )
    kind = forms.ChoiceField(
        label="What it is",
        choices=Request.Kind.choices,
        initial=Request.Kind.QUESTION,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it is."},
    )
    about = forms.ChoiceField(label="About a document", required=False, error_messages={"invalid_choice": NOT_GIVEN})
    attachments = FilesField(label="Add files", required=False)

    def __init__(
        self,
        *args: object,
        documents: Sequence[tuple[UUID, str]],
        **kwargs: object,  # Django's own signature.
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments pass through.
        offered = [(str(pk), title) for pk, title in documents]
        self.fields["about"].choices = [("", "None"), *offered]  # type: ignore[attr-defined]  # a ChoiceField, see above.


class ReplyForm(forms.Form):
    """More words about something that was asked."""

    words = forms.CharField(
        label="Your reply",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write a reply first.", "max_length": TOO_LONG},
    )
    attachments = FilesField(label="Add files", required=False)


class SendForm(forms.Form):
    """Files nobody asked for."""

    attachments = FilesField(label="Files")
    words = forms.CharField(
        label="What it is",
        required=False,
        max_length=300,
        error_messages={"max_length": "Keep it under 300 characters."},
    )


class HandInForm(forms.Form):
    """What was asked for: files, words, or both."""

    attachments = FilesField(label="Files", required=False)
    words = forms.CharField(
        label="Your answer",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )

    def clean(self) -> dict[str, object]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not given.get("attachments") and not given.get("words"):
            raise forms.ValidationError(NO_ANSWER, code="empty")
        return given
