"""Rekey: a client's vault gets a new key. What passes: that it happened, who asked for it, and when."""

from bulkhead.isolation import inside
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.rekeying.vault_key import Told, renew_vault
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.trail.models import VaultLine

ACT = "key.renewed"


def renew_key(client: Client, *, by: Actor, told: Told) -> None:
    """Write everything of one client again under a fresh key, and say so in both logs.

    Whatever goes wrong before the switch leaves the client as it was; see `renew_vault` for what that may be.
    """

    def inscribe() -> None:
        with inside(client):
            VaultLine.append(ACT, by=by, words=f"{by.name} gave what lies here a new key.", subject=client.vault_id)

    renew_vault(client.vault_id, told=told, inscribe=inscribe)
    PracticeLine.append(ACT, by=by, words=f"{by.name} gave {client} a new key.", subject=client.id)
