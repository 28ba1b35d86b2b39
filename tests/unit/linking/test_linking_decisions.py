"""People's decisions over the machine's clusters: the last word, transitive, and the same in any order."""

from __future__ import annotations

import pytest

from factories.accounts import account, judgement, subject
from summitry.errors import InvalidInput
from summitry.linking import Decisions, check_consistent, corrected, decisions_of, holding, link, shown
from summitry.linking.decisions import FieldDecision, WordOnWhole
from summitry.model import Account, Engagement

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"
A = account("meeting", XP, "2024-05-16", doc="a")
B = account("meeting", XP, "2024-05-16", doc="b")
C = account("meeting", XP, "2024-07-03", doc="c")
D = account("call", XP, "2024-02-08", doc="d")
PILE = (A, B, C, D)


def ids(*accounts: Account) -> frozenset[str]:
    return frozenset(one.account_id for one in accounts)


def groups(found: tuple[Engagement, ...]) -> set[frozenset[str]]:
    return {frozenset(one.accounts) for one in found}


CASES = {
    "none": (Decisions(), [ids(A, B), ids(C), ids(D)]),
    "same": (Decisions(together=(ids(B, C),)), [ids(A, B, C), ids(D)]),
    "same, of another kind": (Decisions(together=(ids(C, D),)), [ids(A, B), ids(C, D)]),
    "different": (Decisions(apart=((ids(A), ids(B)),)), [ids(A), ids(B), ids(C), ids(D)]),
    "both": (Decisions((ids(A, C),), ((ids(A), ids(B)),)), [ids(A, C), ids(B), ids(D)]),
    "accounts that are gone": (Decisions((frozenset({"gone", "lost"}),)), [ids(A, B), ids(C), ids(D)]),
}


@pytest.mark.parametrize(("decisions", "wanted"), CASES.values(), ids=CASES)
def test_groups(decisions: Decisions, wanted: list[frozenset[str]]) -> None:
    assert groups(link(PILE, {}, decisions=decisions)) == set(wanted)
    assert link(PILE[::-1], {}, decisions=decisions) == link(PILE, {}, decisions=decisions)


def test_an_account_that_nobody_decided_on_goes_where_it_fits() -> None:
    day, evening = (account("meeting", XP, "1949-02-05", doc=one, date_quote=f"in the {one}") for one in
                    ("morning", "evening"))  # fmt: skip
    later = account("meeting", XP, "1949-02-05", doc="z", date_quote="in the evening")
    apart = Decisions(apart=((ids(day), ids(evening)),))
    assert groups(link([day, evening, later], {}, decisions=apart)) == {ids(day), ids(evening, later)}


def test_a_field_shows_the_person_and_keeps_the_machine() -> None:
    fixed = FieldDecision(ids(A, B), "date", "2024-05-17", "Ada", "2026-01-01T00:00:00Z", 3, "the schedule")
    (one,) = [each for each in link(PILE, {}, decisions=Decisions(fields=(fixed,))) if each.corrections]
    assert (one.id, one.date and one.date.edtf) == ("chn-rus-2024-05-16-meeting", "2024-05-17")
    (note,) = one.corrections
    assert (note.machine, note.value, note.by, note.why) == ("2024-05-16", "2024-05-17", "Ada", "the schedule")


def test_the_later_word_holds() -> None:
    words = tuple(WordOnWhole(ids(D), accepted, "Ada", "2026", n) for n, accepted in ((1, True), (2, False)))
    (one,) = [each for each in link(PILE, {}, decisions=Decisions(words=words)) if each.review]
    assert (one.kind, one.rejected, one.review and one.review.n) == ("call", True, 2)


def test_what_came_later_is_not_rejected_unseen() -> None:
    """Two accounts that nobody saw join a rejected one: the rejection no longer speaks for most of them."""
    word = (WordOnWhole(ids(A), accepted=False, by="Ada", at="2026", n=1),)
    later = account("meeting", XP, "2024-05-16", doc="e")
    assert [one.rejected for one in link([A, B], {}, decisions=Decisions(words=word))] == [True]
    assert [one.rejected for one in link([A, B, later], {}, decisions=Decisions(words=word))] == [False]


