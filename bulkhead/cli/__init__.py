"""Bulkhead from a terminal: the same verbs as the desk, and what only the owner of the machine does."""
