"""One settings module per kind of process, and what surrounds every answer."""
