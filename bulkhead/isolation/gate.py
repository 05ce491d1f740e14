"""The gate of a vault: many may be inside at once, or one alone. The kernel lets go of it for one that dies."""

import contextlib
import contextvars
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from bulkhead.isolation import keys
from bulkhead.isolation.errors import VaultBusy, VaultMissing, VaultResting
from bulkhead.isolation.rests import SOMEBODY

GATE = "gate"
PATIENCE = 30.0  # seconds that those inside are given to finish.
PAUSE = 0.01
BUSY = "Somebody is still at work inside this client. Nothing was changed; try again in a minute."

_mine: contextvars.ContextVar[frozenset[UUID]] = contextvars.ContextVar("alone in", default=frozenset())


@contextlib.contextmanager
def entered(vault_id: UUID) -> Iterator[None]:
    """Be inside among others. VaultResting when somebody is alone there; VaultMissing when there is no folder."""
    if vault_id in _mine.get():
        yield
    else:
        handle = _at_the_gate(vault_id)
        try:
            yield
        finally:
            os.close(handle)


@contextlib.contextmanager
def alone(vault_id: UUID, *, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only one inside, once those who are have left; VaultBusy when they do not. May be nested."""
    if vault_id in _mine.get():
        yield
        return
    handle = _waited_for(vault_id, how=fcntl.LOCK_EX, until=time.monotonic() + patience)
    token = _mine.set(_mine.get() | {vault_id})
    try:
        yield
    finally:
        _mine.reset(token)
        os.close(handle)


@contextlib.contextmanager
def beside(vault_id: UUID, *, patience: float = PATIENCE) -> Iterator[None]:
    """Copy the files while others are inside, whatever is noted of the vault; VaultBusy if one stays alone there."""
    handle = _waited_for(vault_id, how=fcntl.LOCK_SH, until=time.monotonic() + patience)
    try:
        yield
    finally:
        os.close(handle)


def change(opened: keys.Opened) -> None:
    """Say that the file has another schema now: nobody goes on with a connection from before."""
    os.utime(opened.database.parent / GATE)


def changed(opened: keys.Opened) -> int:
    """When that was said last."""
    return os.stat(opened.database.parent / GATE).st_mtime_ns


def make(folder: Path) -> bool:
    """Have a gate there before a portal comes; False when there is no folder."""
    try:
        os.close(os.open(folder / GATE, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except FileNotFoundError:
        return False
    return True


def close(folder: Path) -> None:
    """Whoever still waits at this folder looks where the vault lies now; before the folder is removed."""
    (folder / GATE).unlink(missing_ok=True)


def _at_the_gate(vault_id: UUID) -> int:
    while True:
        handle = _opened(keys.holder().admit(vault_id))
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise VaultResting(SOMEBODY) from error
        if _still_there(handle):
            return handle
        _look_again(handle)


def _waited_for(vault_id: UUID, *, how: int, until: float) -> int:
    handle = _opened(keys.ring().fresh(vault_id))
    while True:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(handle, how | fcntl.LOCK_NB)
            if _still_there(handle):
                return handle
            _look_again(handle)
            handle = _opened(keys.ring().fresh(vault_id))
            continue
        if time.monotonic() > until:
            os.close(handle)
            raise VaultBusy(BUSY)
        time.sleep(PAUSE)


def _opened(opened: keys.Opened) -> int:
    """A portal knows one folder and cannot follow a vault that has left it: it makes no gate at the old place."""
    is_portal = isinstance(keys.holder(), keys.OneKey)
    makes = 0 if is_portal else os.O_CREAT
    try:
        return os.open(opened.database.parent / GATE, os.O_RDONLY | makes | os.O_CLOEXEC, 0o600)
    except FileNotFoundError as error:
        if is_portal:
            raise VaultResting(SOMEBODY) from error
        raise VaultMissing("the vault's folder is not where it should be") from error


def _still_there(handle: int) -> bool:
    """Whether this is the gate of the folder where the vault lies: a vault that moved has left its old gate."""
    return os.fstat(handle).st_nlink > 0


def _look_again(handle: int) -> None:
    """The vault moved while we stood there."""
    os.close(handle)
    time.sleep(PAUSE)
