"""Laying words on a page as its reader sees it, however it is turned or cut."""

import math
from dataclasses import dataclass

import pikepdf

FOOT_HEIGHT = 9.0
MARGIN = 12.0
WIDEST = 0.9
ACROSS = 0.7
LARGEST = 60.0
NAMES = ("/BulkheadFoot", "/BulkheadAcross")
LETTER = (0.0, 0.0, 612.0, 792.0)
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Stamp:
    """One line of words as an object that pages share."""

    form: pikepdf.Object
    width: float
    height: float

    @classmethod
    def of(cls, document: pikepdf.Pdf, *, page: pikepdf.Page) -> "Stamp":
        left, bottom, right, top = (float(side) for side in page.mediabox)
        form = document.copy_foreign(page.as_form_xobject())
        return cls(form, max(right - left, 1.0), max(top - bottom, 1.0))


@dataclass(frozen=True)
class Sight:
    """What of a page is seen: its box, and by how many degrees it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        return self.right - self.left if self.turn % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        return self.top - self.bottom if self.turn % 180 == 0 else self.right - self.left

    def matrix(self) -> Matrix:
        """From the page as it is seen, counted from its lower left corner, to the page as it is written."""
        return {
            0: (1.0, 0.0, 0.0, 1.0, self.left, self.bottom),
            90: (0.0, 1.0, -1.0, 0.0, self.right, self.bottom),
            180: (-1.0, 0.0, 0.0, -1.0, self.right, self.top),
            270: (0.0, -1.0, 1.0, 0.0, self.left, self.top),
        }[self.turn]


def lay(page: pikepdf.Page, *, foot: Stamp, across: Stamp) -> None:
    """What the page already draws is fenced off, so that nothing it sets reaches the words."""
    sight = sight_of(page)
    _show(page, [foot.form, across.form])
    drawn = "".join((_drawn(NAMES[0], sight, _foot(sight, foot)), _drawn(NAMES[1], sight, _across(sight, across))))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\n/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n{drawn}EMC\n".encode())


def sight_of(page: pikepdf.Page) -> Sight:
    media = _box(_inherited(page.obj, "/MediaBox"), LETTER)
    crop = _box(_inherited(page.obj, "/CropBox"), media)
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    turned = str(_inherited(page.obj, "/Rotate"))
    turn = int(turned) if turned.removeprefix("-").isdecimal() else 0
    return Sight(left, bottom, right, top, round(turn / 90) * 90 % 360)


def _foot(sight: Sight, stamp: Stamp) -> Matrix:
    scale = min(FOOT_HEIGHT / stamp.height, WIDEST * sight.width / stamp.width)
    return (scale, 0.0, 0.0, scale, (sight.width - scale * stamp.width) / 2, min(MARGIN, sight.height / 20))


def _across(sight: Sight, stamp: Stamp) -> Matrix:
    """From corner to corner, in the middle of the page."""
    angle = math.atan2(sight.height, sight.width)
    length = ACROSS * math.hypot(sight.width, sight.height)
    scale = min(length / stamp.width, LARGEST / stamp.height)
    cos, sin = scale * math.cos(angle), scale * math.sin(angle)
    x = (sight.width - cos * stamp.width + sin * stamp.height) / 2
    y = (sight.height - sin * stamp.width - cos * stamp.height) / 2
    return (cos, sin, -sin, cos, x, y)


def _drawn(name: str, sight: Sight, placed: Matrix) -> str:
    """First the turn and place of the page, then of the words on it."""
    turned, here = (" ".join(f"{number:.4f}" for number in matrix) for matrix in (sight.matrix(), placed))
    return f"q {turned} cm {here} cm {name} Do Q\n"


def _show(page: pikepdf.Page, forms: list[pikepdf.Object]) -> None:
    """Resources may be inherited or shared with other pages, so this page gets lists of its own."""
    there = _inherited(page.obj, "/Resources")
    resources = _own(there)
    shown = _own(resources.get("/XObject"))
    for name, form in zip(NAMES, forms, strict=True):
        shown[name] = form
    resources["/XObject"] = shown
    page.obj["/Resources"] = resources


def _own(shared: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(dict(shared.items())) if isinstance(shared, pikepdf.Dictionary) else pikepdf.Dictionary()


def _inherited(node: pikepdf.Object, key: str, depth: int = 50) -> object:
    while depth and isinstance(node, pikepdf.Dictionary):
        if key in node:
            return node[key]
        node, depth = node.get("/Parent", pikepdf.Dictionary()), depth - 1
    return None


def _box(found: object, otherwise: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    try:
        sides = [float(side) for side in found] if isinstance(found, pikepdf.Array) else []
    except (TypeError, ValueError):
        sides = []
    if len(sides) != 4 or not all(map(math.isfinite, sides)):
        return otherwise
    left, right = sorted((sides[0], sides[2]))
    bottom, top = sorted((sides[1], sides[3]))
    return (left, bottom, right, top) if right > left and top > bottom else otherwise
