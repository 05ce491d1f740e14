"""One part of an Office file: its bytes, and its XML once somebody asks."""

from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from bulkhead.render.template.program import Program
from bulkhead.render.template.results import NotATemplate

MAX_XML_PART = 32 * 1024 * 1024
TOO_LARGE = "it unpacks to more than Bulkhead reads; make the pictures smaller or split the file"


@dataclass
class Part:
    name: str
    content: bytes
    kind: str
    stored: bool
    program: Program
    touched: bool = False
    replaced: bool = False
    _root: etree._Element | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        return key_of(self.name)

    @property
    def is_xml(self) -> bool:
        return self.kind.endswith(("+xml", "/xml", "vmlDrawing"))

    @property
    def is_word_text(self) -> bool:
        return self.is_xml and ("wordprocessingml" in self.kind or "ms-word" in self.kind)

    @property
    def root(self) -> etree._Element:
        if self._root is None:
            self._root = parsed(self.content, program=self.program)
        return self._root

    def replace(self, content: bytes) -> None:
        self.replaced = self.replaced or content != self.content
        self.content, self._root, self.touched = content, None, False

    def written(self) -> bytes:
        if self.touched:
            return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return self.content


def parsed(content: bytes, *, program: Program) -> etree._Element:
    """Reads XML without ever following or expanding what it points to."""
    if len(content) > MAX_XML_PART:
        raise NotATemplate(TOO_LARGE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotATemplate(program.damaged) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotATemplate(program.declares_entities)
    return root


def key_of(name: str) -> str:
    """Office compares part names without capitals and percent escapes."""
    return unquote(name).lstrip("/").lower()
