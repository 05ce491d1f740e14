"""Which files the rows of a store name. A file that none names is no part of a backup's proof."""

from dataclasses import dataclass
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

VAULT, PRACTICE, TRAY = "vault", "practice", "tray"
NAMED_BY = {
    VAULT: "SELECT id, size, sha256 FROM vault_blob",
    PRACTICE: "SELECT blob_id, size, sha256 FROM practice_itemversion "
    "UNION SELECT blob_id, NULL, NULL FROM practice_tailoring WHERE blob_id IS NOT NULL",
    TRAY: "SELECT blob_id, size, sha256 FROM practice_trayitem WHERE state = 'waiting'",
}
KNOWS = {VAULT: (VAULT,), PRACTICE: (PRACTICE, TRAY), TRAY: ()}


@dataclass(frozen=True)
class Named:
    """A file as a row knows it; a row that only points tells no size and no hash."""

    blob_id: UUID
    size: int | None
    sha256: str | None


def named_by(raw: sqlcipher.Connection, *, kind: str) -> list[Named]:
    """Every file that a row names, of the store itself or, for the tray, of the practice's store."""
    return [Named(UUID(str(blob_id)), size, sha256) for blob_id, size, sha256 in raw.execute(NAMED_BY[kind])]
