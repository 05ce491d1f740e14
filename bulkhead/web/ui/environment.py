"""The Jinja2 environment of every page: autoescape, strict names, our filters."""

from collections.abc import Callable
from functools import cache, partial

from django.templatetags.static import static
from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, Undefined
from markupsafe import Markup

from bulkhead.web.ui import browsers, clocks, counts, formats
from bulkhead.web.ui.addresses import address_of

# A filter reads as a sentence by position (`at|moment(zone)`), a call in Python by name.
FILTERS: dict[str, Callable[..., str]] = {
    "date_short": lambda value, zone="UTC": formats.date_short(value, zone=zone),
    "date_long": lambda value, zone="UTC": formats.date_long(value, zone=zone),
    "moment": lambda value, zone="UTC": formats.moment(value, zone=zone),
    "by_when": lambda value, zone="UTC": formats.by_when(value, zone=zone),
    "ago_words": lambda value, zone="UTC": formats.ago_words(value, zone=zone),
    "clock_words": clocks.clock_words,
    "utc": formats.utc,
    "bytes": formats.size_words,
    "browser_words": browsers.browser_words,
    "plural": lambda count, one, many="": formats.plural(count, one=one, many=many),
    "counted": lambda count, one, many="": counts.counted(count, one=one, many=many),
    "sentence": counts.sentence,
    "number": lambda value, digits=0: formats.number(value, digits=digits),
    "money": lambda amount, currency: formats.money(amount, currency=currency),
}


def environment(
    *,
    loader: BaseLoader,
    auto_reload: bool = False,
    autoescape: bool = True,
    undefined: type[Undefined] = StrictUndefined,
    bytecode_cache: BytecodeCache | None = None,
) -> Environment:
    """Built by Django; the laxer choices it makes for autoescape and undefined names are not taken over."""
    made = Environment(
        loader=loader,
        auto_reload=auto_reload,
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=bytecode_cache,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(static=cache(static), url=address_of, assets=cache(partial(_assets, made)))
    made.filters.update(FILTERS)
    return made


def _assets(made: Environment) -> Markup:
    """The stylesheets and behaviours, which are the same on every page, drawn once."""
    own = made.get_template("ui/macros/assets.html").module
    drawn: Markup = own.styles() + own.scripts()  # type: ignore[attr-defined]  # its two macros.
    return drawn
