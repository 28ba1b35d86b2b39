"""Text of documents made safe for a terminal: what cannot be seen cannot act either."""

from __future__ import annotations


def visible(text: str) -> str:
    """The text with a replacement mark for every control character but tab and line end."""
    return "".join(char if char.isprintable() or char in "\t\n" else "�" for char in text)
