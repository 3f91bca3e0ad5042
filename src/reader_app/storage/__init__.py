"""Files of our own: the precious notes store, the catalogue that can be made anew, settings. Never a user's article."""
