"""The practice as one Django app."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Plane 1."""

    name = "bulkhead.practice"
    label = "practice"
