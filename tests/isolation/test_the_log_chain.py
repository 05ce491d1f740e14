"""The log of a vault: nothing changes, leaves or moves without being noticed."""

import pytest
from django.db import Error, connections

from bulkhead.isolation import inside
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import ChainBroken
from bulkhead.vault.trail.models import VaultLine
from tests.isolation.conftest import Two

MAREN = Actor("practitioner", "Maren Okafor")
TAMPERINGS = {
    "change": "UPDATE vault_vaultline SET words = 'Nothing happened.' WHERE number = 3",
    "delete": "DELETE FROM vault_vaultline WHERE number = 3",
    "swap": "UPDATE vault_vaultline SET number = CASE number WHEN 3 THEN 9004 ELSE 9003 END WHERE number IN (3, 4)",
    "cut the head": "DELETE FROM vault_vaultline WHERE number = 1",
}


def write_lines() -> str:
    for number in range(8):
        line = VaultLine.append("test", by=MAREN, words=f"Line {number}.")
    return line.hash


def test_an_untouched_log_verifies(two: Two) -> None:
    with inside(two.a):
        head = write_lines()

        assert VaultLine.verify(head=head) == VaultLine.objects.count()


@pytest.mark.parametrize("act", ["UPDATE vault_vaultline SET words = ''", "DELETE FROM vault_vaultline"])
def test_the_store_itself_refuses_to_change_a_line(two: Two, act: str) -> None:
    with inside(two.a), connections["vault"].cursor() as cursor, pytest.raises(Error):
        cursor.execute(act)


@pytest.mark.parametrize("act", TAMPERINGS)
def test_tampering_past_the_refusal_is_found(two: Two, act: str) -> None:
    with inside(two.a):
        write_lines()
        tamper(TAMPERINGS[act])

        with pytest.raises(ChainBroken):
            VaultLine.verify()


def test_a_cut_tail_is_found_against_a_kept_head(two: Two) -> None:
    with inside(two.a):
        head = write_lines()
        tamper(f"DELETE FROM vault_vaultline WHERE hash = '{head}'")

        VaultLine.verify()
        with pytest.raises(ChainBroken):
            VaultLine.verify(head=head)


def tamper(statement: str) -> None:
    with connections["vault"].cursor() as cursor:
        for act in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS vault_vaultline_no_{act}")
        cursor.execute(statement)
