"""Every text in a file, with its place. Bytes in, values out; heavy at import, so only a child process imports it."""

from bulkhead.guard.placeholders import placeholder
from bulkhead.guard.reading.notebook import Notebook, Unreadable
from bulkhead.guard.reading.opening import DAMAGE, DAMAGED, kind_to_read, read_into
from bulkhead.guard.readings import FILE_NAME, Reading

__all__ = ["read"]


def read(name: str, *, content: bytes) -> Reading:
    """Never raises for a bad file: what could not be read is a hold, said in a sentence."""
    notebook = Notebook()
    notebook.note(FILE_NAME, text=name)
    kind, stub = "unknown", placeholder(name)
    if stub:
        notebook.hold(stub)
    try:
        kind = kind_to_read(name, content=content)
        read_into(notebook, kind=kind, content=content, name=name)
    except Unreadable as problem:
        notebook.hold(str(problem))
    except DAMAGE:
        notebook.hold(DAMAGED)
    return Reading(kind, tuple(notebook.passages), notebook.holds_in_words())
