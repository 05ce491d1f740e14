"""Where backups go, when, and how many stay."""

from pathlib import Path

from django import forms

from bulkhead.isolation.backing_up.destination import refuse_destination
from bulkhead.isolation.backing_up.errors import BackupRefused
from bulkhead.isolation.backing_up.record import Keep, Settings
from bulkhead.isolation.places import Places

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
WRITE_IT_WHOLE = "Write it whole, from the root: /media/backups, say."
NOT_THERE = "There is no such folder on this machine. Make it first, or connect its disk."


class BackupsForm(forms.Form):
    """An empty folder means that none is made by itself."""

    folder = forms.CharField(
        label="Folder",
        max_length=500,
        required=False,
        help_text="On this machine, best on another disk. Left empty, no backup is made by itself.",
    )
    hour = forms.TypedChoiceField(label="Every day from", choices=HOURS, coerce=int)
    days = forms.IntegerField(
        label="Days kept", min_value=1, max_value=366, help_text="The last backup of each; earlier ones of the day go."
    )
    weeks = forms.IntegerField(label="Weeks kept", min_value=0, max_value=520)
    months = forms.IntegerField(label="Months kept", min_value=0, max_value=240)

    def __init__(self, given: dict[str, str] | None = None, *, places: Places, settings: Settings) -> None:
        self._places = places
        standing = {"folder": settings.folder, "hour": settings.hour}
        keep = settings.keep
        super().__init__(given, initial={**standing, "days": keep.days, "weeks": keep.weeks, "months": keep.months})

    def clean_folder(self) -> str:
        said: str = self.cleaned_data["folder"].strip()
        if not said:
            return ""
        folder = Path(said).expanduser()
        if not folder.is_absolute():
            raise forms.ValidationError(WRITE_IT_WHOLE)
        try:
            refuse_destination(folder, places=self._places)
        except BackupRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        if not folder.is_dir():
            raise forms.ValidationError(NOT_THERE)
        return str(folder.resolve())

    def wanted(self, *, zone: str) -> Settings:
        said = self.cleaned_data
        return Settings(said["folder"], said["hour"], zone, Keep(said["days"], said["weeks"], said["months"]))
