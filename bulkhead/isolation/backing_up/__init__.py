"""Backups: every store copied as it stands, sealed under its own key, and believed only after it was opened again.

A set is a folder laid out like a data folder, without the master key. Its files are immutable once it has its name.
"""
