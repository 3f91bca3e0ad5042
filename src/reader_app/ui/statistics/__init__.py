"""The window of reading statistics."""
