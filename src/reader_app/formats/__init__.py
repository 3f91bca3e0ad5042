"""File formats, one module each. Reads no library and asks nobody: it is handed values and gives bytes."""
