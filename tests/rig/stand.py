"""What a run over six look-alike clients stands on, beside hypothesis, which makes its machines itself."""

import logging
from collections.abc import Callable
from pathlib import Path

from bulkhead.cli.check.letterbox import Letterbox
from tests.rig.lookalikes import World


class Heard(logging.Handler):
    """Every line that was logged, as it is written for real."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Stand:
    """Set by a fixture for each test."""

    origin: Path
    world: World
    cookies: list[dict[str, str]]
    box: Letterbox
    temporary: Path
    steps = 0
    answers = 0
    after: Callable[[World], None] = staticmethod(lambda _: None)
