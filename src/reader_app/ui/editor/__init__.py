"""The editor of articles: Markdown at the left, what it will look like at the right."""
