"""What a file cannot be used for, in a sentence for the person who handed it in."""


class Refused(Exception):
    """The words say what is the matter and what to do."""
