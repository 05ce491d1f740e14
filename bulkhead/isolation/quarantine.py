"""A vault whose file is damaged, gone or another's is set apart: nobody enters it, and everybody is told why."""

import contextlib
from uuid import UUID

from bulkhead.isolation import control, keys
from bulkhead.isolation.errors import RegistryBusy, VaultBusy
from bulkhead.isolation.registry import Registry
from bulkhead.isolation.rests import Rest


def quarantine(vault_id: UUID) -> None:
    """Note it in the list of vaults, for the portals, the desk and the status page; a restore takes the note away.

    A portal holds no list: the next visit of anybody who does notes it. A start takes the note away and looks anew.
    """
    holder = keys.holder()
    if not isinstance(holder, keys.Ring) or holder.registry.resting().get(vault_id):
        return
    with contextlib.suppress(VaultBusy, RegistryBusy):
        holder.registry.rest([vault_id], why=Rest.DAMAGED, process=0)
        control.say_rests_changed(holder.places)


def look_anew(registry: Registry) -> None:
    """At a start: a file may have been put right meanwhile. The next visit sets apart what is damaged still."""
    registry.rouse_those(why=Rest.DAMAGED)
