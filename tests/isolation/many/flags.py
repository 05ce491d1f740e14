"""Files that nobody can write to, root neither."""

import fcntl
import os
import struct
from pathlib import Path

import pytest

SET_FLAGS, IMMUTABLE = 0x40086602, 0x10


def set_flag(file: Path, flag: int) -> None:  # lint: arguments -- the file, then what it is set to.
    """Where only root is asked: an ordinary user is kept out by the mode already."""
    if os.geteuid() == 0:
        handle = os.open(file, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SET_FLAGS, struct.pack("l", flag))
        except OSError:
            pytest.skip("NOT RUN: root can write to every file of this file system -- run it as an ordinary user")
        finally:
            os.close(handle)
