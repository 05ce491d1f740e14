"""Makes the copy ready: stores and key, addresses of its own, canaries, sessions, and mail that ends here."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import F, Value
from django.db.models.functions import Concat

from bulkhead.base.canaries import Brand, Canaries
from bulkhead.base.clock import now
from bulkhead.cli.check.addresses import Holdings, addresses, holdings
from bulkhead.cli.check.cast import Extra, Visitor, add_extra, cast_at_desk, cast_at_portals, people_every_portal
from bulkhead.cli.check.fields import BODY, TOLD
from bulkhead.cli.check.judging import Judge
from bulkhead.cli.check.names import distinctive_names, names_at_rest
from bulkhead.cli.check.planting import Planted, Planting
from bulkhead.cli.check.scratch import Scratch
from bulkhead.cli.check.spying import plant_spies
from bulkhead.cli.check.walking import Grounds
from bulkhead.cli.refusing import Refused
from bulkhead.isolation import copying, inside, keys, master, migrating, sealing, template
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.practice.mail.models import MailSettings
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.trail.models import OutboxEntry

KEYS = "BULKHEAD_KEYS"


@dataclass
class Stage:
    """A copy that is ready to be served and walked through."""

    clients: list[Client]
    extra: Extra
    canaries: Canaries
    planted: Planted
    visitors: list[Visitor]
    grounds: Grounds
    broken: list[str] = field(default_factory=list)


@contextlib.contextmanager
def copied(places: Places, *, into: Scratch) -> Iterator[None]:
    """The copy with its key, up to date, and this process inside of it; the original is read and nothing else."""
    original = keys.Ring(places, keys.load_master(places))
    original.registry.entries()  # a key of another folder is told here, before anything is read.
    before = os.environ.get(KEYS)
    os.environ[KEYS] = str(into.keys)
    fresh = sealing.fresh_key()
    master.write(into.places, key=fresh)
    keys.install(copying.copy_all(original, into=into.places, master=fresh))
    settings.SECRET_KEY = keys.ring().signing(b"django")
    try:
        migrating.migrate_practice()
        template.script()
        yield
    finally:
        os.environ.pop(KEYS)
        if before is not None:
            os.environ[KEYS] = before


def stage(*, desk_port: int, mail_port: int, only: str) -> Stage:
    """Everything in its place; called inside the copy. `only` is the slug of the one client to walk through."""
    broken = [str(vault_id) for vault_id, _ in migrating.migrate_vaults().broken]
    real = [client for client in Client.objects.filter(state=Client.State.LIVE) if str(client.id) not in broken]
    _refuse_nobody(real, only)
    names = distinctive_names(real)
    at_rest = names_at_rest(real, names=names)
    extra, canaries = add_extra(), Canaries()
    clients = [*real, extra.newcomer, extra.probe]
    people_every_portal(real)
    for client in clients:
        _settle(client)
    _catch_mail(clients, port=mail_port)
    planting = Planting(canaries)
    for client in clients:
        planting.in_client(client)
    planting.in_practice(clients)
    plant_spies(extra, victim=real[0], canaries=canaries)
    visitors = [*cast_at_portals(clients), *cast_at_desk(clients, port=desk_port)]
    held = holdings(clients)
    slugs = {client.id.hex: client.slug for client in clients}
    judge = Judge(
        canaries=canaries,
        owner_of=held.owner_of,
        names=names,
        at_rest=at_rest,
        sums={one: owner for owner, those in planting.done.sums.items() for one in those},
        rooms={slug: owner for owner, slug in slugs.items()},
        tokens=held.tokens(),
    )
    grounds = _grounds(slugs, held, judge)
    chosen = [one for one in visitors if not only or one.slug == only or one.slug == extra.probe.slug]
    return Stage(real, extra, canaries, planting.done, chosen, grounds, broken)


def _refuse_nobody(real: list[Client], only: str) -> None:
    if not real:
        raise Refused("There is no client in this practice yet, so there is nothing to check.")
    if only and only not in {client.slug for client in real}:
        raise Refused(f"There is no live client with the address “{only}”.")


def _settle(client: Client) -> None:
    """A portal of the copy answers at the port that its placement says."""
    client.port = keys.ring().registry.placement(client.vault_id).port
    client.save(update_fields=["port"])
    with inside(client):
        Profile.objects.update(portal_address=f"http://{client.portal_host}/")


def _catch_mail(clients: list[Client], *, port: int) -> None:
    """Mail goes to the box of this check alone, and every mail of the past is made once more."""
    MailSettings.objects.all().delete()
    MailSettings(host="127.0.0.1", port=port, security="none", sender="check@check.example").save()
    Client.objects.update(sender="")
    for client in clients:
        with inside(client):
            Profile.objects.update(sender="")
            again = OutboxEntry.objects.filter(kind__startswith="mail.")
            mark = secrets.token_hex(4)  # the key of a row is what makes doing it twice harmless.
            again.update(done_at=None, due_at=now(), attempts=0, fault="", key=Concat(F("key"), Value(mark)))


def _grounds(slugs: dict[str, str], held: Holdings, judge: Judge) -> Grounds:
    tails = {owner: judge.canaries.tails(Brand(owner, TOLD)) for owner in slugs}
    tails["library"] = judge.canaries.tails(Brand("library", "row")) + judge.canaries.tails(Brand("library", BODY))
    return Grounds({name: addresses(name) for name in ("desk", "portal")}, held, judge, slugs, tails)
