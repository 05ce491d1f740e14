"""The passphrase: set, changed, taken away."""

from pathlib import Path

from bulkhead.cli.keys.asking import Unlocked, new_passphrase, places_of
from bulkhead.isolation.master import master_file
from bulkhead.isolation.rekeying.master_key import protect as seal_again

FORGOTTEN = "If you forget it, only the recovery sheet opens your data: bulkhead keys sheet prints one."


def protect(folder: Path | None, *, remove: bool, named: Path | None) -> str:
    """What was done, in words."""
    places = places_of(folder)
    unlocked = Unlocked(places)
    words = "" if remove else new_passphrase(named)
    seal_again(places, key=unlocked.key, passphrase=words)
    if remove:
        said = f"No passphrase protects {master_file(places)} any more. Whoever reads that file reads everything."
    else:
        said = f"The passphrase protects {master_file(places)}. It is asked for at every start. {FORGOTTEN}"
    return said
