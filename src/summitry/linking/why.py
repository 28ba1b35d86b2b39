"""Why accounts stand together: how each compares with the other that it fits best, comparator by comparator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from summitry.linking.card import Folder, Source
from summitry.linking.comparators import compare
from summitry.linking.comparison import Verdict
from summitry.linking.profile import Profile
from summitry.linking.rules import link_rules
from summitry.model import Account


class Reasons:
    """The reasons of one engagement's accounts; what many say alike is compared once."""

    def __init__(self, accounts: Iterable[Account], sources: Mapping[str, Source]) -> None:
        self._rules = link_rules()
        folder = Folder(sources, self._rules)
        self._profiles = {account.account_id: folder.card(account).profile for account in accounts}
        self._tellers = Counter(self._profiles.values())
        self._known: dict[Profile, Verdict | None] = {}

    def of(self, account_id: str) -> Verdict | None:
        """How an account compares with the one that it fits best; None when it is alone.

        A plan that moved may fit none by its day: then the verdict shows what refused, and the rule of plans joined
        them.
        """
        mine = self._profiles[account_id]
        if mine not in self._known:
            self._known[mine] = self._best(mine)
        return self._known[mine]

    def _best(self, mine: Profile) -> Verdict | None:
        others = (one for one, tellers in self._tellers.items() if one is not mine or tellers > 1)
        found = [compare(mine, other, self._rules) for other in others]
        return max(found, key=lambda verdict: (not verdict.veto, verdict.score), default=None)
