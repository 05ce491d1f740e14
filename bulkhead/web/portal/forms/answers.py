"""What a person writes about something that was delivered. Their words are theirs; only an empty field is refused."""

from django import forms

LONGEST = 4000
TOO_LONG = "Keep it under 4,000 characters; a longer text is better sent as a file."


class ChangeForm(forms.Form):
    """What should be different."""

    words = forms.CharField(
        label="What should change?",
        help_text="Say where in the document, and what you need instead.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write what should change.", "max_length": TOO_LONG},
    )


class CommentForm(forms.Form):
    """A remark."""

    words = forms.CharField(
        label="Your comment",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write a comment first.", "max_length": TOO_LONG},
    )
