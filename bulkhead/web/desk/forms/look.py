"""How a client's portal looks, and what its PDFs carry."""

from django import forms

from bulkhead.vault.engagement.models import Profile, Unmarked
from bulkhead.web.desk.forms.sealed import SealedFileField

STALE = "Somebody else changed this meanwhile; what stands here now is theirs. Look at it and save again."


class LogoForm(forms.Form):
    """A picture for the top of the portal."""

    file = SealedFileField(
        label="Logo",
        help_text="PNG or JPEG, at most 512 KB. Wide, without a ground of its own, and 160 pixels high is best.",
    )


class MarkForm(forms.Form):
    """Whether PDFs carry their reader's address. `seen` is what stood here when the form was opened."""

    watermark = forms.BooleanField(
        label="Mark every PDF with its reader’s name and address",
        required=False,
        help_text="Each reader gets a copy of their own, made when you deliver. The original stays as it is.",
    )
    unmarked = forms.ChoiceField(
        label="A PDF that takes no mark, such as an encrypted one",
        choices=Unmarked.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what its readers get."},
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def standing(cls, profile: Profile) -> dict[str, object]:
        """What stands, for a form that is opened."""
        return {"watermark": profile.watermark, "unmarked": profile.unmarked, "seen": seen_of(profile)}


def seen_of(profile: Profile) -> str:
    return f"{profile.watermark:d} {profile.unmarked}"
