"""A practice of the size one grows to: what its pages cost when everything is full."""
