"""Takes out of an Office file what tells who made it, where and when; what holds a field stays, it will be filled."""

from collections.abc import Iterable

from lxml import etree

from bulkhead.render.template import lineage, pictures
from bulkhead.render.template.layers import relation_id
from bulkhead.render.template.package import Package, Relationship
from bulkhead.render.template.parts import Part
from bulkhead.render.template.vocabulary import SLIDE, WORD, elements, local_name, names

TELLING_PROPERTIES = frozenset(
    {"creator", "lastModifiedBy", "revision", "version", "identifier", "created", "modified", "lastPrinted"}
    | {"Company", "Manager", "Template", "TotalTime", "HyperlinkBase", "HLinks"}
)
TELLING_SETTINGS = frozenset({"rsids", "attachedTemplate", "linkStyles", "mailMerge", "docId", "docVars"})
TELLING_LINKS = frozenset(
    {"thumbnail", "people", "attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData"}
    | {"classificationlabels", "printerSettings", "webextensiontaskpanes", "changesInfo", "revisionInfo"}
)
TELLING_ATTRIBUTES = names(WORD, "rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidDel", "rsidTr", "rsidSect", "ed")
BIBLIOGRAPHY = "bibliography"
TELLING_ELEMENTS = (
    *names(WORD, "rsid", "printerSettings", "permStart", "comment"),
    "{http://schemas.microsoft.com/office/word/2018/wordml/cex}commentExtensible",
)
HAS_RSID = etree.XPath("boolean(/descendant::*/@*[starts-with(local-name(), 'rsid')])")
CUSTOM_XML_OF_A_SLIDE = names(SLIDE, "custData")
WITH_STORE_ITEM = etree.XPath("/descendant::*/@*[local-name() = 'storeItemID']/..")


def neutralise(package: Package, *, fields: frozenset[etree._Element]) -> None:
    package.rewritten = True
    for inner in package.inner.values():
        neutralise(inner, fields=fields)
    package.sever(lambda each: each.kind in TELLING_LINKS or "digital-signature" in (each.element.get("Type") or ""))
    loose = _loose_custom_xml(package, fields)
    package.sever(lambda each: each.kind == "customXml" and each.target in loose)
    for part in package.reachable():
        _neutralise_part(part, fields)
    package.sever(lambda each: each.kind == "custom-properties" and _is_empty(package.parts.get(each.target)))


def _neutralise_part(part: Part, fields: frozenset[etree._Element]) -> None:
    if part.kind.endswith(("core-properties+xml", "extended-properties+xml")):
        _prune(part, [each for each in part.root if local_name(str(each.tag)) in TELLING_PROPERTIES], fields)
    elif part.kind.endswith("custom-properties+xml"):
        _prune(part, list(part.root), fields)
    elif part.kind.endswith(".settings+xml"):
        _prune(part, [each for each in part.root if local_name(str(each.tag)) in TELLING_SETTINGS], fields)
    elif part.is_word_text:
        _neutralise_text(part)
    elif part.kind in ("image/jpeg", "image/jpg", "image/png"):
        part.replace(pictures.neutral(part.content))
    if part.is_xml:
        lineage.neutralise(part, fields=fields)


def _prune(part: Part, telling: Iterable[etree._Element], fields: frozenset[etree._Element]) -> None:
    for element in telling:
        if fields.isdisjoint(element.iter()):
            part.root.remove(element)
            part.touched = True


def _neutralise_text(part: Part) -> None:
    telling = list(part.root.iter(*TELLING_ELEMENTS))
    if telling or HAS_RSID(part.root):
        part.touched = True
        etree.strip_attributes(part.root, *TELLING_ATTRIBUTES)
    for element in telling:
        local = local_name(str(element.tag))
        if local in ("rsid", "printerSettings"):
            next(element.iterancestors()).remove(element)
        elif local == "commentExtensible":
            lineage.drop_attributes(element, "dateUtc")
            element[:] = []
        else:
            lineage.neutralise_comment(element)


def _is_empty(part: Part | None) -> bool:
    return part is not None and len(part.root) == 0


def _loose_custom_xml(package: Package, fields: frozenset[etree._Element]) -> set[str]:
    """Custom XML that no content control shows and that holds no field: document libraries keep names in it."""
    bound = [element for part in _texts(package) for element in elements(WITH_STORE_ITEM, root=part.root)]
    shown = {_attribute(element, "storeItemID") for element in bound}
    told = _told_by_slides(package)
    ids = {each.source: _item_id(package, each) for each in package.relationships() if each.kind == "customXmlProps"}
    items = {each.target for each in package.relationships() if each.kind == "customXml"} - told
    return {
        key
        for key in items & package.parts.keys()
        if ids.get(key, "") not in shown
        and fields.isdisjoint(package.parts[key].root.iter())
        and not _is_bibliography(package.parts[key])
    }


def _told_by_slides(package: Package) -> set[str]:
    """Custom XML that a slide refers to; PowerPoint would not open the slide without it."""
    rows = [each for each in package.relationships() if each.kind == "customXml" and each.source in package.parts]
    tags = {
        (each.source, relation_id(tag))
        for each in rows
        if package.parts[each.source].is_xml
        for tag in package.parts[each.source].root.iter(*CUSTOM_XML_OF_A_SLIDE)
    }
    return {each.target for each in rows if (each.source, each.id) in tags}


def _texts(package: Package) -> list[Part]:
    return [part for part in package.reachable() if part.is_word_text]


def _item_id(package: Package, relationship: Relationship) -> str:
    part = package.parts.get(relationship.target)
    return "" if part is None else _attribute(part.root, "itemID")


def _attribute(element: etree._Element, local: str) -> str:
    return next((str(value).lower() for name, value in element.items() if local_name(str(name)) == local), "")


def _is_bibliography(part: Part) -> bool:
    return str(part.root.tag).partition("}")[0].endswith(BIBLIOGRAPHY)
