"""What the wall can say of its own state; a file for each side of it, read from the machine now and not remembered."""
