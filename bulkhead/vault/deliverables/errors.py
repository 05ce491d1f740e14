"""What deliverables refuse, in sentences for the screen."""


class NotPossibleNow(RuntimeError):
    """The state does not allow it; the message says why and what to do."""


class NotAReader(RuntimeError):
    """This person's role never sees this kind of work."""
