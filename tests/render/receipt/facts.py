"""The facts of one delivery."""

from datetime import UTC, datetime

from bulkhead.render.receipt import Reader, Receipt

DAY = datetime(2026, 11, 24, 8, 12, tzinfo=UTC)
READERS = (
    Reader("Carla Ortiz", "Sponsor", DAY, "approved", DAY),
    Reader("Ben Ito", "Board"),
    Reader("Ana Łódź", "Finance", DAY, "change asked", DAY),
)
FACTS = Receipt(
    portal="Signal & Söhne GmbH",
    practice="Maren Holt",
    title="October board pack",
    kind="Board pack",
    version=3,
    sha256="ab" * 32,
    size=1_234_567,
    delivered_at=DAY,
    delivered_by="Maren Holt",
    made_at=DAY,
    zone="Europe/Berlin",
    log_line=1412,
    chain="cd" * 32,
    hue=210,
    readers=READERS,
)
