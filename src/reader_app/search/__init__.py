"""Finding articles by any piece of their text. Engines live here; what a result means to a library does not."""
