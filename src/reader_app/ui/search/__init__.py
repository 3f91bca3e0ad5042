"""Where words are typed, and how what they found is shown in a list."""
