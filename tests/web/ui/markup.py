"""Just enough of a reader of HTML to ask what a page says."""

from collections.abc import Iterator
from html.parser import HTMLParser

Attributes = dict[str, str | None]


class Markup(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.elements if name == tag]

    def one(self, tag: str) -> Attributes:
        (only,) = self.all(tag)
        return only

    def values(self, attribute: str) -> Iterator[str]:
        for _, attributes in self.elements:
            if attributes.get(attribute):
                yield from str(attributes[attribute]).split()
