"""Which hues are free, and whose the others are."""

from bulkhead.base.hues import free_hue
from bulkhead.practice.clients.models import Client
from bulkhead.web.ui.hues import picker

MOST_NAMES = 2


def hues_for(client: Client | None) -> tuple[list[tuple[int, str, str]], int]:
    """What the picker shows, and the hue it begins with: the client's own, or the one farthest from all others."""
    others = Client.objects.exclude(pk__in=[client.pk] if client else []).values_list("hue", "display_name")
    worn: dict[int, list[str]] = {}
    for hue, name in others:
        worn.setdefault(hue, []).append(name)
    taken = {hue: _names(names) for hue, names in worn.items()}
    return picker(taken), client.hue if client else free_hue(list(worn))


def _names(names: list[str]) -> str:
    rest = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")
