"""What every mail of ours consists of, before it becomes text or HTML."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Letter:
    subject: str
    greeting: str
    body: tuple[str, ...]
    action: str
    link: str
    code: str
    after: tuple[str, ...]
    sender: tuple[str, ...]

    def on_single_lines(self) -> "Letter":
        """A name with a line end in it must not become a header or a paragraph of its own."""
        return replace(
            self,
            subject=_one_line(self.subject),
            greeting=_one_line(self.greeting),
            body=tuple(map(_one_line, self.body)),
            link="".join(self.link.split()),
            code=_one_line(self.code),
            after=tuple(map(_one_line, self.after)),
            sender=tuple(map(_one_line, self.sender)),
        )


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
