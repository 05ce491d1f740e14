"""One part of an Office file: its bytes, and its XML once somebody asks."""

from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from bulkhead.render.template.results import NotATemplate

MAX_XML_PART = 32 * 1024 * 1024
DAMAGED = "it is damaged or not a Word file; open it in Word and save it again"
TOO_LARGE = "it unpacks to more than Bulkhead reads; make the pictures smaller or split the file"
DECLARES_ENTITIES = "it declares its own XML entities; open it in Word and save it again"


@dataclass
class Part:
    name: str
    content: bytes
    kind: str
    stored: bool
    touched: bool = False
    _root: etree._Element | None = field(default=None, repr=False)

    @property
    def is_xml(self) -> bool:
        return self.kind.endswith(("+xml", "/xml", "vmlDrawing"))

    @property
    def is_word_text(self) -> bool:
        return self.is_xml and ("wordprocessingml" in self.kind or "ms-word" in self.kind)

    @property
    def root(self) -> etree._Element:
        if self._root is None:
            self._root = parsed(self.content)
        return self._root

    def replace(self, content: bytes) -> None:
        self.content, self._root, self.touched = content, None, False

    def written(self) -> bytes:
        if self.touched:
            return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return self.content


def parsed(content: bytes) -> etree._Element:
    """Reads XML without ever following or expanding what it points to."""
    if len(content) > MAX_XML_PART:
        raise NotATemplate(TOO_LARGE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotATemplate(DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotATemplate(DECLARES_ENTITIES)
    return root


def key_of(name: str) -> str:
    """Office compares part names without capitals and percent escapes."""
    return unquote(name).lstrip("/").lower()
