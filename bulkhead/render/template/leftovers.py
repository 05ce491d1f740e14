"""What of a finished document still shows that it was a template."""

import re

from bulkhead.render.template.grammar import NAME

UNFILLED = "a field that was not filled"
GAP = "a blank that was not filled"
LIBRARY_NOTE = "a note for the library only"
NOT_SEARCHED = "it could not be searched for blanks"
# With at least one letter, because {{1, 2}, {3}} is mathematics.
BRACED = re.compile(rf"\{{\{{(?!\{{)[^{{}}\n]{{0,60}}[A-Za-z][^{{}}\n]{{0,60}}\}}\}}|\{{\{{\s*{NAME}")


def unfilled(text: str) -> list[str]:
    return [found[0] for found in BRACED.finditer(text)] if "{{" in text else []
