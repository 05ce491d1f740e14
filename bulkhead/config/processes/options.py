"""How this machine wants Bulkhead served."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What `serve` may be told."""

    desk_port: int = 8000
    demo: bool = False
    tls: bool = False
    idle: float = 300.0
    sockets: Path | None = None
    domain: str = ""
    behind_proxy: bool = False

    @classmethod
    def of_machine(cls, *, desk_port: int = 8000, demo: bool = False, tls: bool = False) -> "Options":
        """With what the machine's environment adds: whether a proxy is in front, its domain, its sockets."""
        folder = os.environ.get("BULKHEAD_SOCKETS")
        return cls(
            desk_port=desk_port,
            demo=demo,
            tls=tls,
            idle=float(os.environ.get("BULKHEAD_PORTAL_IDLE", cls.idle)),
            sockets=Path(folder) if folder else None,
            domain=os.environ.get("BULKHEAD_PORTAL_DOMAIN", ""),
            behind_proxy=bool(os.environ.get("BULKHEAD_PROXY")),
        )
