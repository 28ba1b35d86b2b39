"""A long list in pages: where one is, and where one can go."""

from __future__ import annotations

import msgspec

from summitry.store import Tally


class Paging(msgspec.Struct, frozen=True):
    """`asked` may lie beyond the end; then the last page is shown. With `more` the list goes on beyond `total`."""

    asked: int
    size: int
    total: int
    more: bool = False

    @classmethod
    def of(cls, asked: int, size: int, tally: Tally) -> Paging:
        """The paging of a list that was counted only so far."""
        return cls(asked, size, tally.number, tally.more)

    def met(self, found: int) -> Paging:
        """The same once the page was read: one that is not full is the last."""
        if not self.more or found == self.size:
            return self
        return msgspec.structs.replace(self, total=self.offset + found, more=False)

    @property
    def last(self) -> int:
        """Number of the last page, as far as is known."""
        known = max(1, -(-self.total // self.size))
        return max(known, self.asked + 1) if self.more else known

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
        return self.offset + self.size if self.more else min(self.offset + self.size, self.total)

    @property
    def before(self) -> int | None:
        """The page before."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """The page after."""
        return self.page + 1 if self.page < self.last else None
