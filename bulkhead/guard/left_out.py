"""Files that nobody means when they speak of their files: hidden ones, and locks of office programs."""

LOCKS = ("~$", ".~lock.")
LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini"})


def why_left_out(name: str) -> str:
    """Why a file is none to read, by its name; empty for any other."""
    if name.startswith(LOCKS):
        why = "It is a lock file that an office program left behind."
    elif name.startswith(".") or name.lower() in LEFT_BEHIND:
        why = "It is hidden."
    else:
        why = ""
    return why
