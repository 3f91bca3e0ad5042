"""The command palette: one line from which every command, article and setting is reached."""
