"""Why nobody may enter a vault for a while, in a word for the registry and a sentence for whoever is turned away."""

import enum


class Rest(enum.StrEnum):
    """A reason; its sentence names nobody."""

    UPGRADE = "upgrade"
    RESTORE = "restore"
    KEY = "key"

    @property
    def words(self) -> str:
        return f"{_DONE[self]} It can be opened again in a moment; nothing is lost."


_DONE = {
    Rest.UPGRADE: "What lies here is being upgraded just now.",
    Rest.RESTORE: "What lies here is being restored from a backup just now.",
    Rest.KEY: "What lies here is getting a new key just now.",
}
