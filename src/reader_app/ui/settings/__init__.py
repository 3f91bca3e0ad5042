"""The settings, shown from the table in `domain.settings`."""
