"""Addresses of routes by name: what `reverse` says, with the shape of each route read once and not for every link."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.urls import URLPattern, get_resolver, reverse
from django.urls.resolvers import RoutePattern

SLOT = re.compile(r"<(\w+):\w+>")
PLAIN = frozenset({"uuid", "slug", "int"})  # what fills these needs no quoting.


class Shape(NamedTuple):
    """An address with a place for each word, and how many there are."""

    words: str
    places: int


def address_of(name: str, *args: object) -> str:
    """The address of a route. NoReverseMatch for a name or a number of words that no route has."""
    shape = _shapes(settings.ROOT_URLCONF).get(name)
    if shape is None or shape.places != len(args):
        return reverse(name, args=args)
    return shape.words.format(*args)


@cache
def _shapes(urlconf: str) -> dict[str, Shape]:
    """Of every route that is named once and filled with plain words; Django itself speaks for the others."""
    routes = [one for one in get_resolver(urlconf).url_patterns if isinstance(one, URLPattern)]
    named = Counter(one.name for one in routes)
    return {str(one.name): _shape(str(one.pattern)) for one in routes if named[one.name] == 1 and _is_plain(one)}


def _is_plain(route: URLPattern) -> bool:
    pattern = str(route.pattern)
    is_simple = pattern.count("<") == len(SLOT.findall(pattern)) and "{" not in pattern
    return isinstance(route.pattern, RoutePattern) and is_simple and PLAIN.issuperset(SLOT.findall(pattern))


def _shape(pattern: str) -> Shape:
    words, places = SLOT.subn("{}", pattern)
    return Shape(f"/{words}", places)
