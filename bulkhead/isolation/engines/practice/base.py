"""The alias `default`: the practice store. A portal has no such alias and no such key."""

from bulkhead.isolation.engines.cipher.base import CipherWrapper
from bulkhead.isolation.keys import Opened, holder


class DatabaseWrapper(CipherWrapper):
    """The practice store."""

    def opened(self) -> Opened:
        return holder().practice()
