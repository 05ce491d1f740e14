"""Properties of an Office file, by the names that its user sees."""

from lxml import etree

from bulkhead.guard.reading import markup
from bulkhead.guard.reading.markup import Note

_CALLED = {
    "creator": "author",
    "lastModifiedBy": "last modified by",
    "description": "comments",
    "contentStatus": "status",
    "HyperlinkBase": "hyperlink base",
    "lpstr": "titles of parts",
}
# What the writing program says of itself and counts is nobody's name.
_NOT_WRITTEN = frozenset(
    "Application AppVersion TotalTime Pages Words Characters Lines Paragraphs Slides Notes HiddenSlides MMClips"
    " ScaleCrop LinksUpToDate CharactersWithSpaces SharedDoc HyperlinksChanged"
    " DocSecurity PresentationFormat created modified"
    " revision i4 bool filetime".split()
)


def note_properties(root: etree._Element, *, note: Note) -> None:
    for element in root.iter():
        name, parent = markup.local(element), element.getparent()
        own = element.get("name") if name == "property" else None
        if own:
            note("properties, name of a property", own)
            note(f"properties, {own}", "".join(str(text) for text in element.itertext()))
            note("properties, link", element.get("linkTarget") or "")
        elif parent is not None and parent.get("name") and markup.local(parent) == "property":
            continue
        elif name not in _NOT_WRITTEN and element.text:
            note(f"properties, {_CALLED.get(name, name.lower())}", element.text)


def note_links(root: etree._Element, *, note: Note, place: str) -> None:
    for relation in root.iter("{*}Relationship"):
        if relation.get("TargetMode") == "External":
            note(place, relation.get("Target") or "")
