"""Two versions of a package, part by part: the same but for one word and for what tells who made it."""

import re

from lxml import etree

from tests.render.paper import parts

# Written down here once more, so that a copy that loses more than this is noticed.
GONE_PARTS = re.compile(
    r"docProps/(thumbnail|custom)|docMetadata/|customXml/|printerSettings|people\.xml|changesInfo|revisionInfo|_xmlsignatures"
    r"|\[trash\]|recipientData|/$"
)
GONE_ELEMENTS = {
    *("rsids", "rsid", "attachedTemplate", "linkStyles", "mailMerge", "docId", "docVars", "absPath", "revisionPtr"),
    *(
        "creator",
        "lastModifiedBy",
        "revision",
        "version",
        "identifier",
        "created",
        "modified",
        "lastPrinted",
        "Company",
    ),
    *("Manager", "Template", "TotalTime", "HyperlinkBase", "HLinks", "fileSharing", "printerSettings"),
}
GONE_ATTRIBUTES = {"uid", "refreshedBy", "refreshedDate", "refreshedDateIso", "fullCalcOnLoad"}
TOLD = (
    "//@*[local-name()='uid' or local-name()='space' or starts-with(local-name(), 'rsid')"
    " or starts-with(local-name(), 'refreshed') or local-name()='fullCalcOnLoad']/.."
)
# Saves the canonical spelling of ledgers of a million cells.
QUICK = re.compile(rb' xr\d?:uid="[^"]*"|<\?xml[^>]*\?>\s*')
# Who wrote a comment, and when.
SIGNED = {"comment", "cm", "reply", "threadedComment", "cmAuthor", "person", "author"}
SIGNATURES = {"author", "initials", "date", "dt", "dT", "created", "name", "displayName", "userId", "providerId"}
EMPTIED = {"ext", "extLst", "Choice", "AlternateContent", "calcPr"}


def local(name: object) -> str:
    return str(name).rpartition("}")[2]


def changed(before: bytes, after: bytes) -> list[str]:
    """The parts that differ in more than they may."""
    old, new = parts(before), parts(after)
    lost = [name for name in old if name not in new and not GONE_PARTS.search(name) and is_used(old, name)]
    return sorted([*lost, *(name for name in new if name not in old or differs(name, old[name], new[name]))])


def is_used(found: dict[str, bytes], name: str) -> bool:
    """Whether a relationship names it; the links of a part that is gone go with it."""
    file = name.rpartition("/")[2].encode()
    return not name.endswith(".rels") and any(file in body for key, body in found.items() if key.endswith(".rels"))


def differs(name: str, old: bytes, new: bytes) -> bool:
    if old == new or name == "[Content_Types].xml":
        return False
    if old[:2] == b"PK":
        return changed(old, new) != []
    if name.lower().endswith((".jpg", ".jpeg", ".png")):
        return len(new) > len(old)
    if name.endswith(".rels"):
        return not rows(new) <= rows(old)
    if QUICK.sub(b"", old) == QUICK.sub(b"", new):
        return False
    return not name.endswith((".xml", ".vml")) or plain(old) != plain(new)


def rows(rels: bytes) -> set[str | None]:
    return {row.get("Id") for row in etree.fromstring(rels)}


def plain(xml: bytes) -> bytes:
    """The part in one canonical spelling, without what tells who made it."""
    root = etree.fromstring(xml)
    for element in list(root.iter(*(f"{{*}}{name}" for name in GONE_ELEMENTS), "{*}commentExtensible")):
        drop(element)
    for drawn in list(root.iter("{*}creationId", "{*}modId", "{*}rowId", "{*}colId")):
        drop(next(drawn.iterancestors()))
    for element in root.iter(*(f"{{*}}{name}" for name in SIGNED)):
        forget(element, SIGNATURES)
        if local(element.tag) == "author":
            element.text = "Author"
    for element in root.iter("{*}pageSetup"):
        forget(element, {"id"})
    for element in root.xpath(TOLD):
        forget(element, {"space", *GONE_ATTRIBUTES, *(local(key) for key in element.attrib if "rsid" in local(key))})
    return etree.tostring(root, method="c14n")


def forget(element: etree._Element, names: set[str]) -> None:
    for key in [key for key in element.attrib if local(key) in names]:
        del element.attrib[key]


def drop(element: etree._Element) -> None:
    around = element.getparent()
    if around is not None:
        around.remove(element)
        if len(around) == 0 and local(around.tag) in EMPTIED:
            drop(around)
