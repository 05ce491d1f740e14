"""Who the clients of a folder are and by what names each is looked for, with words for every rule that was applied."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bulkhead.base.scan_report import Known, Party
from bulkhead.base.text import slugify
from bulkhead.guard.folder_names import name_of_folder, other_spelling
from bulkhead.guard.learning import Learned
from bulkhead.guard.matching import Term
from bulkhead.guard.matching.common import COMMON_WORDS
from bulkhead.guard.matching.folding import tokens_of
from bulkhead.guard.sieve import is_part

FOLDER, NAMES_FILE, PRACTICE = "folder name", "names file", "your practice"
EVERYDAY = "an everyday word: it counts only where it stands as a name, and alone it only asks"
UNSURE = "only files speak for it: alone it only asks"
MOST_WORDS = 12


@dataclass(frozen=True)
class Told:
    """A client somebody told of before any folder was looked at."""

    name: str
    terms: tuple[Term, ...]
    source: str


@dataclass
class _Entry:
    name: str
    folders: list[str] = field(default_factory=list)
    terms: list[tuple[Term, str]] = field(default_factory=list)
    source: str = FOLDER

    @property
    def is_open(self) -> bool:
        """A practice's client that has no folder here is nobody's business in a report."""
        return bool(self.folders) or self.source != PRACTICE

    def known(self) -> tuple[Known, ...]:
        """Names that a practice keeps are counted and not said: a report is passed on more easily than a practice."""
        kept = sum(1 for _, source in self.terms if source == PRACTICE)
        said = tuple(_known(term, source) for term, source in self.terms if source != PRACTICE)
        return (Known(f"{kept:,} {'name' if kept == 1 else 'names'}", "", PRACTICE), *said) if kept else said

    def add(self, term: Term, *, source: str) -> None:
        if all(tokens_of(term.value) != tokens_of(one.value) for one, _ in self.terms):
            self.terms.append((term, source))


class Roster:
    """`told` are clients by key; a folder of such a client's name is theirs, any other is a client of its own."""

    def __init__(self, folders: Sequence[str], *, told: Mapping[str, Told], ours: Sequence[str] = ()) -> None:
        self._entries = {key: _Entry(one.name, source=one.source) for key, one in told.items()}
        self._by_folder: dict[str, str] = {}
        self.remarks: list[str] = []
        for key, one in told.items():
            for term in one.terms:
                self._entries[key].add(term, source=one.source)
        self._ours = {tokens_of(name) for name in ours}
        for folder in folders:
            self._by_folder[folder] = self._place(folder)
        self.remarks += self._remarks()

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for entry in self._entries.values() for term, _ in entry.terms if not too_short(term.value))

    @property
    def called(self) -> dict[str, list[str]]:
        """The names of each client that folders and people gave."""
        return {key: [term.value for term, _ in entry.terms] for key, entry in self._entries.items()}

    def owner(self, folder: str) -> str:
        """The key of the client whose folder it is; empty for nobody's."""
        return self._by_folder.get(folder, "")

    def learn(self, learned: Iterable[Learned]) -> tuple[Term, ...]:
        """Take what the files said; the terms that are new."""
        before, shared = set(self.terms), []
        for one in learned:
            if one.client:
                where = "properties" if one.offered.in_properties else "addresses"
                source = f"{where} of {one.files:,} {'file' if one.files == 1 else 'files'}"
                self._entries[one.client].add(one.term, source=source)
            else:
                shared.append(f"“{one.offered.value}”: {one.why}")
        if shared:
            more = f", and {len(shared) - MOST_WORDS} more" if len(shared) > MOST_WORDS else ""
            self.remarks.append(f"Names in files that tell nobody: {'; '.join(shared[:MOST_WORDS])}{more}.")
        return tuple(term for term in self.terms if term not in before)

    def parties(self, *, named: Collection[str] = ()) -> tuple[Party, ...]:
        """As the report shows them; `named` are the keys of those that some file names."""
        return tuple(
            Party(key, entry.name, tuple(entry.folders), entry.known())
            for key, entry in sorted(self._entries.items(), key=lambda pair: pair[1].name.casefold())
            if entry.is_open or key in named
        )

    def _place(self, folder: str) -> str:
        """The key of a folder's client; a new one where nobody told of it."""
        last = folder.rpartition("/")[2]
        name = name_of_folder(last)
        key = self._standing(last, name)
        if not key and name and tokens_of(name) and tokens_of(name) not in self._ours:
            key = slugify(name) or name.casefold()
            self._entries.setdefault(key, _Entry(name))
        if key:
            entry = self._entries[key]
            entry.folders.append(folder)
            for spelling in (name, other_spelling(name)):
                if spelling:
                    entry.add(Term(key, "legal_name", spelling), source=FOLDER)
        return key

    def _standing(self, last: str, name: str) -> str:
        slugs, tokens = {slugify(last), slugify(name)} - {""}, tokens_of(name)
        by_slug = next((key for key in self._entries if key in slugs), "")
        named = (
            key for key, entry in self._entries.items() if tokens in [tokens_of(term.value) for term, _ in entry.terms]
        )
        by_name = next(named, "")
        return by_slug or (by_name if tokens else "")

    def _remarks(self) -> list[str]:
        entries = [entry for entry in self._entries.values() if entry.is_open]
        rules = _of_several_folders, _of_short_names, _of_shared_names, _of_longer_names
        return [*self._of_nobodys_folders(), *(remark for rule in rules for remark in rule(entries))]

    def _of_nobodys_folders(self) -> Iterable[str]:
        nobody = [folder for folder, key in self._by_folder.items() if not key]
        if nobody:
            yield (
                f"{_listed(nobody)}: the name says no client. {'Its' if len(nobody) == 1 else 'Their'} files are read "
                "and belong to nobody."
            )


