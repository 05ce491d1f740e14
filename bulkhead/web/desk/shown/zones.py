"""The time zones of a select, rendered once: four hundred options are slow to render for every page."""

from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bulkhead.web.desk.forms.places import zones

LONG = '<option value="{}">{}</option>'


@cache
def zone_options() -> SafeString:
    return format_html_join("", "{}", ((_option(zone, words),) for zone, words in zones()))


def _option(zone: str, words: str) -> SafeString:
    return format_html("<option>{}</option>", zone) if zone == words else format_html(LONG, zone, words)
