"""Where things lie in a data folder. Vault folders have random names: a listing tells nobody's name."""

import os
from dataclasses import dataclass
from pathlib import Path


def default_folder() -> Path:
    """The data folder where --data is left out: BULKHEAD_DATA, else the user's own data home."""
    named = os.environ.get("BULKHEAD_DATA")
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Path(named) if named else home / "bulkhead"


@dataclass(frozen=True)
class Places:
    """The paths of one data folder."""

    data: Path

    @property
    def keys(self) -> Path:
        named = os.environ.get("BULKHEAD_KEYS")
        return Path(named) if named else self.data / "keys"

    @property
    def registry(self) -> Path:
        return self.data / "registry.db"

    @property
    def keyring(self) -> Path:
        return self.data / "keyring"

    @property
    def proof(self) -> Path:
        return self.data / "sheet-proved"

    @property
    def practice_db(self) -> Path:
        return self.data / "practice" / "practice.db"

    @property
    def practice_blobs(self) -> Path:
        return self.data / "practice" / "blobs"

    @property
    def tray(self) -> Path:
        return self.data / "tray"

    @property
    def template(self) -> Path:
        return self.data / "template"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def run(self) -> Path:
        return self.data / "run"

    def vault(self, folder: str) -> Path:
        return self.data / "vaults" / folder

    def vault_db(self, folder: str) -> Path:
        return self.vault(folder) / "vault.db"

    def vault_blobs(self, folder: str) -> Path:
        return self.vault(folder) / "blobs"

    def prepare(self) -> None:
        """Make the folders, closed to everyone else."""
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.practice_blobs, self.tray, self.template, self.backups, self.run, self.data / "vaults"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
