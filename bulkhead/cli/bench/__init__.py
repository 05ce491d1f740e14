"""The project's own benchmark: figures by name, each beside the budget it was given."""
