"""Small forms of an item's page: what fields and blanks stand for, where a checklist is asked for, numbers."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from django import forms

from bulkhead.crossings.pull import KNOWN, forget_mapping, remember_mapping
from bulkhead.practice.library.benchmarks import Wanted
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.vault.deliverables.kinds import Kind
from bulkhead.web.desk.forms.clients import PlainField
from bulkhead.web.desk.forms.deliverables import DAY

FEW = 12
KNOWN_LIST = "known-fields"
MOST = Decimal("999999999999")


class MappingForm(forms.Form):
    """A select for each field of an item that is not a known one."""

    unmapped: ClassVar[str] = "Ask me when I pull it"
    known: ClassVar[dict[str, str]] = KNOWN
    is_long = False

    def offer(self, names: list[str]) -> None:
        """So many lists of the same choices would be a page of their own, so they share one where there are many."""
        choices = [("", self.unmapped), *KNOWN.items()]
        self.is_long = len(names) > FEW
        for name in names:
            self.fields[name] = forms.ChoiceField(label=name, choices=choices, required=False)
            if self.is_long:
                self.fields[name].widget = forms.TextInput(attrs={"list": KNOWN_LIST, "autocomplete": "off"})

    def remember(self, item: Item) -> None:
        """Keep what was chosen; nothing chosen forgets what stood there."""
        for field, known in self.cleaned_data.items():
            if known:
                remember_mapping(item, field=field, known=known)
            else:
                forget_mapping(item, field=field)


Blank = tuple[str, list[str], str]


class GapsForm(forms.Form):
    """What each blank of the newest version stands for, of those that may be a known field; or nothing."""

    leave: ClassVar[str] = "Leave it as it is"

    version = forms.UUIDField(widget=forms.HiddenInput)

    def offer(self, version: ItemVersion) -> None:
        """A select for each different blank, standing at what it most likely is."""
        self.fields["version"].initial = version.pk
        self.blanks = blanks_of(version)
        choices = [("", self.leave), *KNOWN.items()]
        for number, (text, places, known) in enumerate(self.offered()):
            self.fields[f"gap-{number}"] = forms.ChoiceField(
                label=text, choices=choices, required=False, initial=known, help_text=", ".join(places[:4])
            )

    def offered(self) -> list[Blank]:
        """Those that most likely are a known field."""
        return [blank for blank in self.blanks if blank[2]]

    def by_hand(self) -> list[Blank]:
        """Those that somebody has to write in each copy."""
        return [blank for blank in self.blanks if not blank[2]]

    def selects(self) -> list[forms.BoundField]:
        return [self[f"gap-{number}"] for number in range(len(self.offered()))]

    def bound(self) -> dict[str, str]:
        """The known field of each blank that is to become one."""
        said = {text: str(self.cleaned_data[f"gap-{number}"]) for number, (text, *_) in enumerate(self.offered())}
        return {text: known for text, known in said.items() if known}


def blanks_of(version: ItemVersion) -> list[Blank]:
    """Each different blank once, with its places and the known field it most likely stands for."""
    found: dict[str, Blank] = {}
    for text, place, known in version.gaps:
        blank = found.setdefault(text, (text, [], known if known in KNOWN else ""))
        if place not in blank[1]:
            blank[1].append(place)
    return list(found.values())


class KindsForm(forms.Form):
    """The kinds of work for which a checklist is asked for."""

    kinds = forms.MultipleChoiceField(
        label="Asked for at delivery of", choices=Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class FigureForm(forms.Form):
    """One number of a benchmark."""

    label = PlainField(label="Figure", max_length=120, error_messages={"required": "Say what the number is."})
    value = forms.DecimalField(
        max_digits=16,
        decimal_places=4,
        max_value=MOST,
        min_value=-MOST,
        error_messages={"required": "Type the number.", "invalid": "Type a number such as 12.5."},
    )
    unit = PlainField(max_length=20, required=False, help_text="Such as %, days or USD.")
    clients = forms.IntegerField(
        label="Clients behind it",
        min_value=0,
        max_value=1_000_000,
        error_messages={"required": "Say how many clients stand behind it.", "invalid": "Type a whole number."},
    )
    sector = PlainField(max_length=60, required=False, help_text="Empty means all sectors together.")
    source = PlainField(
        max_length=160, help_text="Where it comes from.", error_messages={"required": "Say where it comes from."}
    )
    as_of = forms.DateField(
        label="As of", widget=DAY, error_messages={"required": "Choose its date.", "invalid": "Choose its date."}
    )

    order: ClassVar[Sequence[str]] = ("label", "value", "unit", "clients", "sector", "source", "as_of")

    def wanted(self) -> Wanted:
        return Wanted(**{name: self.cleaned_data[name] for name in self.order})
