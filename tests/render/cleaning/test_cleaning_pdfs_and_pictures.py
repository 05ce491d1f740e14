import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image, ImageCms

from bulkhead.render.cleaning import clean, survey
from bulkhead.render.opened_pdf import pages_of, words_of
from tests.guard.documents import page_text, pdf

SPECKLE = Image.effect_noise((40, 30), 50).convert("RGB")
ALL = ["properties", "comments", "hidden", "embedded", "links", "scripts", "custom", "versions"]


def shown(content: bytes) -> str:
    with pages_of(content) as document:
        return words_of(document, number=1)


def with_layers(document: pikepdf.Pdf) -> None:
    layers = {
        name: document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String(name)))
        for name in ("On", "Hexagon")
    }
    off = pikepdf.Array([layers["Hexagon"]])
    arranged = pikepdf.Dictionary(OFF=off, Order=pikepdf.Array(list(layers.values())))
    document.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array(list(layers.values())), D=arranged)
    page = document.pages[0]
    page.obj.Resources.Properties = pikepdf.Dictionary(A=layers["On"], B=layers["Hexagon"])


def test_only_layers_that_are_switched_off_go() -> None:
    drawn = (
        b"/OC /A BDC " + page_text("shown") + b" EMC /OC /B BDC " + page_text("Hexagon") + b" 1 0 0 rg EMC 0 0 9 9 re f"
    )
    content = pdf(drawn, change=with_layers)

    after = clean("a.pdf", content=content, keys=["hidden"]).content

    assert shown(after).strip() == "shown"
    assert b"Hexagon" not in _plain(after)
    with pikepdf.open(io.BytesIO(after)) as document:
        names = [str(layer.Name) for layer in document.Root.OCProperties.OCGs]
        drawn_after = document.pages[0].Contents.read_bytes()
    assert names == ["On"]
    assert b"1 0 0 rg" in drawn_after


def test_invisible_letters_over_a_scan_stay_searchable() -> None:
    def scan(document: pikepdf.Pdf) -> None:
        picture = document.make_stream(b"\0" * 12, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        picture.Width, picture.Height, picture.BitsPerComponent = 2, 2, 8
        picture.ColorSpace = pikepdf.Name.DeviceRGB
        document.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Scan=picture)

    letters = b"3 Tr " + page_text("searchable")
    content = pdf(b"q 612 0 0 792 0 0 cm /Scan Do Q " + letters, change=scan)

    assert "hidden" not in [each.key for each in survey("a.pdf", content=content)]
    assert "hidden" in [each.key for each in survey("a.pdf", content=pdf(letters))]


@pytest.mark.parametrize(
    ("drawn", "is_kept"),
    [
        (b"BT /F1 12 Tf 72 -60 Td (Hexagon) Tj ET", False),
        (b"BT /F1 12 Tf -400 700 Td (Hexagon) Tj ET", False),
        (b"q 1 0 0 1 900 0 cm BT /F1 12 Tf 72 700 Td (Hexagon) Tj ET Q", False),
        (b"BT /F1 12 Tf -20 700 Td (Hexagon) Tj ET", True),
        (b"BT /F1 12 Tf 1 0 0 1 72 700 Tm 0 -9000 Td 0 9000 Td (Hexagon) Tj ET", True),
    ],
)
def test_words_beside_the_page_go_and_those_that_reach_onto_it_stay(drawn: bytes, is_kept: bool) -> None:
    content = pdf(page_text("shown") + b" " + drawn)

    after = clean("a.pdf", content=content, keys=["hidden"]).content

    assert ("Hexagon" in shown(after)) is is_kept
    assert "shown" in shown(after)


def acting(document: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('Hexagon')"))
    document.Root.OpenAction = script
    document.Root.AA = pikepdf.Dictionary(WC=document.make_indirect(script))
    links = [
        pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/plan")),
        pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("Hexagon.exe")),
        pikepdf.Dictionary(S=pikepdf.Name.GoToR, F=pikepdf.String("C:/Hexagon.pdf"), D=pikepdf.Array([0])),
    ]
    document.pages[0].obj.Annots = pikepdf.Array(
        [
            document.make_indirect(
                pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]), A=action)
            )
            for action in links
        ]
    )


def test_scripts_and_links_to_files_go_and_web_links_stay() -> None:
    after = clean("a.pdf", content=pdf(page_text("shown"), change=acting), keys=["scripts", "links"]).content

    assert b"Hexagon" not in _plain(after)
    assert b"https://example.org/plan" in _plain(after)
    assert shown(after).strip() == "shown"


def test_an_emptied_pdf_is_the_same_page() -> None:
    content = pdf(page_text("shown"), change=acting)

    after = clean("a.pdf", content=content, keys=ALL).content

    assert _drawn(after) == _drawn(content)


def _drawn(content: bytes) -> bytes:
    with pages_of(content) as document:
        return bytes(document[0].render(scale=1).to_pil().tobytes())


def _plain(content: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(
            target, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )  # fmt: skip
    return target.getvalue()


def photo(kind: str, *, turned: int = 6) -> bytes:
    exif = Image.Exif()
    exif[0x013B], exif[0x0112] = "Hexagon", turned
    saved = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    SPECKLE.save(saved, kind, exif=exif, icc_profile=profile)
    return saved.getvalue()


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_picture_keeps_its_pixels_its_colours_and_which_way_is_up(kind: str, name: str) -> None:
    content = photo(kind)

    after = clean(name, content=content, keys=["properties"]).content
    before, now = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(after))

    assert now.tobytes() == before.tobytes()
    assert now.info["icc_profile"] == before.info["icc_profile"]
    assert dict(now.getexif()) == {0x0112: 6}
    assert b"Hexagon" not in after
    assert survey(name, content=after) == []


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_picture_the_right_way_up_keeps_no_note_at_all(kind: str, name: str) -> None:
    after = clean(name, content=photo(kind, turned=1), keys=["properties"]).content

    assert dict(Image.open(io.BytesIO(after)).getexif()) == {}


def test_what_a_phone_appends_behind_a_picture_goes() -> None:
    content = photo("JPEG") + b"Hexagon film" * 20

    after = clean("a.jpg", content=content, keys=["properties"]).content

    assert b"film" not in after
    assert after.endswith(b"\xff\xd9")


def progressive(picture: Image.Image) -> bytes:
    saved = io.BytesIO()
    picture.save(saved, "JPEG", progressive=True, comment=b"Hexagon")
    return saved.getvalue()


@pytest.mark.parametrize("make", [progressive])
def test_a_picture_in_several_scans_stays_whole(make: Callable[[Image.Image], bytes]) -> None:
    content = make(SPECKLE)

    after = clean("a.jpg", content=content, keys=["properties"]).content

    assert Image.open(io.BytesIO(after)).tobytes() == Image.open(io.BytesIO(content)).tobytes()
    assert b"Hexagon" not in after
