"""A long list in pages: where one is, and where one can go."""

from __future__ import annotations

import msgspec


class Paging(msgspec.Struct, frozen=True):
    """`asked` may lie beyond the end; then the last page is shown."""

    asked: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """Number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return min(self.asked, self.last)

    @property
    def offset(self) -> int:
        """How many entries come before."""
        return (self.page - 1) * self.size

    @property
    def first_shown(self) -> int:
        """Number of the first entry on the page, 0 where there is none."""
        return self.offset + 1 if self.total else 0

    @property
    def last_shown(self) -> int:
        """Number of the last entry on the page."""
        return min(self.offset + self.size, self.total)

    @property
    def before(self) -> int | None:
        """The page before."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """The page after."""
        return self.page + 1 if self.page < self.last else None
