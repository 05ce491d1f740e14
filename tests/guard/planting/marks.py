"""Names that nobody has, one for each place of a file."""

import hashlib

CONSONANTS, VOWELS = "bdfgklmnprtvz", "aeiou"
SYLLABLES = 4


class Mark(str):
    """A name, and its three pieces for places that tear it apart."""

    __slots__ = ()

    @property
    def pieces(self) -> tuple[str, str, str]:
        return self[:3], self[3:6], self[6:]


class Marks:
    """Hands out the name of a place, and remembers which places were planted."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.planted: dict[str, Mark] = {}

    def __getitem__(self, place: str) -> Mark:
        return self.planted.setdefault(place, mark_of(self.kind, place))


def mark_of(kind: str, place: str) -> Mark:
    number = int.from_bytes(hashlib.sha256(f"{kind}: {place}".encode()).digest()[:8], "big")
    letters = []
    for _ in range(SYLLABLES):
        number, consonant = divmod(number, len(CONSONANTS))
        number, vowel = divmod(number, len(VOWELS))
        letters.append(CONSONANTS[consonant] + VOWELS[vowel])
    return Mark("".join(letters).capitalize() + CONSONANTS[number % len(CONSONANTS)])
