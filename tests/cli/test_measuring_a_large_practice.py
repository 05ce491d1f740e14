"""The large practice of the bench is as large as it says."""

from bulkhead.cli.bench.large import shelf, traffic, work
from bulkhead.crossings.project import project
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation import inside
from bulkhead.practice.agenda.models import CalendarEntry
from bulkhead.practice.inbox.models import Waiting
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.practice.library.words import found
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.people.models import Person
from tests.cast import Cast


def test_a_client_of_it_has_work_in_every_state_and_some_in_three_versions(cast: Cast) -> None:
    lead, client = cast.maren, add_client(Wanted("Large", "large", 240, "Large"), lead=cast.maren)
    with inside(client):
        people = traffic.fill_people("large", by=lead.actor)
        work.fill_work(lead.actor, people=people, has_text=False)
        traffic.fill_traffic(lead.actor, people=people)
        states = set(Deliverable.objects.values_list("state", flat=True))
        counts = Deliverable.objects.count(), Person.present().count()
        thirds = Version.objects.filter(number=work.MANY_VERSIONS).count()
    project(client)

    assert (counts, states) == ((work.DELIVERABLES, traffic.PEOPLE), set(Deliverable.State.values))
    assert thirds > work.DELIVERABLES // 10
    assert CalendarEntry.objects.filter(client=client).count() == work.DELIVERABLES
    assert Waiting.objects.filter(client=client, state="open").count() > traffic.OPEN


def test_its_library_has_five_hundred_items_of_five_versions_that_are_found(cast: Cast) -> None:
    clients = [cast.signal.client, cast.harbor.client]
    clients += [add_client(Wanted(name, name, 240, name), lead=cast.maren) for name in ("third", "fourth")]

    first = shelf.fill_shelf(clients, by="Maren")

    assert (Item.objects.count(), ItemVersion.objects.count()) == (shelf.ITEMS, shelf.ITEMS * shelf.VERSIONS)
    assert found(first.title).values_list("pk", flat=True)[0] == first.pk
    assert first.holdings.filter(lag__gt=0).count() == len(clients)
