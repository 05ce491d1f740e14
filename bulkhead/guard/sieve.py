"""Which other clients a reading names, and for each whether that is certain."""

import re
from collections.abc import Iterable

from bulkhead.base.scan_report import Sign, sayable
from bulkhead.guard.matching import Names, Term, judge
from bulkhead.guard.matching.folding import tokens_of
from bulkhead.guard.matching.forms import forms_of
from bulkhead.guard.readings import Passage, Reading
from bulkhead.guard.verdicts import Finding, Verdict

LETTERS_APART = re.compile(r"(?<![a-z0-9])[a-z0-9](?:[ .\-_][a-z0-9]){4}")


def may_say(text: str, *, terms: Iterable[Term]) -> bool:
    """A quick no for a text in which none of these can stand; anything that could be a disguise is a yes."""
    if not text.isascii():
        return True
    lower = text.lower()
    rarest = {max(form.tokens, key=len) for term in terms for form in forms_of(term) if form.tokens}
    return any(token in lower for token in rarest) or LETTERS_APART.search(lower) is not None


def signs_of(findings: Iterable[Finding]) -> tuple[Sign, ...]:
    """As a report tells them."""
    return tuple(
        Sign(one.client, sayable(one.name), sayable(one.place), sayable(one.excerpt), one.rule) for one in findings
    )


class Sieve:
    """The names of all clients; built once for many files."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._terms = terms
        self._names = Names(terms)
        self._pairs: dict[tuple[str, str], Names] = {}
        self._called: dict[str, set[tuple[str, ...]]] = {}
        for term in terms:
            self._called.setdefault(term.client, set()).add(tokens_of(term.value))

    def sift(self, reading: Reading, *, target: str) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """The findings, and the clients that are named for certain."""
        judgement = judge(reading, names=self._names, target=target)
        named = list(dict.fromkeys(finding.client for finding in judgement.findings))
        certain = [other for other in named if self._is_certain(reading, other, target, judgement.verdict, len(named))]
        owned = {other for other in certain if self._may_be_own(judgement.findings, other, target)}
        return judgement.findings, tuple(other for other in certain if other not in owned)

    def knows(self, term: Term) -> bool:
        """Whether a text with this name is its client's for certain already."""
        return term.client in self.sift(Reading("txt", (Passage("line 1", term.value),)), target="")[1]

    def _is_certain(self, reading: Reading, other: str, target: str, verdict: Verdict, named: int) -> bool:
        """One verdict is for all it names; where there are several, each is judged by itself."""
        if named > 1 and verdict is not Verdict.ASK:
            verdict = judge(reading, names=self._pair(other, target), target=target).verdict
        return verdict is Verdict.STOP

    def _pair(self, other: str, target: str) -> Names:
        key = other, target
        if key not in self._pairs:
            self._pairs[key] = Names(term for term in self._terms if term.client in key)
        return self._pairs[key]

    def _may_be_own(self, findings: tuple[Finding, ...], other: str, target: str) -> bool:
        """In a file of Acme Labs, “Acme” may be short for the client itself."""
        own = self._called.get(target, set())
        said = {tokens_of(finding.name) for finding in findings if finding.client == other}
        return all(any(is_part(name, longer=longer) for longer in own) for name in said)


def is_part(name: tuple[str, ...], *, longer: tuple[str, ...]) -> bool:
    """Whether a name stands, whole words, in a longer one."""
    width = len(name)
    return 0 < width < len(longer) and any(longer[at : at + width] == name for at in range(len(longer) - width + 1))
