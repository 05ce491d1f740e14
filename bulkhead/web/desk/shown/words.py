"""Counts and states as a sentence says them."""

from bulkhead.web.ui.counts import SMALL, counted, number_words, sentence

__all__ = ["SMALL", "STATES", "counted", "number_words", "sentence", "shape"]

STATES = {
    "scheduled": "scheduled",
    "draft": "draft",
    "in_review": "in review",
    "delivered": "delivered",
    "cancelled": "cancelled",
}


def shape(state: str) -> str:
    """The mark of a state, by the name it has on a chip."""
    return "review" if state == "in_review" else state
