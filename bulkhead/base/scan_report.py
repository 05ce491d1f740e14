"""What a look through a folder of client folders found: plain values, for the terminal, a page and machines alike."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property

FEW = 4


@dataclass(frozen=True)
class Sign:
    """One place in a file that names another client; `client` is that client's key."""

    client: str
    name: str
    place: str
    excerpt: str
    rule: str


@dataclass(frozen=True)
class Looked:
    """One file: whose folder it lies in (empty: nobody's), whom it names, and what of it could not be read."""

    path: str
    client: str
    size: int = 0
    sha256: str = ""
    certain: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    unread: str = ""

    @property
    def others(self) -> tuple[str, ...]:
        """Whom it names, the certain ones first."""
        named = dict.fromkeys(sign.client for sign in self.signs)
        return (*self.certain, *(key for key in named if key not in self.certain))

    @property
    def is_certain(self) -> bool:
        return bool(self.certain)


@dataclass(frozen=True)
class Known:
    """A name that is looked for, where it was learned, and what is to be said about it."""

    value: str
    kind: str
    source: str
    note: str = ""


@dataclass(frozen=True)
class Party:
    """A client of the scan: its key, what it is called, its folders, its names."""

    key: str
    name: str
    folders: tuple[str, ...] = ()
    names: tuple[Known, ...] = ()


@dataclass(frozen=True)
class Left:
    """A file that was not looked at, and why."""

    path: str
    reason: str


@dataclass(frozen=True)
class Report:
    """All of it. `unreached` counts files that were to come when somebody stopped the scan."""

    folder: str
    level: str
    parties: tuple[Party, ...] = ()
    files: tuple[Looked, ...] = ()
    left: tuple[Left, ...] = ()
    remarks: tuple[str, ...] = ()
    unreached: int = 0
    seconds: float = 0.0
    on: str = ""
    is_stopped: bool = False
    named_of: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "named_of", {party.key: party.name for party in self.parties})

    @cached_property
    def naming(self) -> list[Looked]:
        """Files in a client's folder that name another one, or may; the certain ones first."""
        found = [one for one in self.files if one.signs and one.client]
        return sorted(found, key=lambda one: (not one.is_certain, one.client, one.path))

    @cached_property
    def certain(self) -> list[Looked]:
        return [one for one in self.naming if one.is_certain]

    @cached_property
    def unread(self) -> list[Looked]:
        return [one for one in self.files if one.unread]

    @cached_property
    def strays(self) -> list[Looked]:
        """Files in no client's folder that name one."""
        return [one for one in self.files if one.signs and not one.client]

    @cached_property
    def twins(self) -> list[tuple[Looked, ...]]:
        """Documents that stand in the folders of several clients, byte for byte."""
        same: defaultdict[str, list[Looked]] = defaultdict(list)
        for one in self.files:
            if one.sha256 and one.size and one.client:
                same[one.sha256].append(one)
        return [tuple(each) for each in same.values() if len({one.client for one in each}) > 1]

    @property
    def size(self) -> int:
        return sum(one.size for one in self.files)

    @property
    def headline(self) -> str:
        """The whole of it in one sentence."""
        read, certain, perhaps = len(self.files), len(self.certain), len(self.naming) - len(self.certain)
        if not read:
            said = "There was no file to read"
        elif not self.naming:
            said = f"None of {_files(read)} names another client"
        else:
            said = f"{certain:,} of {_files(read)} {_verb(certain, 'names', 'name')} another client"
        if perhaps:
            said += f", and {perhaps:,} more may" if certain else f"; {perhaps:,} may"
        if self.unread:
            said += f"; {len(self.unread):,} could not be read"
        if self.unreached:
            said = f"Stopped with {_files(self.unreached)} still to come. So far: {said[:1].lower()}{said[1:]}"
        return f"{said}."

    @property
    def advice(self) -> str:
        """Whoever is named in the files of half the others is hardly a client; empty where nobody is."""
        others = {one.client for one in self.files if one.client}
        for party in self.parties:
            named_by = {one.client for one in self.certain if party.key in one.certain}
            if len(named_by) >= max(FEW, (len(others) - 1) / 2) and party.folders:
                return (
                    f"{party.name} is named in files of {len(named_by)} other clients. If it is your own firm, "
                    f"scan again with --ours “{party.name}”: then it is no client."
                )
        return ""

    def grid(self) -> list[tuple[str, list[tuple[int, int]]]]:
        """For every client with a finding: how many of its files name each of `columns`, certain and in all."""
        return [(key, [self._crossing(key, other) for other in self.columns]) for key in self.rows]

    @cached_property
    def rows(self) -> list[str]:
        return [party.key for party in self.parties if any(one.client == party.key for one in self.naming)]

    @cached_property
    def columns(self) -> list[str]:
        named = {key for one in self.naming for key in one.others}
        return [party.key for party in self.parties if party.key in named]

    def _crossing(self, key: str, other: str) -> tuple[int, int]:
        files = [one for one in self.naming if one.client == key and other in one.others]
        return sum(1 for one in files if other in one.certain), len(files)

    def name_of(self, key: str) -> str:
        return self.named_of.get(key, key)

    def as_json(self) -> bytes:
        fields = asdict(self)
        del fields["named_of"]
        return json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")

    @classmethod
    def of_json(cls, written: bytes) -> "Report":
        fields = json.loads(written)
        return cls(
            fields["folder"],
            fields["level"],
            tuple(_party(each) for each in fields["parties"]),
            tuple(looked_of(each) for each in fields["files"]),
            tuple(Left(each["path"], each["reason"]) for each in fields["left"]),
            tuple(fields["remarks"]),
            fields["unreached"],
            fields["seconds"],
            fields["on"],
            fields["is_stopped"],
        )


