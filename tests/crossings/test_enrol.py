"""Someone who joins one client is a name that the guard looks for at all others."""

import pytest
from django.test import override_settings

from bulkhead.crossings.enrol import enrol
from bulkhead.crossings.judging import Stopped, judge_words
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.guard.verdicts import Verdict
from bulkhead.isolation import inside
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent
from bulkhead.vault.people.models import Invitation, Person
from tests.cast import Cast

ADDRESS = "ottoline@zebulon.example"


def test_a_new_person_is_invited_and_known_to_the_guard(cast: Cast) -> None:
    who = {"name": "Ottoline Zebulon", "email": ADDRESS, "role": "leader", "title": ""}

    person = enrol(cast.signal.client, **who, by=cast.maren.actor)

    with inside(cast.signal.client):
        assert Person.objects.get(pk=person).email == ADDRESS
        assert Invitation.objects.filter(person=person).count() == 1
    judgement = judge_words(f"Ask {ADDRESS}", place="title", target=cast.harbor.client, door="title", by="Maren")
    assert judgement.verdict == Verdict.STOP


def test_somebody_the_guard_knows_from_another_client_is_stopped_at_the_door(cast: Cast) -> None:
    who = {"name": "Alan Frost", "email": "alan@harborclinics.example", "role": "leader", "title": ""}

    with pytest.raises(Stopped):
        enrol(cast.signal.client, **who, by=cast.maren.actor)

    with inside(cast.signal.client):
        assert Person.objects.count() == 2
    assert not GuardEvent.objects.filter(verdict="override").exists()


def test_an_override_counts_what_was_found_and_there_is_none_without_a_finding(cast: Cast) -> None:
    alan = {"name": "Alan Frost", "email": "alan@harborclinics.example", "role": "leader", "title": ""}
    nobody = {"name": "Ottoline Zebulon", "email": ADDRESS, "role": "leader", "title": ""}

    for who in (alan, nobody):
        enrol(cast.signal.client, **who, by=cast.maren.actor, belongs_to_both=True)

    assert GuardEvent.objects.get(verdict="override").places == 2


def test_the_other_clients_vault_hears_nothing_of_it(cast: Cast) -> None:
    who = {"name": "Ottoline Zebulon", "email": ADDRESS, "role": "leader", "title": ""}

    enrol(cast.signal.client, **who, by=cast.maren.actor)

    with inside(cast.harbor.client):
        assert not Person.objects.filter(email=ADDRESS).exists()
    assert not PracticeLine.objects.filter(words__contains="Ottoline").exists()


def test_a_portals_public_address_is_known_to_the_guard_too(cast: Cast) -> None:
    with override_settings(PORTAL_DOMAIN="portal.northlight.example"):
        add_client(Wanted("Bloom", "bloom", 330, "Bloom & Barrow"), lead=cast.maren)

    link = "see bloom.portal.northlight.example"
    judgement = judge_words(link, place="title", target=cast.harbor.client, door="title", by="Maren")
    assert judgement.verdict == Verdict.STOP
