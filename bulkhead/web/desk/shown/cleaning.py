"""What can be taken out of a file that waits, what is lost with it, and what stays."""

from dataclasses import dataclass

from bulkhead.base.removals import Removable
from bulkhead.crossings.cleaning import CleanedFile, Survey
from bulkhead.practice.clients.models import Client
from bulkhead.web.desk.shown.places import OTHER, Place
from bulkhead.web.desk.shown.words import counted, sentence

LOST = {
    "properties": "Its title, author and company are empty afterwards; the pages stay as they are.",
    "comments": "What was said in the margin is gone, also for those who were to read it.",
    "changes": "Nobody can see any more what was changed, or undo it.",
    "hidden": "What is hidden cannot be shown again; formulas that point there keep their last figure.",
    "notes": "The notes for whoever speaks are gone.",
    "embedded": "A double click opens nothing any more; only the picture stays.",
    "links": "What came from another file stays as it reads now and follows no change there.",
    "macros": "Buttons and macros do nothing any more.",
    "versions": "Nobody can go back to how it was before.",
    "scripts": "Fields that compute by themselves stay as they are.",
    "custom": "Other programs no longer find what they kept in it.",
}


@dataclass(frozen=True)
class Choice:
    """One box: what goes, where it stands, what is lost; `holds` says how much of what was found goes with it."""

    key: str
    label: str
    place: str
    examples: tuple[str, ...]
    more: int
    lost: str
    holds: str
    is_ticked: bool


def choices(survey: Survey, *, ticked: set[str] | None) -> list[Choice]:
    """Those that hold something are ticked beforehand; after a fault, those that were."""
    chosen = {group.removable.key for group in survey.groups if group.holds} if ticked is None else ticked
    return [
        Choice(
            key=group.removable.key,
            label=_label(group.removable),
            place=group.removable.place,
            examples=group.removable.examples,
            more=group.removable.count - len(group.removable.examples),
            lost=LOST.get(group.removable.key, ""),
            holds=_holds(group.holds) if group.holds else "",
            is_ticked=group.removable.key in chosen,
        )
        for group in survey.groups
    ]


def _holds(count: int) -> str:
    """Of what was found."""
    goes = "goes" if count == 1 else "go"
    return sentence(f"{counted(count, one='thing')} that {'was' if count == 1 else 'were'} found {goes} with it")


def stays(survey: Survey, *, known: dict[str, Client]) -> list[Place]:
    """What no cleaning takes away."""
    names = {key: client.display_name for key, client in known.items()}
    return [Place.of(found, owner=names.get(found.client, OTHER)) for found in survey.stays.findings]


def lead(survey: Survey, *, client: Client) -> str:
    """What pressing would come to, before anybody presses."""
    if not survey.groups:
        words = "There is nothing in it beside its pages."
    elif survey.stays.findings or survey.stays.reason:
        words = "Cleaning alone does not let it in: something stays, and the copy would wait here in place of it."
    else:
        words = f"With all of it taken out nothing that was found is left, and the copy enters {client}."
    return words


def result(cleaned: CleanedFile) -> str:
    """What was taken out, group by group."""
    labels = [_label(one) for one in cleaned.removed]
    return "Taken out: " + "; ".join(label[:1].lower() + label[1:] for label in labels) + "."


def _label(one: Removable) -> str:
    """A group whose only kind is called as it is, is said once."""
    group, _, kinds = one.what.partition(": ")
    return f"{group if kinds == group.lower() else one.what} ({one.count:,})"
