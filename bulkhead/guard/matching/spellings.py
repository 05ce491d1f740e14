"""Other spellings of one name: British and American, umlauts written out, endings that a language adds to a name."""

import re
from collections.abc import Iterator

from bulkhead.guard.matching.folding import tokens_of

# British first; each also the other way round.
_PAIRS = """
aeroplane airplane, aluminium aluminum, analyse analyze, analyser analyzer, analogue analog, arbour arbor, ardour
ardor, armour armor, artefact artifact, behaviour behavior, calibre caliber, candour candor, catalogue catalog,
centre center, centres centers, cheque check, clamour clamor, colour color, colours colors, cosy cozy, defence
defense, dialogue dialog, draught draft, endeavour endeavor, enrolment enrollment, fantasise fantasize, favour
favor, favourite favorite, fibre fiber, fibres fibers, flavour flavor, flavours flavors, fulfil fulfill, gaol jail,
glamour glamor, grey gray, greys grays, haemo hemo, harbour harbor, harbours harbors, harbourside harborside,
harbourview harborview, honour honor, humour humor, jewellery jewelry, judgement judgment, kerb curb, labour labor,
licence license, litre liter, lustre luster, manoeuvre maneuver, metre meter, metres meters, mould mold, moulding
molding, neighbour neighbor, neighbourhood neighborhood, neighbours neighbors, odour odor, offence offense, optimise
optimize, orthopaedic orthopedic, orthopaedics orthopedics, paediatric pediatric, paediatrics pediatrics, parlour
parlor, plough plow, practise practice, programme program, programmes programs, pyjama pajama, realise realize,
rigour rigor, rumour rumor, sabre saber, saviour savior, savour savor, sceptre scepter, skilful skillful, sombre
somber, spectre specter, splendour splendor, storey story, succour succor, sulphur sulfur, theatre theater, theatres
theaters, towards toward, traveller traveler, travellers travelers, tumour tumor, tyre tire, tyres tires, valour
valor, vapour vapor, vigour vigor, whisky whiskey, wilful willful, woollen woolen, anaesthesia anesthesia, oestrogen
estrogen, gynaecology gynecology
"""
_BOTH = [pair.split() for pair in _PAIRS.replace("\n", " ").split(",")]
OTHER_SIDE = {first: second for pair in _BOTH for first, second in (pair, reversed(pair))}
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
_WITH_DOTS = re.compile("(?<=[^aeiou])(?:ae|oe|ue)(?=[^aeiou])|^(?:ae|oe|ue)(?=[^aeiou])")
_TWO_VOWELS = re.compile("ae|oe|ue", re.IGNORECASE)
_SHORTEST = 5
_CYRILLIC, _GREEK = re.compile("[\u0400-\u04ff]"), re.compile("[\u0370-\u03ff]")
_HANGUL, _ARABIC = re.compile("[\uac00-\ud7af]"), re.compile("[\u0600-\u06ff]")
_HEBREW = re.compile("[\u0590-\u05ff]")
_RUSSIAN = (
    ("ь", "я ю ем е"),
    ("й", "я ю ем е"),
    ("а", "ы и у е ой"),
    ("я", "и ю е ей"),
    ("о", "а у ом е"),
    ("", "а у ом е ы"),
)
_HELLENIC = (("ας", "α"), ("ης", "η"), ("ος", "ου ο ε"), ("η", "ης"), ("α", "ας"), ("", ""))
_PARTICLES = "은 는 이 가 을 를 의 에 에서 에게 와 과 도 로 으로 만 측 사 부터 까지 께서 이라 라는 이라는"
_ARABIC_STARTS, _HEBREW_STARTS = "و ف ب ل ك", "ו ב ל מ ה ש כ"


def written_otherwise(value: str) -> Iterator[tuple[str, ...]]:
    """The same name as another keyboard or another case writes it: `Jörg` and `Joerg`."""
    if value.isascii() and not _TWO_VOWELS.search(value):
        return
    tokens = tokens_of(value)
    spread = tokens_of(value.translate(_WRITTEN_OUT))
    if spread != tokens:
        yield spread
    if _CYRILLIC.search(value) or _GREEK.search(value):
        # Small and capital letters of these resemble different Latin ones, and are folded to those.
        yield from (tokens_of(case) for case in (value.upper(), value.lower(), value.title()))
    drawn = tuple(_WITH_DOTS.sub(lambda hit: hit[0][0], token) if len(token) > _SHORTEST else token for token in tokens)
    if drawn != tokens and value.isascii():
        yield drawn


def over_the_water(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The British spelling of an American name, and the other way round; empty where both are the same."""
    other = tuple(OTHER_SIDE.get(token, token) for token in tokens)
    return other if other != tokens else ()


def inflected(value: str) -> Iterator[tuple[str, ...]]:
    """The name with what its language adds to the word: cases, particles, an article grown on."""
    words = [] if value.isascii() else value.split()
    if not words:
        return
    for last in _endings(words[-1]):
        yield tokens_of(" ".join([*words[:-1], last]))
    for first in _starts(words[0]):
        yield tokens_of(" ".join([first, *words[1:]]))


def _endings(word: str) -> Iterator[str]:
    if _CYRILLIC.search(word):
        yield from _swapped(word, _RUSSIAN)
    elif _GREEK.search(word):
        yield from _swapped(word, _HELLENIC)
    elif _HANGUL.search(word):
        yield from (word + particle for particle in _PARTICLES.split())


def _swapped(word: str, table: tuple[tuple[str, str], ...]) -> Iterator[str]:
    ending, others = next((ending, others) for ending, others in table if word.lower().endswith(ending))
    stem = word[: len(word) - len(ending)]
    yield from (stem + other for other in others.split())


def _starts(word: str) -> Iterator[str]:
    if _ARABIC.search(word):
        yield from (start + word for start in _ARABIC_STARTS.split())
        if word.startswith("ال"):
            yield "لل" + word[2:]
    elif _HEBREW.search(word):
        yield from (start + word for start in _HEBREW_STARTS.split())
