"""Which phrase may be an exception: one that holds the name, and a word that tells it from the company."""

import re
from collections.abc import Iterable
from uuid import UUID

from bulkhead.guard.matching.folding import tokens_of
from bulkhead.guard.verdicts import Finding
from bulkhead.practice.clients.models import GuardTerm

NEVER_WORDS = ("domain", "e-mail", "link", "near name")  # kinds of names that are nobody's ordinary word.
MOST_BESIDE = 3
LITTLE = frozenset(
    "a about after all also an and any are as at be been before by can did do does for from had has have he her his i"
    " if in into is it its may me more my new no not of on one or other our out over s says she so than that the their"
    " them then there they this those to under up us was we were what when where which who will with would you your"
    " account board call ceo cfo client cmo company contract coo cto deck draft file invoice meeting memo office"
    " people plan portal project report team week month quarter year today tomorrow yesterday".split()
)
_AFTER = re.compile(r"^[ \-/]([^\W\d_][\w’'\-]*)")
_BEFORE = re.compile(r"([^\W\d_][\w’'\-]*)[ \-/]$")


def may_be_words(findings: Iterable[Finding]) -> list[Finding]:
    """Findings whose name can be an ordinary word somewhere."""
    return [found for found in findings if not found.rule.startswith(NEVER_WORDS)]


def around(finding: Finding) -> str:
    """The name with the words beside it, for a person to go on from."""
    name = finding.seen.said or finding.name
    before, after = _BEFORE.search(finding.seen.before), _AFTER.search(finding.seen.after)
    words = [before[1]] if before and before[1].lower() not in LITTLE else []
    return " ".join([*words, name, *([after[1]] if after else [])])


def said_in(phrase: str, *, findings: Iterable[Finding]) -> Finding | None:
    """The finding whose name this phrase holds, the longest name first; None where it holds none."""
    tokens = tokens_of(phrase)
    holding = [found for found in findings if any(_within(tokens, name) for name in _names(found))]
    return max(holding, key=lambda found: len(tokens_of(found.name)), default=None)


def fault_of(phrase: str, *, finding: Finding) -> str:
    """Why this phrase would switch the guard off, or on for nothing; empty when it may be kept."""
    tokens = tokens_of(phrase)
    terms = GuardTerm.objects.filter(client=UUID(finding.client)).values_list("value", flat=True)
    own = {token for value in terms for token in tokens_of(value)}
    beside = [token for token in tokens if token not in own]
    telling = [token for token in beside if token not in LITTLE and not token.isdecimal() and len(token) > 1]
    if not telling:
        said = finding.seen.said or finding.name
        fault = (
            f"“{phrase}” would let the company itself through. Keep a word beside {said} that makes it another thing."
        )
    elif len(beside) > MOST_BESIDE:
        fault = "Keep it short: three words beside the name at most."
    else:
        fault = ""
    return fault


def _names(finding: Finding) -> Iterable[tuple[str, ...]]:
    return (tokens_of(name) for name in (finding.seen.said, finding.name) if name)


def _within(tokens: tuple[str, ...], name: tuple[str, ...]) -> bool:
    width = len(name)
    return bool(name) and any(tokens[at : at + width] == name for at in range(len(tokens) - width + 1))
