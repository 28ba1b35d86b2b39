"""A checked text for readers: marked in the terminal, as a page of its own, as JSON."""
