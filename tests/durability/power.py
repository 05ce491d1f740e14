"""A disk as strict as an acknowledgement must assume: nothing survives a power cut that was not made durable.

It is played from what strace saw. A file's bytes survive as they were at its last fsync; a name, a removal and a rename
survive from the next fsync of their folder on.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

CALLS = (
    "openat,open,creat,write,pwrite64,ftruncate,lseek,fsync,fdatasync,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir"
)
LINE = re.compile(r"^(\d+) +(.*)$")
CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?.*$")
OPENED = re.compile(r"^(\d+)<([^>]*)>$")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Event(NamedTuple):
    """One call that came back well: its name, its paths, its number, its bytes."""

    call: str
    paths: tuple[str, ...]
    handle: int = -1
    number: int = 0
    content: bytes = b""
    flags: str = ""


def events(trace: Path) -> Iterator[Event]:
    """What a process did to files, in order; calls cut in two by another thread are put together."""
    begun: dict[str, str] = {}
    with open(trace) as lines:
        for line in lines:
            match = LINE.match(line.rstrip("\n"))
            if match is None:
                continue
            thread, said = match.groups()
            if said.endswith("<unfinished ...>"):
                begun[thread] = said.removesuffix("<unfinished ...>").rstrip()
                continue
            if said.startswith("<... "):
                said = begun.pop(thread, "") + said.partition(" resumed>")[2]
            event = _event(said)
            if event is not None:
                yield event


def _event(said: str) -> Event | None:
    match = CALL.match(said)
    if match is None or match[3].startswith("-"):
        return None
    call, rest, result, path = match.groups()
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in TEXT.findall(rest)]
    if call in ("openat", "open", "creat"):
        return Event("open", (_path(path or ""),), int(result), flags=rest)
    if call in ("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"):
        name = "rmdir" if "AT_REMOVEDIR" in rest else call.removesuffix("2").removesuffix("at")
        return Event(name, tuple(os.fsdecode(text) for text in texts))
    first, *others = rest.split(", ")
    opened = OPENED.match(first)
    if opened is None:
        return None
    handle, at = int(opened[1]), _path(opened[2])
    if call == "write":
        return Event(call, (at,), handle, content=texts[0][: int(result)])
    if call == "pwrite64":
        return Event(call, (at,), handle, number=int(others[-1]), content=texts[0][: int(result)])
    number = int(others[0]) if call == "ftruncate" else int(result)
    return Event(call, (at,), handle, number=number)


def _path(shown: str) -> str:
    return os.fsdecode(bytes.fromhex(shown.replace("\\x", ""))) if shown.startswith("\\x") else shown


@dataclass
class File:
    """Bytes as they are, and as they would be after a power cut."""

    content: bytearray = field(default_factory=bytearray)
    durable: bytes = b""


@dataclass
class Disk:
    """One data folder: `names` as the system shows them, `kept` as a power cut leaves them; a folder has no file."""

    root: Path
    names: dict[str, File | None] = field(default_factory=dict)
    kept: dict[str, File | None] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path) -> "Disk":
        """What lies there now is durable."""
        disk = cls(root)
        for path in sorted(root.rglob("*")):
            if path.is_dir():
                disk.names[str(path)] = None
            elif path.is_file():
                content = path.read_bytes()
                disk.names[str(path)] = File(bytearray(content), content)
        disk.kept = dict(disk.names)
        return disk

    def play(self, event: Event) -> None:
        """Follow one call; those on other folders say nothing here."""
        if not any(path.startswith(f"{self.root}/") for path in event.paths) and event.paths[:1] != (str(self.root),):
            return
        getattr(self, f"_{event.call}", lambda _: None)(event)

    def leave(self, folder: Path) -> None:
        """Write down, in a new folder, what a power cut would leave."""
        folder.mkdir(mode=0o700)
        for name, file in sorted(self.kept.items()):
            place = folder / Path(name).relative_to(self.root)
            if place.parent.is_dir() and not name.endswith(
                "-shm"
            ):  # shared memory is made anew from the log beside it.
                if file is None:
                    place.mkdir(mode=0o700)
                else:
                    place.write_bytes(file.durable)
                    place.chmod(0o600)

    def _open(self, event: Event) -> None:
        [path], flags = event.paths, event.flags
        self.at[event.handle] = 0
        if path not in self.names and "O_CREAT" in flags:
            self.names[path] = File()
        file = self.names.get(path)
        if file is not None and "O_TRUNC" in flags:
            file.content.clear()
        if file is not None and "O_APPEND" in flags:
            self.at[event.handle] = len(file.content)

    def _lseek(self, event: Event) -> None:
        self.at[event.handle] = event.number

    def _write(self, event: Event) -> None:
        start = self.at.get(event.handle, 0)
        self._put(event.paths[0], start, event.content)
        self.at[event.handle] = start + len(event.content)

    def _pwrite64(self, event: Event) -> None:
        self._put(event.paths[0], event.number, event.content)

    def _put(self, path: str, start: int, content: bytes) -> None:
        file = self.names.get(path)
        if file is not None:
            if start > len(file.content):
                file.content.extend(bytes(start - len(file.content)))
            file.content[start : start + len(content)] = content

    def _ftruncate(self, event: Event) -> None:
        file = self.names.get(event.paths[0])
        if file is not None:
            del file.content[event.number :]
            file.content.extend(bytes(event.number - len(file.content)))

    def _fsync(self, event: Event) -> None:
        [path] = event.paths
        file = self.names.get(path)
        if file is not None:
            file.durable = bytes(file.content)
        else:
            here = {name: one for name, one in self.names.items() if _folder(name) == path}
            elsewhere = {name: one for name, one in self.kept.items() if _folder(name) != path}
            self.kept = {**elsewhere, **here}

    _fdatasync = _fsync

    def _rename(self, event: Event) -> None:
        """A folder takes what is in it along; that those names stay is the folder's own matter."""
        old, new = event.paths
        for name in [one for one in self.names if one == old or one.startswith(f"{old}/")]:
            self.names[new + name.removeprefix(old)] = self.names.pop(name)
        for name in [one for one in self.kept if one.startswith(f"{old}/")]:
            self.kept[new + name.removeprefix(old)] = self.kept.pop(name)

    def _unlink(self, event: Event) -> None:
        self.names.pop(event.paths[0], None)

    _rmdir = _unlink

    def _mkdir(self, event: Event) -> None:
        self.names.setdefault(event.paths[0], None)


def _folder(name: str) -> str:
    return name.rpartition("/")[0]
