"""What a rule found, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"
