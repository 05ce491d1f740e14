"""The limits of the practice, and those of one client: one number each, within its bounds."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.practice.clients.models import Client
from bulkhead.practice.thresholds.defaults import DEFAULTS, Default, Limit
from bulkhead.practice.thresholds.models import Limits, Threshold


class LimitsForm(forms.Form):
    """A field for every limit. For a client an empty field follows the practice."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, given: Mapping[str, str] | None = None, *, client: Client | None = None) -> None:
        self.client, self.standing = client, Threshold.own(client)
        super().__init__(given, initial={**_shown(self.standing), "seen": _mark(self.standing)})
        for limit in _asked(client):
            self.fields[limit.value] = _field(limit, client=client)

    @property
    def is_stale(self) -> bool:
        """Whether a limit was changed since this form was shown."""
        return self.data.get("seen") != _mark(self.standing)

    def wanted(self) -> dict[Limit, Decimal | None]:
        """Only what is another value now."""
        said = {limit: self.cleaned_data[limit.value] for limit in _asked(self.client)}
        wanted = {limit: _own(limit, value, self.client) for limit, value in said.items()}
        return {limit: value for limit, value in wanted.items() if value != self.standing.get(limit.value)}


def _shown(standing: Mapping[str, Decimal]) -> dict[str, Decimal | int]:
    """A list to choose from knows whole numbers only."""
    return {name: int(value) if DEFAULTS[Limit(name)].choices else value for name, value in standing.items()}


def _own(limit: Limit, value: Decimal | None, client: Client | None) -> Decimal | None:
    """For the practice an empty field is the default again."""
    return None if client is None and value == DEFAULTS[limit].value else value


def _asked(client: Client | None) -> list[Limit]:
    return [limit for limit, default in DEFAULTS.items() if client is None or default.per_client]


def _mark(standing: Mapping[str, Decimal]) -> str:
    said = "|".join(f"{limit}={value}" for limit, value in sorted(standing.items()))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _field(limit: Limit, *, client: Client | None) -> forms.Field:
    default = DEFAULTS[limit]
    whose, above = ("the practice’s", Limits().of(limit)) if client else ("the default", default.value)
    make = _chosen if default.choices else _typed
    return make(default, whose=whose, above=above)


def _chosen(default: Default, *, whose: str, above: Decimal) -> forms.Field:
    """One of a few lengths of time; the first line follows what holds above."""
    words = dict(default.choices).get(int(above), f"{_words(above)} {default.unit}")
    return forms.TypedChoiceField(
        label=default.words,
        choices=[("", f"{whose[0].upper()}{whose[1:]}: {words}"), *default.choices],
        coerce=Decimal,
        empty_value=None,
        required=False,
    )


def _typed(default: Default, *, whose: str, above: Decimal) -> forms.Field:
    unit = default.unit.removesuffix("s") if above == 1 else default.unit
    return Whole(
        label=default.words,
        min_value=default.least,
        max_value=default.most,
        required=False,
        help_text=f"Empty means {whose}: {_words(above)} {unit}.",
        widget=forms.NumberInput(attrs={"placeholder": _words(above)}),
        error_messages=_faults(default),
    )


class Whole(forms.DecimalField):
    """A whole number; an empty field is None."""

    def clean(self, value: object) -> Decimal | None:
        number: Decimal | None = super().clean(value)
        if number is not None and number != number.to_integral_value():
            raise ValidationError("Type a whole number.", code="whole")
        return number


def _faults(default: Default) -> dict[str, str]:
    bounds = f"Type a number from {_words(default.least)} to {_words(default.most)}."
    return {"invalid": bounds, "min_value": bounds, "max_value": bounds}


def _words(value: Decimal) -> str:
    return f"{value.normalize():f}"
