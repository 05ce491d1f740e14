"""What an export leaves out, and why. All else of the vault is in it; a new model or field is, unless named here."""

from collections.abc import Mapping

PRIVATE = "What the practice says to itself before a delivery. No portal ever shows it."
SECRET = "It opens, or once opened, this place for somebody."
MADE = "Made by the program from what is in the export."
WORKINGS = "How the program sends mail and keeps its calendar. It says nothing that is not in the export."

MODELS: Mapping[str, str] = {
    "Remark": PRIVATE,
    "Review": PRIVATE,
    "Check": PRIVATE,
    "Waiver": PRIVATE,
    "SignIn": SECRET,
    "Session": SECRET,
    "Challenge": SECRET,
    "Feed": SECRET,
    "FeedPaper": MADE,
    "Findable": MADE,
    "MarkedCopy": MADE,
    "OutboxEntry": WORKINGS,
}
FIELDS: Mapping[str, str] = {
    "Invitation.token_hash": SECRET,
    "Passkey.credential_hash": SECRET,
    "Passkey.credential": SECRET,
}
