"""Every form of the desk and of a portal, sent twice with the same words, has one effect."""

import pytest

from tests.matrix.surfaces import Surface
from tests.matrix.twice import Twice
from tests.rig.addresses import Address, addresses
from tests.rig.stores import Scene

DESK = [one for one in addresses("bulkhead.web.desk.urls") if one.declared and "POST" in one.declared.methods]
PORTAL = [one for one in addresses("bulkhead.web.portal.urls") if one.declared and "POST" in one.declared.methods]
POST, OPENING, LINK = {"signal.vault_outboxentry"}, {"practice.practice_opening"}, {"signal.vault_invitation"}
LINES = {"practice.practice_practiceline", "signal.vault_vaultline"}
# What is meant to happen at every press, and where it shows.
REPEATS: dict[str, set[str]] = {
    "mail": {*POST, "harbor.vault_outboxentry"},  # mail that waits is tried again at once.
    "openings": OPENING | LINES,  # eight more hours; every opening is in both logs.
    "post-link": LINK | LINES,  # a copied link is a new one, and the one before is dead.
    "passkey-adding": {"signal.vault_challenge"},  # a question to a device is asked once.
    "sign-in-challenges": {"signal.vault_challenge"},
    "sign-ins": POST | {"signal.vault_signin"},  # another mail; five an hour at most.
}
# On this stage the first press changes nothing either: it takes a device or a password, or there is nothing to change.
BY_DEVICE = {
    *"account_login account_change_password account_reauthenticate first-run mfa_activate_totp".split(),
    *"mfa_add_webauthn mfa_authenticate mfa_deactivate_totp mfa_edit_webauthn mfa_generate_recovery_codes".split(),
    *"mfa_login_webauthn mfa_reauthenticate mfa_reauthenticate_webauthn mfa_remove_webauthn passkeys".split(),
    *"session-ending sign-in-codes sign-in-link sign-in-passkeys sign-in-repeats sessions-ending".split(),
}
NOTHING_THERE = {
    *"check check-reopening check-waiver clients-from-list feed-ending import-names imports library-blanks".split(),
    *"library-choices library-figure-removal library-figures library-kinds library-mappings library-passing".split(),
    *"library-table mail-test passage person-invitations portal-logo portal-markings pull-into reviews".split(),
    *"backup-now tray-cleaning tray-filing tray-filings tray-passage tray-passages verification waivers".split(),
}
NOTHING_KEPT = {"scan", "scan-files", "scan-report"}  # what is looked through is judged and forgotten.
QUIET = BY_DEVICE | NOTHING_THERE | NOTHING_KEPT


@pytest.mark.parametrize("address", DESK, ids=str)
def test_pressing_twice_at_the_desk_has_one_effect(address: Address, the_desk: Surface, scene: Scene) -> None:
    done = Twice.pressed(the_desk, scene, address=address, visitor=the_desk.visitors[0])

    assert done.second - REPEATS.get(address.name, set()) == set()
    assert bool(done.first) == (address.name not in QUIET)


@pytest.mark.parametrize("address", PORTAL, ids=str)
@pytest.mark.parametrize("the_portal", ["signal"], indirect=True)
def test_pressing_twice_in_a_portal_has_one_effect(address: Address, the_portal: Surface, scene: Scene) -> None:
    done = Twice.pressed(the_portal, scene, address=address, visitor=the_portal.visitors[0])

    assert done.second - REPEATS.get(address.name, set()) == set()
    assert bool(done.first) == (address.name not in QUIET)


def test_nothing_is_excused_that_is_not_there() -> None:
    names = {address.name for address in DESK + PORTAL}

    assert (set(REPEATS) | QUIET) - names == set()
