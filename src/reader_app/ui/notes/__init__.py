"""Annotations on the screen: the cards beside the text, and exporting them."""
