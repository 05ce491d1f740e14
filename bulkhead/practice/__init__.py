"""Plane 1: the executive's own office. No client ever reads it, and it holds no client's material."""
