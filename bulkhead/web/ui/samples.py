"""Sample values of the pattern page; nobody here is real."""

from django import forms

from bulkhead.web.ui.chrome import Client, Option, Place
from bulkhead.web.ui.hues import WORDS, picker

NAME_IT = "Give it a title; the client sees it."
CLIENTS = [("Signal", 225), ("Bloom", 330), ("Harbor", 165), ("Cadence", 75), ("Anchor", 255), ("Pilot", 105)]
PAPERS = ["paper", "surface", "sunken", "line", "edge", "ink-3", "ink-2", "ink", "good", "warn", "bad"]
SECTIONS = ["type", "colour", "marks", "buttons", "fields", "choices", "lists", "tables", "answers", "floats", "pages"]

FINDINGS = [
    ("Slide 4, notes", "“ask ", "Owen Barrow", " for the margin”", "person, Bloom"),
    ("File name", "", "bloom", "-q4-social.pptx", "short name, Bloom"),
]
OPTIONS = [
    Option("Anchor", "#", note="opens for 8 hours, logged", hue=255, name="client", value="anchor"),
    Option("Signal", "#", note="Signal Foundry", hue=225, name="client", value="signal"),
    Option("Peak-season plan", "#", note="library"),
]
WEEKS = [
    ("16 Nov", False, "2026-11-16", ""),
    ("23 Nov", True, "2026-11-23", ""),
    ("30 Nov", False, "2026-11-30", "Fri two board packs"),
    ("7 Dec", False, "2026-12-07", ""),
]
LANES = [
    (
        "Signal",
        225,
        "#",
        [[("Plan", "delivered", "delivered", "#", "")], [("Weekly", "draft", "draft", "#", "")], [], []],
    ),
    (
        "Harbor",
        165,
        "#",
        [
            [("Site fill", "in review, late", "review late", "#", "")],
            [],
            [("Board", "scheduled", "scheduled", "#", "")],
            [],
        ],
    ),
]
HEAT = [
    ("Signal", 225, [("8.0", 4, False), ("9.5", 5, False), ("10.0", 6, False)]),
    ("Harbor", 165, [("2.0", 1, False), ("4.0", 2, False), ("6.0", 3, False)]),
]
TOTAL = [("10.0", 0, False), ("13.5", 0, False), ("16.0", 0, True)]
STAIRS = [
    ("1 Jul 2026", "$9,600", "now"),
    ("1 Jan 2027", "$10,800", "Notice leaves by 2 Dec"),
    ("1 Jul 2027", "$12,000", "Notice leaves by 1 Jun"),
]


class Fields(forms.Form):
    title = forms.CharField(
        initial="Board pack",
        help_text="At rest. The hint stands under the field.",
        error_messages={"required": NAME_IT},
    )
    due = forms.DateField(
        help_text="A date in the client’s zone, late from its midnight.",
        error_messages={"invalid": "February 2027 has 28 days."},
    )
    kind = forms.ChoiceField(choices=[("", "Choose the kind first"), ("report", "Report")])
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="Read by the board.")
    code = forms.CharField(label="Code from the mail")
    fixed = forms.CharField(label="Short name", initial="signal", disabled=True, help_text="It is part of the address.")
    approve = forms.BooleanField(label="Dana Whitfield approves", required=False)
    view = forms.ChoiceField(
        choices=[("lanes", "Lanes"), ("month", "Month")], widget=forms.RadioSelect, initial="lanes"
    )
    readers = forms.MultipleChoiceField(
        choices=[("rune", "Rune Sales"), ("chase", "Chase Banks")], widget=forms.CheckboxSelectMultiple, required=False
    )
    hue = forms.TypedChoiceField(
        label="Colour", coerce=int, choices=list(WORDS.items()), widget=forms.RadioSelect, initial=225
    )
    file = forms.FileField(label="Drop a file for Signal", help_text="The guard reads it before it is kept.")


def values() -> dict[str, object]:
    return {
        "nav": [Place("Patterns", "#main", current=True)] + [Place(name.capitalize(), f"#{name}") for name in SECTIONS],
        "sections": SECTIONS,
        "sample": {
            "clients": CLIENTS,
            "papers": PAPERS,
            "findings": FINDINGS,
            "options": OPTIONS,
            "weeks": WEEKS,
            "lanes": LANES,
            "heat": HEAT,
            "total": TOTAL,
            "stairs": STAIRS,
            "hues": picker({225: "Signal", 165: "Harbor"}),
            "client": Client("Signal", 225, line="CMO, 5 days a month, since July 2026"),
            "forms": {at: Fields(prefix=at) for at in ("light", "dark")},
            "focused": {at: Fields(prefix=at + "-focused") for at in ("light", "dark")},
            "wrong": {at: Fields(_wrong(at), prefix=at + "-wrong") for at in ("light", "dark")},
        },
    }


def _wrong(at: str) -> dict[str, str]:
    return {f"{at}-wrong-title": "", f"{at}-wrong-due": "31 Feb 2027"}
