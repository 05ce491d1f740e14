"""New keys for old, while everything is served."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

import click

from bulkhead.cli.keys.asking import Unlocked, places_of
from bulkhead.cli.lead import lead
from bulkhead.cli.opening import opened
from bulkhead.cli.refusing import Refused
from bulkhead.crossings.rekey import renew_key
from bulkhead.isolation import control, keyring, sealing
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.places import Places
from bulkhead.isolation.rekeying.master_key import renew_master, renew_secret
from bulkhead.practice.clients.models import Client

OLD_SHEET = (
    "Keep the old sheet as long as you keep backups from before today: on an empty machine they open with it alone."
)


def rotate_master(folder: Path | None, *, signs_out: bool) -> str:
    """What was done, in words."""
    places = places_of(folder)
    unlocked = Unlocked(places)
    fresh = renew_master(places, key=unlocked.key, passphrase=unlocked.passphrase)
    said = [f"The master key is new. Its fingerprint is {keyring.fingerprint(fresh)}."]
    if signs_out:
        said.append(_sign_out(places, fresh))
    said.append("The old sheet does not open this folder any more. Print the new one: bulkhead keys sheet FILE.pdf")
    said.append(OLD_SHEET)
    return "\n".join(said)


def rotate_clients(folder: Path | None, *, slugs: Sequence[str]) -> None:
    """One client after the other, each said when it is done; one that cannot be now does not stop the others."""
    with opened(folder):
        failed = [client for client in _clients(slugs) if not _rotated(client)]
    if failed:
        raise Refused(f"Left as they were: {', '.join(map(str, failed))}. The reasons are above.")


def _clients(slugs: Sequence[str]) -> list[Client]:
    live = {client.slug: client for client in Client.objects.filter(state=Client.State.LIVE).order_by("slug")}
    unknown = [slug for slug in slugs if slug not in live]
    if unknown:
        raise Refused(f"There is no client with the address “{unknown[0]}”.")
    return [live[slug] for slug in dict.fromkeys(slugs or live)]


def _rotated(client: Client) -> bool:
    try:
        with click.progressbar(length=1, label=str(client)) as bar:
            renew_key(client, by=lead().actor, told=_Bar(bar).show)
    except (WallError, OSError) as error:
        click.echo(f"{client}: {error}", err=True)
        return False
    click.echo(f"{client} has a new key.")
    return True


class _Bar:
    """Files done, on a bar; nothing of it shows where no terminal is."""

    def __init__(self, bar: object) -> None:
        self._bar = bar

    def show(self, done: int, of: int) -> None:  # lint: arguments -- a count and what it is of, as bars take them.
        self._bar.length = of  # type: ignore[attr-defined]  # click does not name the type of its bar.
        self._bar.update(done - self._bar.pos)  # type: ignore[attr-defined]  # see above.


def _sign_out(places: Places, key: bytes) -> str:
    """The supervisor learns of the new secret, sealed under a key that only this folder's ring has."""
    renew_secret(places, key=key)
    bunch = keyring.opened(places, master=key)
    sealed = sealing.wrap(bunch.passing, under=bunch.wrapping, purpose=control.HANDING_OVER)
    with contextlib.suppress(control.NotServing):
        control.ask(places, message={"say": "secret", "sealed": sealed.hex()})
    return "Everybody at the desk signs in again."
