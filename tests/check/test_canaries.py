"""A canary is found in every dress, told apart from every other, and nothing else is taken for one."""

import base64
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from bulkhead.base.canaries import Brand, Canaries
from bulkhead.cli.check.papers import letter, with_canary

ACME, GLOBEX = Brand("acme", "told"), Brand("globex", "told")


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("part.xml", content)
    return packed.getvalue()


def folded(word: str) -> bytes:
    return b"=\r\n".join(word[start : start + 9].encode() for start in range(0, len(word), 9))


DRESSES: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "capitals": lambda word: word.upper().encode(),
    "utf-16 little": lambda word: word.encode("utf-16-le"),
    "utf-16 big": lambda word: word.encode("utf-16-be"),
    "base64": lambda word: base64.b64encode(b"x" + word.encode()),
    "hex": lambda word: word.encode().hex().encode(),
    "percent": lambda word: "".join(f"%{byte:02X}" for byte in word.encode()).encode(),
    "reversed": lambda word: word[::-1].encode(),
    "quoted-printable": folded,
    "gzip": lambda word: gzip.compress(word.encode()),
    "zlib inside": lambda word: b"\0" * 40 + zlib.compress(word.encode() * 3),
    "zip in zip": lambda word: zipped(zipped(word.encode())),
}


@pytest.mark.parametrize("dress", DRESSES.values(), ids=list(DRESSES))
def test_one_is_found_in_every_dress(dress: Callable[[str], bytes]) -> None:
    canaries = Canaries()
    content = b"All about " + dress(canaries.word(ACME, planted="a title")) + b" and so on."
    canaries.word(GLOBEX, planted="a title")

    assert {one.brand for one in canaries.sightings(content)} == {ACME}


@pytest.mark.parametrize(
    "content", [b"# A plan\n", b"%PDF-1.7\n%%EOF", zipped(b"<a/>"), b"\x89PNG\r\n\x1a\n\xff", letter("x")]
)
def test_one_is_found_in_the_interior_of_every_kind_of_file(content: bytes) -> None:
    canaries = Canaries()
    word = canaries.word(ACME, planted="a file")

    assert {(one.brand, one.planted) for one in canaries.sightings(with_canary(content, word=word))} == {
        (ACME, "a file")
    }


def test_a_word_of_another_run_is_nobodys() -> None:
    assert Canaries().sightings(Canaries().word(ACME, planted="a title").encode()) == set()


def test_the_half_that_is_searched_for_says_nothing_of_whose_it_is() -> None:
    canaries = Canaries()
    word = canaries.word(ACME, planted="a title")
    [tail] = canaries.tails(ACME)

    assert (word.endswith(tail), canaries.sightings(f"Nothing was found for {tail}.".encode())) == (True, set())