FIELDS = [
    ("kind", "visit", "visit"), ("level", "ministerial", "ministerial"), ("status", "cancelled", "cancelled"),
    ("date", "2024-05~", "2024-05~"), ("date", None, None), ("country", "UZB", "UZB"),
    ("city", "Samarkand", "Samarkand"),
    ("venue", "Forumlar Majmuasi", "Forumlar Majmuasi"), ("visit_type", "state", "state"), ("visit_type", None, None),
    ("occasion", "SCO summit", "SCO summit"),
    ("participants", "Xi Jinping, CHN, guest; Li Qiang, CHN, guest", "Xi Jinping, CHN, guest; Li Qiang, CHN, guest"),
    ("participants", "Xi Jinping, CHN", "Xi Jinping, CHN, participant"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "wanted"), FIELDS)
def test_every_field_is_shown_as_it_was_set(field: str, value: str | None, wanted: str | None) -> None:
    (one,) = link([A], {})
    assert shown(corrected(one, field, value), field) == wanted


BAD = [("kind", "summit"), ("kind", None), ("date", "yesterday"), ("country", "uzbekistan"), ("weather", "fine"),
       ("participants", ""), ("participants", "Xi, CHN, chairman"), ("visit_type", "secret")]  # fmt: skip


@pytest.mark.parametrize(("field", "value"), BAD)
def test_values_that_do_not_fit_are_refused(field: str, value: str | None) -> None:
    (one,) = link([A], {})
    with pytest.raises(InvalidInput) as caught:
        corrected(one, field, value)
    assert caught.value.hint


# -- what follows from judgements


def test_same_is_transitive_and_undoing_ends_it() -> None:
    told = [judgement("same", subject("x", A), subject("y", B)), judgement("same", subject("y", B), subject("z", C))]
    now = {one: one for one in ids(*PILE)}
    assert decisions_of(told, now)[0].together == (ids(A, B, C),)
    undone = [*told, judgement("undo", undoes=told[0].key)]
    assert holding(undone) == (told[1],)
    assert decisions_of(undone, now)[0].together == (ids(B, C),)


def test_accounts_that_are_gone_are_named_and_those_with_heirs_found() -> None:
    one = judgement("same", subject("x", A), subject("y", B, C))
    decisions, (lost,) = decisions_of([one], {A.account_id: "heir", B.account_id: B.account_id})
    assert decisions.together == (frozenset({"heir", B.account_id}),)
    assert (lost.accounts, lost.whole) == ((C.account_id,), False)


CONTRADICTIONS = {
    "same after different": (["different x a y b"], "same x a y b", 1),
    "different after same": (["same x a y b"], "different x a y b", 1),
    "by a chain": (["same x a y b", "same y b z c"], "different x a z c", 2),
    "a chain closed over a difference": (["different x a z c", "same x a y b"], "same y b z c", 2),
    "a split of what was joined": (["same x a y b"], "split x a x b", 1),
    "joined what was split": (["split x a x b"], "same x a y b", 1),
}
BY_LETTER = {"a": A, "b": B, "c": C, "d": D}


def in_words(text: str) -> object:
    decision, *rest = text.split()
    subjects = [subject(rest[at], BY_LETTER[rest[at + 1]]) for at in range(0, len(rest), 2)]
    return judgement(decision, *subjects)


@pytest.mark.parametrize(("before", "new", "named"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_contradictions_are_refused_with_the_way_out(before: list[str], new: str, named: int) -> None:
    import msgspec

    held = [msgspec.structs.replace(in_words(one), n=n) for n, one in enumerate(before, 1)]  # type: ignore[type-var]
    now = {one: one for one in ids(*PILE)}
    with pytest.raises(InvalidInput) as caught:
        check_consistent(held, in_words(new), now)  # type: ignore[arg-type]
    assert (caught.value.hint or "").count("summitry judge undo") == named
    undone = [*held, judgement("undo", undoes=held[0].key)]
    if named == 1:
        check_consistent(undone, in_words(new), now)  # type: ignore[arg-type]
