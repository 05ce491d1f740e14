"""A filter of system calls, written as the little program that the kernel runs before each call (seccomp(2), BPF)."""

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Mapping

from bulkhead.base import syscalls

_INSTRUCTION = struct.Struct("=HBBI")
_LOAD, _JUMP_EQUAL, _JUMP_ANY_BIT, _JUMP_FROM, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32 = 0x40000000  # a second set of numbers on x86_64.
_CLONE_THREAD = 0x10000
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_TYPE_FOR_OTHERS = (0x5412, 0x541C)  # TIOCSTI and TIOCLINUX: press keys at the terminal that we write to.
# FIOSETOWN and SIOCSPGRP, and the same of fcntl: have the kernel send a signal of our choice to another process.
_OWN_FOR_OTHERS, _SET_OWNER = (0x8901, 0x8902), (8, 15)
_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2


class OtherMachine(RuntimeError):
    """The numbers of this machine's system calls are not known here."""


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def machine() -> str:
    """The kind of machine, where we know its numbers; otherwise nothing."""
    found = {"arm64": "aarch64", "amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    return found if found in syscalls.MACHINES else ""


def filter_calls(libc: ctypes.CDLL, *, may_connect: bool, may_write: bool) -> None:
    """Refuse this process, for good, what is listed in `syscalls`; OSError where the kernel takes no filter."""
    if not machine():
        raise OtherMachine(platform.machine())
    program = _written(machine(), may_connect=may_connect, may_write=may_write)
    kept = ctypes.create_string_buffer(program, len(program))
    handed = _Program(len(program) // _INSTRUCTION.size, ctypes.addressof(kept))
    _put_on(libc, ctypes.byref(handed))


def refuse_unless_offered(libc: ctypes.CDLL) -> None:
    """OSError where the kernel would take no filter: one that knows of them fails over where the program should lie."""
    if not machine():
        raise OtherMachine(platform.machine())
    try:
        _put_on(libc, None)
    except OSError as refused:
        if refused.errno != errno.EFAULT:
            raise


def _put_on(libc: ctypes.CDLL, handed: object) -> None:
    ctypes.set_errno(0)
    if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, handed, 0, 0):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _written(kind: str, *, may_connect: bool, may_write: bool) -> bytes:
    """Everything is allowed that is not refused here: landlock holds the list of what may be opened."""
    groups = [syscalls.PROGRAMS, syscalls.KERNEL, syscalls.MOUNTS, syscalls.MARKS, syscalls.SHARED]
    refused = syscalls.numbers(*groups, *([] if may_connect else [syscalls.NETWORK]), machine=kind)
    lines = [_line(_LOAD, _ARCHITECTURE), _line(_JUMP_EQUAL, _AUDIT[kind], yes=1), _line(_RETURN, _KILL)]
    lines.append(_line(_LOAD, _NUMBER))
    if kind == "x86_64":
        lines += [_line(_JUMP_FROM, _X32, no=1), _line(_RETURN, _KILL)]
    for number in refused.values():
        lines += _if_called(number, [_no()])
    lines += _watched(syscalls.numbers(syscalls.WATCHED, machine=kind), may_write=may_write)
    return b"".join([*lines, _yes()])


def _watched(number: Mapping[str, int], *, may_write: bool) -> list[bytes]:
    """Threads are no programs, a signal to oneself is no attack, and a file may be opened to be read."""
    me = [0, os.getpid()]
    lines = _if_called(number["clone"], [_first(0), _line(_JUMP_ANY_BIT, _CLONE_THREAD, no=1), _yes(), _no()])
    # The C library asks `clone3` first, whose flags a filter cannot see, and falls back when there is none.
    lines += _if_called(number["clone3"], [_no(errno.ENOSYS)])
    for name, allowed in (("kill", me[1:]), ("tgkill", me[1:]), ("prlimit64", me)):
        lines += _if_called(number[name], [_first(0), *_unless(allowed)])
    for name, asked in (("ioctl", (*_TYPE_FOR_OTHERS, *_OWN_FOR_OTHERS)), ("fcntl", _SET_OWNER)):
        refused = [_line(_JUMP_EQUAL, what, no=1) + _no() for what in asked]
        lines += _if_called(number[name], [_first(1), *refused, _yes()])
    for name, argument in (("open", 1), ("openat", 2)):
        if name in number and not may_write:
            lines += _if_called(number[name], [_first(argument), _line(_JUMP_ANY_BIT, _WRITES, no=1), _no(), _yes()])
    if "creat" in number and not may_write:
        lines += _if_called(number["creat"], [_no()])
    return lines


def _if_called(number: int, then: list[bytes]) -> list[bytes]:
    """`then` ends in an answer, so the number of the call is still loaded behind it."""
    return [_line(_JUMP_EQUAL, number, no=len(b"".join(then)) // _INSTRUCTION.size), *then]


def _unless(allowed: list[int]) -> list[bytes]:
    return [*(_line(_JUMP_EQUAL, value, no=1) + _yes() for value in allowed), _no()]


def _first(argument: int) -> bytes:
    """The lower half of an argument; all of ours fit into it on these little-endian machines."""
    return _line(_LOAD, _FIRST_ARGUMENT + 8 * argument)


def _yes() -> bytes:
    return _line(_RETURN, _ALLOW)


def _no(number: int = errno.EPERM) -> bytes:
    return _line(_RETURN, _REFUSE | number)


def _line(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return _INSTRUCTION.pack(code, yes, no, value & 0xFFFFFFFF)
