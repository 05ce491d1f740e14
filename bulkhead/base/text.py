"""Words that become addresses."""

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
RESERVED_SLUGS = frozenset(
    "desk www api static mail admin portal portals bulkhead practice smtp imap ns ns1 ns2 localhost autoconfig".split()
)


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
