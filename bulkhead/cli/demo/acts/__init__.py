"""What can happen in the demo."""
