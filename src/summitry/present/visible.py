"""Text of documents made safe for a terminal and for a page: what cannot be seen cannot act either."""

from __future__ import annotations

#: Line ends, tabs, and the spaces that texts hold beside the plain one: unbroken, thin, of full width.
_KEPT = frozenset("\t\n\u00a0\u2002\u2003\u2004\u2005\u2007\u2008\u2009\u200a\u202f\u3000")


def visible(text: str) -> str:
    """The text with a replacement mark for every control character but tab and line end."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in _KEPT else "�" for char in text)
