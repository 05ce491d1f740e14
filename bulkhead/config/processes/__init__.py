"""How Bulkhead runs: a supervisor, the desk, the worker, a warm parent and one portal process per client.

The supervisor holds the keys and the listeners and imports no Django; the warm parent imports Django and holds no key.
"""
