"""The window. The only package that imports PySide6; imports services and domain, never storage, search or formats."""
