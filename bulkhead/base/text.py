"""Words that become addresses and file names."""

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
RESERVED_SLUGS = frozenset(
    "desk www api static mail admin portal portals bulkhead practice smtp imap ns ns1 ns2 localhost autoconfig".split()
)

LONGEST_FILE_NAME = 255  # bytes, the limit of every common file system.


def slugify(name: str) -> str:
    """The address word of a name: lower-case ASCII, digits and single hyphens, at most 40 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")


def slug_fault(slug: str) -> str:
    """Why a slug cannot be an address, in one sentence; empty when it can."""
    if not SLUG.fullmatch(slug):
        fault = "Use 1 to 40 small letters, digits and hyphens, with a letter or digit at both ends."
    elif slug in RESERVED_SLUGS:
        fault = f"“{slug}” is kept for Bulkhead itself; choose another address."
    else:
        fault = ""
    return fault


def file_name(given: str) -> str:
    """The last part of a path somebody sent, without control, invisible or direction signs; at most 255 bytes."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C")).strip()
    stem, dot, ending = plain.rpartition(".")
    kept = f"{dot}{ending}" if stem and 0 < len(ending) <= 10 else ""
    room = LONGEST_FILE_NAME - len(kept.encode())
    start = plain.removesuffix(kept).encode()[:room].decode(errors="ignore")
    return start + kept if start.strip(".") else f"file{kept}"
