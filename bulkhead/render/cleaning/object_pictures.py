"""The picture that PowerPoint shows of an embedded object, put on the slide in the object's place."""

from lxml import etree

from bulkhead.render.cleaning import trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.compare.attributes import of
from bulkhead.render.template.package import Relationship, rels_key
from bulkhead.render.template.parts import Part
from bulkhead.render.template.vocabulary import DRAWING, RELATIONS, SLIDE, names

FRAME, PICTURE, OBJECT = names(SLIDE, "graphicFrame"), names(SLIDE, "pic"), names(SLIDE, "oleObj")
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
SHAPE = "{urn:schemas-microsoft-com:vml}shape"
IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
LOOK = """<p:pic xmlns:p="{slide}" xmlns:a="{drawing}" xmlns:r="{relations}"><p:nvPicPr><p:cNvPr id="" name=""/>
<p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=""/><a:stretch><a:fillRect/></a:stretch></p:blipFill>
<p:spPr><a:xfrm/><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>"""


def show(folder: Folder, *, slide: Part, element: etree._Element) -> None:
    """Files since 2010 keep the picture inside the frame, older ones in a drawing beside the slide."""
    frame = next(element.iterancestors(*FRAME), None)
    if frame is None or frame.getparent() is None:
        return
    around = next(frame.iterancestors(ALTERNATIVES), frame)
    picture = next(around.iter(*PICTURE), None)
    if picture is None:
        picture = _drawn_beside(folder, slide, frame, element.get("spid") or "")
    if picture is None:
        for name in [each for each in element.attrib if str(each).endswith("relationships}id")]:
            del element.attrib[name]
    elif around.getparent() is not None:
        around.addprevious(picture)
        trees.drop(around)
    if not any(each.get("spid") for each in slide.root.iter("*")):
        trees.sever(folder.package, rows=folder.arrows("vmlDrawing", source=slide.key))


def _drawn_beside(folder: Folder, slide: Part, frame: etree._Element, number: str) -> etree._Element | None:
    image = _image(folder, slide, number)
    place = next(frame.iterchildren("{*}xfrm"), None)
    rels = folder.package.parts.get(rels_key(slide.key))
    if image is None or place is None or rels is None:
        return None
    dialect = SLIDE.index(etree.QName(frame).namespace or "")
    text = LOOK.format(slide=SLIDE[dialect], drawing=DRAWING[dialect], relations=RELATIONS[dialect])
    made = etree.fromstring(text.replace("\n", ""))
    about, named = next(made.iter("{*}cNvPr")), next(frame.iter("{*}cNvPr"), None)
    for key in ("id", "name", "descr", "title"):
        if named is not None and named.get(key) is not None:
            about.set(key, named.get(key) or "")
    next(made.iter("{*}xfrm")).extend(list(place))
    next(made.iter("{*}blip")).set(f"{{{RELATIONS[dialect]}}}embed", _arrow(rels, image, RELATIONS[dialect]))
    return made


def _image(folder: Folder, slide: Part, number: str) -> Relationship | None:
    for row in folder.arrows("vmlDrawing", source=slide.key):
        drawing = folder.package.parts.get(row.target)
        shapes = [each for each in drawing.root.iter(SHAPE) if number in _numbers(each)] if drawing and number else []
        ids = {of(image, named="relid") for shape in shapes for image in shape.iter(IMAGE)}
        for image in folder.arrows("image", source=row.target):
            if image.id in ids:
                return image
    return None


def _numbers(shape: etree._Element) -> tuple[str, str]:
    """A shape that somebody named keeps its number beside the name."""
    return shape.get("id") or "", of(shape, named="spid")


def _arrow(rels: Part, image: Relationship, relations: str) -> str:
    """The number of a new arrow to the picture."""
    known = {row.get("Id") for row in rels.root}
    number = next(f"rId{each}" for each in range(1, len(known) + 2) if f"rId{each}" not in known)
    row = rels.root.makeelement(str(rels.root.tag).replace("Relationships", "Relationship"))
    row.attrib.update({"Id": number, "Type": f"{relations}/image", "Target": f"/{image.target}"})
    rels.root.append(row)
    rels.touched = True
    return number
