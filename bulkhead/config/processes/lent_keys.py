"""What of the keys the desk and the worker are given. The master key is not among it: nobody needs it while serving."""

from collections.abc import Callable
from dataclasses import replace

from bulkhead.isolation import keyring, keys, master, sealing
from bulkhead.isolation.control import HANDING_OVER
from bulkhead.isolation.places import Places
from bulkhead.isolation.rekeying.master_key import settle


def ring_of(places: Places) -> keys.Ring:
    """The ring of a data folder. Its master key is forgotten here: it may be renewed while we serve."""
    found = master.found(places, create=not places.registry.exists())  # a lost key is never made up.
    settle(places, found=found)
    return keys.Ring(places, keyring.opened(places, master=found.key))


class LentKeys:
    """The supervisor's ring, as it is lent to its own processes. `renew` starts them again."""

    def __init__(self, ring: keys.Ring, *, renew: Callable[[], None]) -> None:
        self._ring = ring
        self._renew = renew

    def written(self) -> bytes:
        """As it goes over run/keys.sock."""
        return self._ring.bunch.written()

    def take_secret(self, sealed: bytes) -> bool:
        """A new secret for cookies, from somebody who proves to hold our keys; False for anybody else."""
        bunch = self._ring.bunch
        secret = sealing.unwrap(sealed, under=bunch.wrapping, purpose=HANDING_OVER)
        if secret is not None:
            self._ring.take(replace(bunch, passing=secret))
            self._renew()
        return secret is not None
