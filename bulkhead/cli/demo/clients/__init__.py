"""The six clients of the demo: who they are, who is there, and what happened, each in a file of its own."""
