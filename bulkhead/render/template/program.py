"""The three programs of Office: what each writes, and the words in which a person is told about its files."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    name: str
    ending: str
    body: str
    article: str = "a"

    @property
    def damaged(self) -> str:
        return f"it is damaged or not {self.article} {self.name} file; open it in {self.name} and save it again"

    @property
    def declares_entities(self) -> str:
        return f"it declares its own XML entities; open it in {self.name} and save it again"

    @property
    def old_format(self) -> str:
        return f"it is in the old {self.name} format; save it as {self.ending}"

    @property
    def macros(self) -> str:
        return f"it holds macros; save it as {self.ending} without them"

    @property
    def template_file(self) -> str:
        return f"it is {self.article} {self.name} template file; save it as {self.ending}"

    @property
    def inserted(self) -> str:
        return (
            f"part of it is another file that {self.name} has not taken in yet; open it in {self.name} and save it once"
        )


WORD = Program("Word", ".docx", "wordprocessingml.document.main+xml")
POWERPOINT = Program("PowerPoint", ".pptx", "presentationml.presentation.main+xml")
EXCEL = Program("Excel", ".xlsx", "spreadsheetml.sheet.main+xml", "an")
PROGRAMS = (WORD, POWERPOINT, EXCEL)


def program_of(kinds: Iterable[str]) -> Program | None:
    """The program that wrote the file, by the kinds of its parts."""
    families = {"wordprocessingml": WORD, "presentationml": POWERPOINT, "spreadsheetml": EXCEL}
    mains = [kind for kind in kinds if kind.endswith("main+xml")]
    return next((program for kind in mains for family, program in families.items() if family in kind), None)