def looked_of(fields: dict[str, object]) -> Looked:
    """One file as it was written down."""
    signs, certain = fields["signs"], fields["certain"]
    assert isinstance(signs, list), "written by as_json"
    assert isinstance(certain, list), "written by as_json"
    path, client, size, sha256, unread = (fields[name] for name in ("path", "client", "size", "sha256", "unread"))
    assert isinstance(size, int), "written by as_json"
    return Looked(
        str(path), str(client), size, str(sha256), tuple(certain), tuple(Sign(**each) for each in signs), str(unread)
    )


def _party(fields: dict[str, object]) -> Party:
    names, folders = fields["names"], fields["folders"]
    assert isinstance(names, list), "written by as_json"
    assert isinstance(folders, list), "written by as_json"
    return Party(str(fields["key"]), str(fields["name"]), tuple(folders), tuple(Known(**each) for each in names))


def sayable(words: str) -> str:
    """Words of a stranger's file or file name, for a terminal or a page: signs that steer are shown or dropped."""
    visible = (sign for sign in words if unicodedata.category(sign) != "Cf")
    return "".join(sign if sign.isprintable() else "�" for sign in visible)


def marked(excerpt: str, *, name: str) -> tuple[str, str, str]:
    """What stands before the name, the name as it is written there, and what follows; all in the first if not found.

    As much of the name as is there: of a legal name, often all but its last word.
    """
    words = [re.escape(word) for word in re.findall(r"[^\W_]+", name)]
    tries = [r"[\W_]{0,3}".join(words[:count]) for count in range(len(words), 0, -1)]
    hits = (re.search(each, excerpt, re.IGNORECASE) for each in [*tries, *sorted(words, key=len, reverse=True)])
    hit = next(filter(None, hits), None)
    return (excerpt[: hit.start()], hit.group(), excerpt[hit.end() :]) if hit else (excerpt, "", "")


def why(unread: str) -> str:
    """The reason alone: what to do about it is for files on their way into a client."""
    sentences = unread.replace(". ", ".\n").split("\n")
    kept = [each for each in sentences if not any(word in each for word in ("upload", "bring"))]
    return " ".join(kept) or unread


def by_reason(files: Iterable[Looked]) -> list[tuple[str, list[Looked]]]:
    """Unread files under their reasons, the commonest first."""
    found: defaultdict[str, list[Looked]] = defaultdict(list)
    for one in files:
        found[why(one.unread)].append(one)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def left_by_reason(left: Sequence[Left]) -> list[tuple[str, list[str]]]:
    """The same for what was not looked at."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in left:
        found[one.reason].append(one.path)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _files(count: int) -> str:
    return f"{count:,} {_verb(count, 'file', 'files')}"


def _verb(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
