"""What a page needs to show a file: clean markup or pictures of pages, and what was left out."""

import base64
import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    number: int
    png: bytes
    width: int
    height: int
    text: str


@dataclass(frozen=True)
class Preview:
    html: str = ""
    pages: tuple[Page, ...] = ()
    cut: tuple[str, ...] = ()

    def as_json(self) -> bytes:
        pages = [
            {
                "number": page.number,
                "png": base64.b64encode(page.png).decode(),
                "width": page.width,
                "height": page.height,
                "text": page.text,
            }
            for page in self.pages
        ]
        return json.dumps({"html": self.html, "pages": pages, "cut": list(self.cut)}).encode()
