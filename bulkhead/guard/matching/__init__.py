"""Names of clients, and where a text says them. Pure Python, light to import."""

from bulkhead.guard.matching.judging import judge, judge_text
from bulkhead.guard.matching.names import Names
from bulkhead.guard.matching.same_words import SameWord
from bulkhead.guard.matching.terms import KINDS, Term

__all__ = ["KINDS", "Names", "SameWord", "Term", "judge", "judge_text"]
