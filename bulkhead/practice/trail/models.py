"""The practice's own log."""

from typing import ClassVar

from bulkhead.isolation.chain import LogLine
from bulkhead.isolation.models import PracticeModel


class PracticeLine(LogLine, PracticeModel):
    """What happened in the practice; never a word of a client's material."""

    alias: ClassVar[str] = "default"
