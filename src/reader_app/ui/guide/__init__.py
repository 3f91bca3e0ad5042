"""The window of the user's guide."""
