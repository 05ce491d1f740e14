"""Why nobody may enter a vault for a while, in a word for the registry and a sentence for whoever is turned away."""

import enum


class Rest(enum.StrEnum):
    """A reason; its sentence names nobody."""

    UPGRADE = "upgrade"
    UNFINISHED = "unfinished"
    DAMAGED = "damaged"
    RESTORE = "restore"
    KEY = "key"

    @property
    def words(self) -> str:
        return f"{_DONE[self]} {_AGAIN.get(self, 'It can be opened again in a moment; nothing is lost.')}"

    @property
    def heading(self) -> str:
        """The same in a few words, for the head of a portal's page."""
        return _HEADINGS[self]


SOMEBODY = "Somebody works on what lies here as a whole just now. It can be opened again in a moment; nothing is lost."
_HEADINGS = {
    Rest.UPGRADE: "This portal is being upgraded",
    Rest.UNFINISHED: "This portal could not be upgraded yet",
    Rest.DAMAGED: "This portal is set apart",
    Rest.RESTORE: "This portal is being restored",
    Rest.KEY: "This portal gets a new key",
}
_DONE = {
    Rest.UPGRADE: "What lies here is being upgraded just now.",
    Rest.UNFINISHED: "What lies here could not be upgraded yet.",
    Rest.DAMAGED: "What lies here cannot be opened: its file is damaged, gone, or not its own.",
    Rest.RESTORE: "What lies here is being restored from a backup just now.",
    Rest.KEY: "What lies here is getting a new key just now.",
}
_AGAIN = {
    Rest.UNFINISHED: "Nothing is lost; it is tried again, and whoever runs Bulkhead is told why.",
    Rest.DAMAGED: "Nothing is written to it. Whoever runs Bulkhead restores it from a backup.",
}
