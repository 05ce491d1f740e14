"""Puts the cast and one of everything that has a page into a data folder: `python -m tests.browser.everything DATA`.

It prints where a walk begins: what no link leads to from the first page.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bulkhead.base.clock import today
from bulkhead.cli.opening import opened, set_up
from tests.browser.paper import finished, misfiled
from tests.browser.staging import traffic

if TYPE_CHECKING:
    from tests.cast import Cast, Member

SOON = timedelta(days=20)


def main(data: Path) -> None:
    set_up()
    with opened(data, create=True):
        # Models load after Django is set up.
        from bulkhead.crossings.project import project
        from tests.cast import Cast

        cast = Cast.assemble()
        for member in (cast.signal, cast.harbor):
            traffic(member, by=cast.maren.actor)
        starts = [*_in_the_client(cast.signal, cast=cast), _benchmark(), _import(cast)]
        for member in (cast.signal, cast.harbor):
            project(member.client)
        _in_the_tray(cast)
    sys.stdout.write(json.dumps(starts))


def _in_the_client(member: "Member", *, cast: "Cast") -> list[str]:
    """Work in review with two versions and an open line of its checklist; a rule, a decision, a promise."""
    from bulkhead.isolation import inside
    from bulkhead.isolation.blobs import vault_blobs
    from bulkhead.vault.deliverables.rules import Terms
    from bulkhead.vault.models import Check, Decision, Deliverable, Promise, Rule

    by, day = cast.maren.actor, today("UTC") + SOON
    with inside(member.client):
        work = Deliverable.plan("Brief for the agency", kind="brief", due_on=day, by=by)
        for content in (finished("Signal"), finished("Signal Foundry")):
            version = work.add_version(vault_blobs().put([content]), name="brief.docx", kind="docx", by=by)
        work.send_for_review(by=by)
        Check(version=version, words="Does it name a budget?").save()
        Rule.draw_up(Terms("Report, {period}", "monthly_report", "month", "date", today("UTC"), n=5), by=by)
        Decision.take("Partners", choice="Two of them", owner_name="Dana", decided_on=today("UTC"), by=by)
        Promise.make("A list of partners", to_name="Dana", due_on=day, by=by)
    receipt = f"/in/signal/deliverables/{member.deliverable}/deliveries/{member.delivery}/receipt/"
    return [f"/in/signal/deliverables/{work.id}/", receipt, f"/in/signal/deliverables/{member.deliverable}/"]


def _benchmark() -> str:
    from bulkhead.practice.models import Item

    item = Item(title="What others spend", kind="benchmark")
    item.save()
    return f"/library/{item.id}/figures/"


def _import(cast: "Cast") -> str:
    """One file that came in from a folder."""
    from bulkhead.crossings.importing import Listed, bring_in, plan, settle

    run = plan([Listed("Work/Harbor/notes.md", 8)], folder="Work", source="browser", lead=cast.maren)
    settle(run, level=1, clients={"Work/Harbor": cast.harbor.client})
    bring_in(run.files.get(), pieces=[b"# Notes\n"], lead=cast.maren)
    return f"/imports/{run.id}/"


def _in_the_tray(cast: "Cast") -> None:
    """Files that wait for Signal, which is open, and a phrase that stops none."""
    from bulkhead.crossings.intake import Aim, take_in
    from bulkhead.crossings.opening import open_client
    from bulkhead.isolation.blobs import tray_blobs
    from bulkhead.practice.models import SameWord

    by, aim = cast.maren.actor, Aim(title="Notes", due_on=today("UTC") + SOON)
    for name, content in (("notes.docx", misfiled(names="Harbor Family Clinics LLC")), ("scan.pdf", b"%PDF-1.7\n")):
        take_in(tray_blobs().put([content]), name=name, client=cast.signal.client, aim=aim, by=by)
    phrase, because = "Harbor pilot licence", "Same word, not the company"
    SameWord.keep(phrase, client=cast.harbor.client, target=cast.signal.client, because=because, by=by)
    open_client(cast.signal.client, by=cast.maren)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
