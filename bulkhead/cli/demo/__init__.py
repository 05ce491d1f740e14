"""The demo practice. Everyone and everything in it is fictional; every domain ends in .example."""
