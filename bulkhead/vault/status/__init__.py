"""What a vault tells the practice of itself, and its executive on coming back; read from all features."""
