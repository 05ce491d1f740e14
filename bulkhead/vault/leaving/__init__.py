"""What a client takes along: every row and file of its vault, and a list of what stays behind, with the reason."""
