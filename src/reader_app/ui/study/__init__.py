"""Studying together: the window that the audience sees."""
