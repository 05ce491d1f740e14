"""Places where programs write by themselves. A word of empty files says nothing there; people do not write there."""

import re

from bulkhead.guard.matching.empty_files import WORDS

MADE_BY = "properties, made by"
# Sheets, and files in an archive, are called as people like: `sheet 'Budget, part 2'`, `part 2.docx`.
_CALLED = re.compile(r"sheet '.*'")
_STRUCTURE = re.compile(
    r"(?:.*, )?(?:theme|styles|list numbering|document settings|presentation settings|workbook settings|slide layout"
    r"|slide master|notes master|handout master|thumbnail|printer settings|notes of (?:a|the) picture|picture"
    r"|hidden text of the PDF|properties, (?:made by|template)"
    r"|part (?:\[Content_Types\]|(?:word|ppt|xl|docProps|docMetadata|_rels)/)[^,]*)"
    r"(?:, (?!link|author|alt text|file name|(?:line|paragraph|page|slide|cell|message|heading)\b)[^,]*)?"
)


def is_baseline(place: str, *, tokens: tuple[str, ...]) -> bool:
    """Is this a word that also stands in files which nobody has written in, and in such a place?

    What a program says of itself never counts by a single word: any name may be that of a program.
    """
    single = len(tokens) == 1
    return single and (place.endswith(MADE_BY) or (tokens[0] in WORDS and is_structure(place)))


def is_structure(place: str) -> bool:
    return _STRUCTURE.fullmatch(_CALLED.sub("sheet", place)) is not None
