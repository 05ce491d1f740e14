"""The scan of the tests is the one of `bulkhead check`: an owner's run and ours look for words in the same places."""

from bulkhead.base.leaks import DEEPEST, Leak, leaks

__all__ = ["DEEPEST", "Leak", "leaks"]
