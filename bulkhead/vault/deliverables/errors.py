"""What deliverables refuse, in sentences for the screen."""


class NotPossibleNow(RuntimeError):
    """The state does not allow it; the message says why and what to do."""


class ChangedMeanwhile(NotPossibleNow):
    """Somebody else changed it since it was opened; the message says what stands there now."""


class NotAReader(RuntimeError):
    """This person's role never sees this kind of work."""
