"""The executive's surface: graphite in the practice, the client's hue inside a client."""
