"""The desk as a WSGI application, for a process that was given its keys."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template.loader import render_to_string

from bulkhead.config.outermost import Outermost


def desk_hosts() -> frozenset[str]:
    """The exact names of the desk: on this machine, and behind a proxy where one is set."""
    port = os.environ.get("BULKHEAD_DESK_PORT", "8000")
    names = {f"desk.localhost:{port}", settings.DESK_HOST}
    return frozenset(name.lower() for name in names if name)


def make_application() -> Outermost:
    """Set Django up for the desk."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.desk"
    inner = get_wsgi_application()
    missing = render_to_string("public/missing.html").encode()
    return Outermost(inner, hosts=desk_hosts(), static=settings.STATIC_URL, missing=missing)
