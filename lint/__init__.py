"""Our own lint: runs the tools, keeps the size score, and holds the rules that no tool knows. Run by bin/lint."""