def _of_several_folders(entries: Sequence[_Entry]) -> Iterable[str]:
    for entry in entries:
        if len(entry.folders) > 1:
            yield f"{_listed(entry.folders)} are taken as one client, {entry.name}."


def _of_short_names(entries: Sequence[_Entry]) -> Iterable[str]:
    for entry in entries:
        short = [term.value for term, _ in entry.terms if too_short(term.value)]
        if short:
            yield f"“{short[0]}” is too short to be looked for. Give {entry.name} a longer name in a names file."


def _of_shared_names(entries: Sequence[_Entry]) -> Iterable[str]:
    owners: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    written: dict[tuple[str, ...], str] = {}
    for entry in entries:
        for term, _ in entry.terms:
            owners[tokens_of(term.value)].append(entry.name)
            written.setdefault(tokens_of(term.value), term.value)
    for tokens, names in owners.items():
        if len(names) > 1:
            yield (
                f"“{written[tokens]}” belongs to {_listed(names)}: between them it is no sign; "
                "anywhere else it names each of them."
            )


def _of_longer_names(entries: Sequence[_Entry]) -> Iterable[str]:
    names = [(entry.name, tokens_of(term.value)) for entry in entries for term, _ in entry.terms]
    by_word: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for name, tokens in names:
        for word in set(tokens):
            by_word[word].append((name, tokens))
    pairs = (
        (short, long)
        for short, tokens in names
        for long, longer in by_word[tokens[0] if tokens else ""]
        if short != long and is_part(tokens, longer=longer)
    )
    for short, long in dict.fromkeys(pairs):
        yield f"{short} is part of the name {long}: in files of {long} it only asks."


def too_short(name: str) -> bool:
    """A single letter stands everywhere; one sign of a script without letters is a word."""
    return len("".join(tokens_of(name))) < 2 and name.isascii()


def _known(term: Term, source: str) -> Known:
    tokens = tokens_of(term.value)
    if too_short(term.value):
        note = "too short: it is not looked for"
    elif term.kind == "product" and source not in (FOLDER, NAMES_FILE, PRACTICE):
        note = UNSURE
    elif len(tokens) == 1 and (term.common or tokens[0] in COMMON_WORDS):
        note = EVERYDAY
    else:
        note = ""
    kind = "name" if source == FOLDER else term.rule
    return Known(term.value, "company or domain" if note == UNSURE else kind, source, note)


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:MOST_WORDS])
    more = f" and {len(names) - MOST_WORDS} more" if len(names) > MOST_WORDS else ""
    return (", ".join(shown) + more) if more or len(shown) < 2 else f"{', '.join(shown[:-1])} and {shown[-1]}"
