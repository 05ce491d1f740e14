"""What pages of the practice show: rows of the practice store worked out for a screen, never material."""
