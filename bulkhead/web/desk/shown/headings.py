"""The sentence that opens a page of the practice, made from facts."""

from datetime import date

from bulkhead.web.desk.shown.entries import Entry, Outlook
from bulkhead.web.desk.shown.words import counted, number_words, sentence
from bulkhead.web.ui.formats import in_words


def day_words(day: date) -> str:
    return in_words(day, pattern="EEEE, d MMMM")


def due_words(outlook: Outlook) -> str:
    """Two things are due this week, one is late."""
    due, late = outlook.due, outlook.late
    if due and late:
        words = f"{counted(due, one='thing')} {_are(due)} due this week, {number_words(late)} {_are(late)} late"
    elif late:
        words = f"{counted(late, one='thing')} {_are(late)} late, nothing else is due this week"
    elif due:
        words = f"{counted(due, one='thing')} {_are(due)} due this week"
    else:
        words = "nothing is due this week"
    return sentence(words)


def nothing_words(next_one: Entry | None) -> str:
    """What an empty calendar says: when the next one is due, and whose it is."""
    if next_one is None:
        return "Nothing is due in these weeks."
    day = in_words(next_one.due_on, pattern="EEEE d MMMM")
    whose = f"{next_one.client.display_name}’s {next_one.label.lower()}"
    return f"Nothing is due before {day}. {whose} is the next to leave."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
