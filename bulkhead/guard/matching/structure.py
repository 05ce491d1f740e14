"""Places where programs write by themselves. A word of empty files says nothing there; people do not write there."""

import re

from bulkhead.guard.matching.empty_files import WORDS

MADE_BY = "properties, made by"
_STRUCTURE = re.compile(
    r"(?:.*, )?(?:theme|styles|list numbering|document settings|presentation settings|workbook settings|slide layout"
    r"|slide master|notes master|handout master|thumbnail|printer settings|notes of (?:a|the) picture|picture"
    r"|hidden text of the PDF|properties, (?:made by|template)|part [^,]*)"
    r"(?:, (?!link|author|alt text|file name)[^,]*)?"
)


def is_baseline(place: str, *, tokens: tuple[str, ...]) -> bool:
    """Is this a word that also stands in files which nobody has written in, and in such a place?

    What a program says of itself never counts by a single word: any name may be that of a program.
    """
    single = len(tokens) == 1
    return single and (place.endswith(MADE_BY) or (tokens[0] in WORDS and is_structure(place)))


def is_structure(place: str) -> bool:
    return _STRUCTURE.fullmatch(place) is not None
