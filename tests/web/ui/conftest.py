"""The components need Django's static files and forms, and no database."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import override_settings
from jinja2 import Environment, FileSystemLoader

from bulkhead.web import ui
from bulkhead.web.ui.environment import environment

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture(scope="package", autouse=True)
def plain_django() -> Iterator[None]:
    """Addresses of static files as they are in their folder, without the fingerprint of a release."""
    with override_settings(STORAGES={**settings.STORAGES, **PLAIN}, STATIC_URL="/static/"):
        yield


@pytest.fixture(scope="package")
def pages(plain_django: None) -> Environment:
    return environment(loader=FileSystemLoader(ui.TEMPLATES))


@pytest.fixture
def draw(pages: Environment) -> Callable[..., str]:
    """Renders a line of template that sees every component as `ui`."""

    def drawn(source: str, **names: object) -> str:
        return pages.from_string('{% import "ui/all.html" as ui %}' + source).render(names)

    return drawn
