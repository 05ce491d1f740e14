"""The place of the kernel seal: it locks a portal to its own folder before the portal reads its key."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SealState:
    """Whether the seal is on, in the words of the status page."""

    on: bool
    words: str


OFF = SealState(
    on=False,
    words="Kernel seal: OFF. Portals are separate processes with separate keys, but no lock of the system keeps one"
    " inside its own folder: a break-in at one portal could read the encrypted files of others.",
)


def state() -> SealState:
    """What the status page says."""
    return OFF


def apply() -> SealState:
    """Seal the calling portal process; every foreign descriptor is closed, and no key is read yet."""
    return OFF
