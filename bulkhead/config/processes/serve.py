"""What `bulkhead serve` calls once the data folder is ready."""

import sys
from pathlib import Path

from bulkhead.config.processes.options import Options
from bulkhead.config.processes.supervisor import CannotServe, serve
from bulkhead.isolation import placing, starting
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.places import Places


def main(data: Path, *, port: int = 8000, demo: bool = False, tls: bool = False) -> int:
    """Serve until told to stop; the exit status of the command."""
    try:
        starting.refuse_unsafe(Places(data))
        placing.finish(Places(data))
        serve(Places(data), options=Options.of_machine(desk_port=port, demo=demo, tls=tls))
    except (CannotServe, UnsafeKey, starting.UnsafeHome, placing.HalfRestored) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0
