"""Every page of the desk that grows with what is in it, as the principal of the large practice sees it.

`python -m bulkhead.cli.bench.large.desk FOLDER`, with what it needs as JSON on its input.
"""

import json
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.desk"

from bulkhead.cli.opening import opened, set_up

set_up()

from bulkhead.cli.bench.figures import Figure, hand_over
from bulkhead.cli.bench.large.told import LargeTold
from bulkhead.cli.bench.large.words import WORDS
from bulkhead.cli.bench.pages import Visitor, measured
from bulkhead.practice.imports.models import Import

OFTEN, RARE = WORDS[0], WORDS[300]
SEARCH = 30.0  # a search may cost more than a page.


def main() -> None:
    told: LargeTold = json.load(sys.stdin)
    with opened(Path(sys.argv[1])):
        # What is measured stands above the command line, so it is reached by name.
        application = import_module("bulkhead.config.desk_wsgi").make_application()
        visitor = Visitor(application, "desk.localhost:8000", told["portal"]["desk_cookie"])
        hand_over(figure for figures in _pages(visitor, told) for figure in figures)


def _pages(visitor: Visitor, told: LargeTold) -> Iterator[list[Figure]]:
    for name, path in {**_practice(told), **_inside(told)}.items():
        yield measured(f"large desk {name}", path=path, visitor=visitor)
    for name, path in _searches(told).items():
        yield measured(f"large desk {name}", path=path, visitor=visitor, cpu=SEARCH)


def _practice(told: LargeTold) -> dict[str, str]:
    item = f"/library/{told['item']}/"
    return {
        "portfolio": "/",
        "inbox": "/inbox/",
        "calendar lanes": "/calendar/",
        "calendar month": "/calendar/month/",
        "calendar year": "/calendar/year/",
        "agenda": "/agenda/",
        "library": "/library/",
        "library item": item,
        "library item, take or skip": f"{item}?for={told['slug']}",
        "library clients": f"{item}clients/",
        "clients": "/clients/",
        "debts": "/debts/",
        "reviews": "/reviews/",
        "limits": "/limits/",
        "tray": "/tray/",
        "imports": "/imports/",
        "import": f"/imports/{Import.objects.latest('begun_at').pk}/",
        "calendar feed": "/calendar/feed/",
    }


def _inside(told: LargeTold) -> dict[str, str]:
    here, ids = f"/in/{told['slug']}/", told["ids"]
    return {
        "client overview": here,
        "deliverables": f"{here}deliverables/",
        "deliverable": f"{here}deliverables/{ids['deliverable']}/",
        "delivery": f"{here}deliverables/{ids['deliverable']}/delivery/",
        "rules": f"{here}rules/",
        "requests": f"{here}requests/",
        "request": f"{here}requests/{ids['request']}/",
        "wanted": f"{here}wanted/",
        "people": f"{here}people/",
        "doors": f"{here}doors/",
        "decisions": f"{here}decisions/",
        "promises": f"{here}promises/",
        "pull": f"{here}pulls/",
        "log": f"{here}log/",
        "post": f"{here}post/",
    }


def _searches(told: LargeTold) -> dict[str, str]:
    return {
        "library search": f"/library/?q={OFTEN}+{RARE}",
        "library search, rare": f"/library/?q={RARE}",
        "practice search": f"/search/?q={RARE}",
        "client search, often": f"/in/{told['slug']}/search/?q={OFTEN}",
        "client search, two words": f"/in/{told['slug']}/search/?q={OFTEN}+{RARE}",
    }


if __name__ == "__main__":
    main()
