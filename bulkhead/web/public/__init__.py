"""Pages for anyone, on every surface: nothing here, refused, went wrong."""
