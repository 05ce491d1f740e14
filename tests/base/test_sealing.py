"""The kernel seal, tried in processes that end with it."""

from pathlib import Path

import pytest

from bulkhead.base import sealing
from bulkhead.base.sealing import seal
from tests.seals import needs_seal, sealed_elsewhere


@needs_seal
def test_a_folder_that_is_granted_can_be_written_and_no_other(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    own.mkdir()
    other.mkdir()

    told = sealed_elsewhere(
        f"""
        from pathlib import Path
        from bulkhead.base.sealing import seal
        seal(writable=[Path({str(own)!r})])
        (Path({str(own)!r}) / "kept").write_text("kept")
        for attempt in (
            lambda: (Path({str(other)!r}) / "kept").write_text("kept"),
            lambda: (Path({str(own)!r}) / "kept").rename(Path({str(other)!r}) / "kept"),
            lambda: (Path({str(own)!r}) / "link").symlink_to("/etc/passwd"),
        ):
            try: attempt(); print("can")
            except OSError: print("refused")
        """
    )

    assert (told.split(), (own / "kept").read_text()) == (["refused"] * 3, "kept")


@needs_seal
def test_with_the_network_left_open_files_are_still_closed() -> None:
    told = sealed_elsewhere(
        """
        import socket
        from bulkhead.base.sealing import seal
        told = seal(network=True)
        with socket.socket() as link: link.bind(("127.0.0.1", 0)); print(told.network, told.landlock)
        try: open("/etc/passwd"); print("can")
        except PermissionError: print("refused")
        """
    )

    assert told.split() == ["False", "True", "refused"]


def test_a_process_with_threads_is_not_sealed_by_half() -> None:
    told = sealed_elsewhere(
        """
        import threading
        from bulkhead.base.sealing import NotAlone, seal
        stop = threading.Event()
        threading.Thread(target=stop.wait).start()
        try: seal(); print("sealed")
        except NotAlone as refused: print(refused)
        stop.set()
        """
    )

    assert told == "Seal a process before it starts a thread."


@pytest.mark.parametrize(("version", "signals"), [(1, "0"), (3, "0"), (4, "0"), (5, "0"), (6, "1"), (7, "1")])
@needs_seal
def test_older_kernels_are_asked_only_for_what_they_know(version: int, signals: str) -> None:
    told = sealed_elsewhere(
        f"""
        from bulkhead.base import landlock, seccomp
        from bulkhead.base.sealing import seal
        landlock.version = lambda libc: {version}
        def none(*_, **__): raise OSError(22, "Invalid argument")
        seccomp.filter_calls = none
        told = seal()
        print(int(told.landlock), int(told.network), int(told.signals), int(told.seccomp))
        try: open("/etc/passwd"); print("can")
        except PermissionError: print("refused")
        """
    )

    assert told.split() == ["1", "1" if version >= 4 else "0", signals, "0", "refused"]


def test_where_the_kernel_offers_nothing_the_words_say_so() -> None:
    told = sealed_elsewhere(
        """
        from bulkhead.base import landlock, seccomp
        from bulkhead.base.sealing import seal
        def none(*_, **__): raise OSError(38, "Function not implemented")
        landlock.restrict = seccomp.filter_calls = none
        print(seal().words)
        open("/etc/passwd").close()
        """
    )

    assert told == (
        "Off: no files of others, no network, no signals to others, no programs and no side doors of the system."
        " The kernel offers no landlock here (Function not implemented); Linux 5.13 or newer can."
        " The kernel takes no filter of system calls here (Function not implemented)."
    )


def test_another_system_is_told_that_it_has_no_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing.sys, "platform", "darwin")

    told = seal()

    assert (told.is_whole, told.missing) == (False, ("This system has no seal that Bulkhead knows; Linux has.",))


@needs_seal
def test_each_call_of_the_list_is_refused_by_its_number() -> None:
    told = sealed_elsewhere(
        """
        import ctypes, errno
        from bulkhead.base import seccomp, syscalls
        from bulkhead.base.sealing import seal
        groups = ("PROGRAMS", "KERNEL", "MOUNTS", "MARKS", "SHARED", "NETWORK")
        calls = syscalls.numbers(*(getattr(syscalls, group) for group in groups), machine=seccomp.machine())
        seal()
        libc = ctypes.CDLL(None, use_errno=True)
        def answer(number):
            libc.syscall(number, -1, -1, -1, -1, -1, -1)
            return ctypes.get_errno()
        print(len(calls) > 80, [name for name, number in calls.items() if answer(number) != errno.EPERM])
        """
    )

    assert told == "True []"


@needs_seal
def test_where_landlock_is_old_no_file_is_cut_and_no_signal_is_sent_for_us(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("kept")

    told = sealed_elsewhere(
        f"""
        import fcntl, os, signal, socket, struct
        from bulkhead.base import landlock
        from bulkhead.base.sealing import seal
        one, two = socket.socketpair()
        landlock.version = lambda libc: 2
        seal()
        fcntl.fcntl(one, 10, signal.SIGKILL)
        fcntl.fcntl(one, fcntl.F_SETFL, fcntl.fcntl(one, fcntl.F_GETFL) | os.O_ASYNC)
        owner = struct.pack("i", os.getppid())
        for attempt in (
            lambda: os.truncate({str(other)!r}, 0),
            lambda: fcntl.fcntl(one, fcntl.F_SETOWN, os.getppid()),
            lambda: fcntl.fcntl(one, 15, struct.pack("ii", 1, os.getppid())),
            lambda: fcntl.ioctl(one, 0x8901, owner),
            lambda: fcntl.ioctl(one, 0x8902, owner),
        ):
            try: attempt(); print("can")
            except PermissionError: print("refused")
        """
    )

    assert (told.split(), other.read_text()) == (["refused"] * 5, "kept")
