"""How fast accounts are linked, and in how much memory: `python -m benchmarks.linking 100000`.

The pile is synthetic (`benchmarks.pile`) and as dense at every size, so that the time should follow the number.
"""

from __future__ import annotations

import sys
from time import process_time

from benchmarks.child import peak
from benchmarks.pile import pile
from summitry.linking import link


def main() -> None:
    """Link a pile of each size given and print what it cost."""
    print(f"{'accounts':>10} {'engagements':>12} {'CPU s':>8} {'accounts/s':>11} {'peak MB':>8} {'of it pile':>11}")
    for size in map(int, sys.argv[1:] or ["20000"]):
        told = list(pile(size))
        accounts, sources = [account for account, _ in told], {source.doc_id: source for _, source in told}
        held, started = peak(), process_time()
        found = link(accounts, sources)
        spent = process_time() - started
        print(f"{size:10,} {len(found):12,} {spent:8.1f} {size / spent:11,.0f} {peak():8.0f} {held:11.0f}")


if __name__ == "__main__":
    main()
