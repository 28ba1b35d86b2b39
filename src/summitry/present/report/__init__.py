"""The report: one chronicle of two sides as a page that needs nothing else, and as a brief in Markdown."""
