"""Adding a client and changing how it is called; its names are what the guard tells it by."""

from collections.abc import Iterable
from typing import ClassVar
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.base.text import slug_fault, slugify
from bulkhead.crossings.provision import Wanted
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.forms.places import currencies, zones
from bulkhead.web.desk.forms.terms import KINDS, TermsField, pairs_of
from bulkhead.web.ui.hues import WORDS

ZONE = "Choose a time zone from the list, such as Europe/Berlin."
CURRENCY = "Choose a currency from the list."
HUE = "Choose one of the 21 colours; red ones are kept for late and stopped."
NO_SLUG = "Type an address; the name has no letters or digits to make one from."
SENDER = "Mail to this client comes from here. Empty means the practice’s own address."
LINKS = "Shared folders and workspaces that are theirs alone, such as acme.slack.com."
PORTAL_NAME = "What its own people read at the top of their portal. Empty means the legal name."


class PlainField(forms.CharField):
    """One line of words without control or direction signs."""

    def clean(self, value: object) -> str:
        words: str = super().clean(value)
        if not words.isprintable():
            raise ValidationError("Take the invisible signs out of this line, or type it anew.", code="invisible")
        return words


class ClientForm(forms.Form):
    """How a client is called, coloured and placed, and the names it is known by."""

    display_name = PlainField(
        label="Name",
        max_length=60,
        help_text="The short name you say; it stands on every page.",
        error_messages={"required": "Type the name you use for this client."},
    )
    legal_name = PlainField(label="Legal name", max_length=120, required=False)
    portal_name = PlainField(label="Portal name", max_length=80, required=False, help_text=PORTAL_NAME)
    hue = forms.TypedChoiceField(
        label="Colour",
        coerce=int,
        choices=list(WORDS.items()),
        error_messages={"required": HUE, "invalid_choice": HUE},
    )
    time_zone = forms.ChoiceField(
        label="Time zone",
        choices=zones,
        help_text="Due dates are dates here.",
        error_messages={"required": ZONE, "invalid_choice": ZONE},
    )
    currency = forms.ChoiceField(choices=currencies, error_messages={"required": CURRENCY, "invalid_choice": CURRENCY})
    sender = forms.EmailField(
        label="Sender address",
        required=False,
        help_text=SENDER,
        error_messages={"invalid": "Write it like maren@example.com."},
    )
    short_name = TermsField("short_name", label="Short names", help_text="What else people say, such as initials.")
    domain = TermsField("domain", label="Domains and mail addresses", help_text="Such as example.com.")
    person = TermsField("person", label="People", help_text="First and last name of everyone you deal with.")
    code_name = TermsField("code_name", label="Code names", help_text="Projects and deals that are not public.")
    product = TermsField("product", label="Products", help_text="Names that only this client uses.")
    link = TermsField("link", label="Links", help_text=LINKS)

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    terms: ClassVar[tuple[str, ...]] = KINDS
    standing: Client | None = None

    @property
    def hue_error(self) -> str:
        return " ".join(map(str, self.errors.get("hue", [])))

    def clean_display_name(self) -> str:
        name: str = self.cleaned_data["display_name"]
        same = Client.objects.filter(display_name__iexact=name)
        if same.exclude(pk__in=[self.standing.pk] if self.standing else []).exists():
            raise ValidationError(f"Another client is called {name} already; add a word that tells them apart.")
        return name

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"]
        if zone not in available_timezones():
            raise ValidationError(ZONE)
        return zone

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        slug = self.standing.slug if self.standing else said["slug"]
        portal_name = said["portal_name"] or said["legal_name"] or said["display_name"]
        terms = tuple(pair for kind in self.terms for pair in said[kind])
        columns = (said["display_name"], slug, said["hue"], portal_name, said["legal_name"])
        return Wanted(*columns, said["time_zone"], said["currency"], said["sender"], terms)


class NewClientForm(ClientForm):
    """Its address too, which is given out and never changes after."""

    slug = forms.CharField(label="Address", max_length=40, required=False)
    slug.error_messages["max_length"] = "Use at most 40 letters, digits and hyphens."

    def clean_slug(self) -> str:
        """Empty means the name as an address."""
        typed: str = self.cleaned_data["slug"]
        slug = typed.lower() or slugify(str(self.data.get("display_name", "")))
        fault = slug_fault(slug) if slug else NO_SLUG
        owner = Client.objects.filter(slug=slug).first()
        if fault or owner:
            raise ValidationError(fault or f"“{slug}” is {owner}’s address already; choose another.")
        return slug


def standing_values(client: Client, *, terms: Iterable[tuple[str, str]]) -> dict[str, object]:
    """The initial values of a change. Names every client has are not typed, so they do not stand in the lists."""
    own = {client.display_name, client.legal_name, f"{client.slug}.localhost"}
    kept = pairs_of((kind, value) for kind, value in terms if value not in own)
    columns = ("display_name", "legal_name", "portal_name", "hue", "time_zone", "currency", "sender")
    return {**{name: getattr(client, name) for name in columns}, **kept}
