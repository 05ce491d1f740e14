"""Of all text in a file, what somebody who opens it reads. The guard reads all of it; a search finds this."""

import re
from collections.abc import Iterator

from bulkhead.guard.readings import FILE_NAME, Reading

UNSEEN = re.compile(
    r"hidden|custom XML|custom UI|properties|embedded file|layout|master|theme|styles|settings|numbering|author"
    r"|formula|data connection|link to another|printer|thumbnail|macro|\bpart |building block|\btag\b|text as shown"
    r"|, name\b|\bname of\b|code name|number format|content control|document variable|defined name|rule of a format"
    r"|validation|kind of an object|text of a numbering|what it connects to|protected range|custom show|, item\b"
    r"|no longer in|no page shows|comment of the zip|, (?:bookmark|filter|scenario|section)$|column of the table"
)


def visible(reading: Reading) -> Iterator[tuple[str, str]]:
    """Places and their text, in the order of the file; what programs write for themselves is left out."""
    for passage in reading.passages:
        if passage.place != FILE_NAME and not UNSEEN.search(passage.place):
            yield passage.place, passage.text
