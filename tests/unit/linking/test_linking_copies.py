"""Which texts are made of which: our own short texts, one written five times."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from factories.accounts import account
from summitry.linking import Source, link
from summitry.linking.copies import Alike, as_copies, copies, find_alike, sketch

READOUT = (
    "The President held talks in the Kremlin with the President of the People's Republic of China, who had "
    "arrived on a state visit. The talks began in a narrow circle and went on with delegations. The two "
    "leaders spoke of trade, of energy supplies and of the construction of two further power units, and heard "
    "reports by the chairmen of five intergovernmental commissions. They then signed a joint statement on "
    "deepening the partnership and a second one on economic cooperation until 2030. In the evening the "
    "President gave a dinner in the Faceted Chamber in honour of the guest."
)
BEFORE = (
    "Moscow correspondent's notebook: snow fell on the embankment, traffic stood still for an hour, and shops "
    "near the old Arbat sold tea in paper cups to reporters who waited for news. Hotel lobbies were full of "
    "engineers. "
)
AFTER = (
    " Analysts in the city said that they expected little from the papers and more from the price of gas this "
    "winter, which nobody wished to name before the companies do. The rouble closed a little higher. Ice "
    "hockey was on every screen."
)
OTHER = (
    "Ministers of agriculture from both countries met in Harbin to talk about soybeans, wheat and the opening "
    "of a new bridge over the river, and agreed on a list of laboratories whose certificates both customs "
    "services will accept from June on."
)
WORDS = {
    "held talks": "conducted negotiations", "state visit": "official journey", "narrow circle": "small group",
    "energy supplies": "deliveries of fuel", "dinner": "banquet", "five": "several", "two further": "additional",
}  # fmt: skip


def rewritten(text: str) -> str:
    for old, new in WORDS.items():
        text = text.replace(old, new)
    return text


TEXTS = {
    "kremlin": READOUT,
    "wire": f"MOSCOW, March 21. {READOUT} The visit goes on until Wednesday.",
    "daily": BEFORE + READOUT + AFTER,
    "mill": rewritten(READOUT),
    "other": OTHER,
    "short": "The President held talks in the Kremlin.",
}
SOURCES = {
    "kremlin": Source("kremlin", "Kremlin", date(2023, 3, 21), "http://kremlin.ru/a"),
    "wire": Source("wire", "TASS", date(2023, 3, 21)),
    "daily": Source("daily", "Daily", date(2023, 3, 22)),
    "mill": Source("mill", "Content Mill", date(2023, 3, 30)),
    "other": Source("other", "Daily", date(2023, 3, 22)),
    "short": Source("short", "Echo", date(2023, 3, 22)),
}


def test_each_copy_knows_its_original_and_how_it_was_made() -> None:
    found = copies(find_alike(TEXTS, SOURCES), SOURCES)
    assert {one.doc_id: (one.of, one.relation) for one in found.values()} == {
        "wire": ("kremlin", "near copy"), "daily": ("kremlin", "wire story"), "mill": ("kremlin", "rewrite"),
    }  # fmt: skip
    assert {one.speaker for one in found.values()} == {"Kremlin"}


def test_the_order_of_documents_does_not_matter() -> None:
    wanted = find_alike(TEXTS, SOURCES)
    for order in itertools.islice(itertools.permutations(TEXTS), 0, 720, 97):
        assert find_alike({doc_id: TEXTS[doc_id] for doc_id in order}, SOURCES) == wanted


def test_a_publisher_does_not_rewrite_itself() -> None:
    own = SOURCES | {"mill": Source("mill", "Kremlin", date(2023, 3, 30))}
    assert "mill" not in copies(find_alike({one: TEXTS[one] for one in ("kremlin", "mill")}, own), own)


def test_short_texts_are_not_judged() -> None:
    assert sketch(TEXTS["short"]) == ()


@pytest.mark.parametrize("order", list(itertools.permutations("abc")))
def test_a_chain_ends_at_the_earliest(order: tuple[str, ...]) -> None:
    sources = {doc: Source(doc, doc.upper(), date(2023, 3, day)) for day, doc in enumerate("abc", 1)}
    pairs = [Alike(min(pair), max(pair), "near copy", 0.9) for pair in itertools.pairwise(order)]
    found = copies(pairs, sources)
    assert "a" not in found
    assert {one.speaker for one in found.values()} <= {"A", "B"}
    for one in found.values():
        assert one.of < one.doc_id


def test_copies_do_not_outvote_and_their_accounts_still_stand() -> None:
    xp = "CHN:Xi Jinping, RUS:Vladimir Putin"
    sources = as_copies(SOURCES, copies(find_alike(TEXTS, SOURCES), SOURCES))
    told = [account("meeting", xp, "2023-03-22", doc=doc, place="Moscow, RUS") for doc in ("wire", "daily", "mill")]
    told += [account("meeting", xp, "2023-03-21", doc=doc, place="Moscow, RUS") for doc in ("kremlin", "other")]
    (found,) = link(told, sources)
    assert found.date is not None
    assert found.date.edtf == "2023-03-21"
    assert len(found.accounts) == 5
    assert found.independent_sources == 2
    (conflict,) = found.conflicts
    assert conflict.cause == "rewrite with a shifted date"
