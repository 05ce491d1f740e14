"""Typst: our own source and plain values in, a PDF out; nothing is read from or written to a disk but typefaces.

Values reach the source as JSON and are never read as markup.
"""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import typst

# Read at the first use. More threads would each take address space, of which a child has two gigabytes.
os.environ.setdefault("RAYON_NUM_THREADS", "1")
TYPEFACE = "fontpkg_inter"
Values = Mapping[str, object]
Standards = list[Literal["ua-1", "a-2u"]]
ACCESSIBLE: Standards = ["ua-1"]
WITH_EVERY_SIGN: Standards = ["a-2u"]


def typeset(source: str, *, values: Values, made_at: datetime, is_overlay: bool = False) -> bytes:
    """The same bytes for the same values. An overlay carries no tags: it will lie on pages that have their own."""
    strict = WITH_EVERY_SIGN if is_overlay else ACCESSIBLE
    # Signs that our typefaces lack may be in one of this machine; the last attempt leaves a gap.
    attempts: list[tuple[bool, Standards]] = [(False, strict), (True, strict), (True, [])]
    for number, (with_local, standards) in enumerate(attempts, start=1):
        try:
            return _compiled(source, values, made_at, with_local, standards, is_overlay)
        except typst.TypstError:
            if number == len(attempts):
                raise
    raise AssertionError("one of the attempts returned or raised")


def _compiled(
    source: str, values: Values, made_at: datetime, with_local: bool, standards: Standards, is_overlay: bool
) -> bytes:
    return typst.compile(
        source.encode(),
        font_paths=typefaces(with_local=with_local),
        sys_inputs={"values": json.dumps(values)},
        pdf_standards=[*standards],
        pdf_tags=not is_overlay,
        format="pdf",
        timestamp=int(made_at.timestamp()),
    )


@cache
def typefaces(*, with_local: bool = False) -> typst.Fonts:
    """Inter where it is installed, and the ones that typst brings along."""
    found = find_spec(TYPEFACE)
    folder = Path(found.origin).parent / "files" if found and found.origin else None
    return typst.Fonts(include_system_fonts=with_local, font_paths=[folder] if folder else [])
