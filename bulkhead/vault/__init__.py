"""Plane 2: what belongs to one client. Inside there is only one, so nothing here names a client."""
