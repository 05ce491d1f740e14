"""The names the guard tells a client by, one on each line."""

import re
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from bulkhead.guard.matching.links import link_fault

KINDS = ("short_name", "domain", "person", "code_name", "product", "link")
LONGEST = 160
MOST = 300
DOMAIN = re.compile(r"(?!-)[^\W_](?:[\w-]{0,61}[^\W_])?(?:\.[^\W_](?:[\w-]{0,61}[^\W_])?)+")
EVERYBODY = frozenset(
    "gmail.com outlook.com hotmail.com live.com yahoo.com icloud.com gmx.net proton.me aol.com".split()
)


class TermsField(forms.CharField):
    """Its value is a list of (kind, value) pairs."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, kind: str, *, label: str, help_text: str) -> None:
        super().__init__(label=label, help_text=f"{help_text} One a line.", required=False)
        self.kind = kind

    def clean(self, value: object) -> list[tuple[str, str]]:
        lines = [" ".join(line.split()) for line in str(value or "").splitlines()]
        named = list(dict.fromkeys(line for line in lines if line))
        if len(named) > MOST:
            raise ValidationError(f"{len(named)} lines are too many; keep the {MOST} that matter most.")
        return [self._pair(line) for line in named]

    def _pair(self, line: str) -> tuple[str, str]:
        if len(line) > LONGEST:
            raise ValidationError(f"“{line[:30]}…” is too long; a name has at most {LONGEST} characters.")
        if len(line) < 2 or not line.isprintable():
            raise ValidationError(f"“{line}” is no name to tell a client by; use two letters or more.")
        if self.kind == "link" and link_fault(line):
            raise ValidationError(link_fault(line))
        return _domain(line) if self.kind == "domain" else (self.kind, line)


def pairs_of(terms: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The lines of each list, from (kind, value) pairs."""
    lines: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for kind, value in terms:
        lines[_list_of(kind)].append(value)
    return {kind: "\n".join(sorted(values, key=str.casefold)) for kind, values in lines.items()}


def _list_of(kind: str) -> str:
    """Mail addresses stand with the domains, a former legal name with the short ones."""
    return {"email": "domain", "legal_name": "short_name"}.get(kind, kind)


def _domain(line: str) -> tuple[str, str]:
    """A domain out of whatever was pasted; an address of one person stays one."""
    plain = re.sub(r"^[a-z]+://", "", line.lower()).partition("/")[0].removeprefix("www.").removeprefix("@")
    before, at, host = plain.rpartition("@")
    if not DOMAIN.fullmatch(host):
        raise ValidationError(f"“{line}” is no domain; write it like example.com.")
    if not at and host in EVERYBODY:
        raise ValidationError(f"“{host}” is everybody’s; write the whole mail address instead.")
    return ("email", f"{before}@{host}") if at else ("domain", host)
