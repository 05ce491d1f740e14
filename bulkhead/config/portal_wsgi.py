"""A portal as a WSGI application. Made in the warm parent without a key; told whose it is after the fork."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template.loader import render_to_string

from bulkhead.config.outermost import Application, Outermost


def warm_application() -> Application:
    """Django set up for portals; holds nothing of any client."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.portal"
    return get_wsgi_application()


def own_application(inner: Application, *, hosts: frozenset[str]) -> Outermost:
    """The wrapper of one portal, which answers to exactly its own names."""
    missing = render_to_string("public/missing.html").encode()
    return Outermost(inner, hosts=hosts, static=settings.STATIC_URL, missing=missing)
