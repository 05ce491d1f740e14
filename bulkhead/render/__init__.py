"""Plain material in, bytes out: no Django, no network, no clock, no disk."""
