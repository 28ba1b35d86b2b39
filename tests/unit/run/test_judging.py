"""Judgements put into effect, never lost: read anew, another version, a rebuild from nothing, two people at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from factories.accounts import account
from factories.chronicles import dump, store_accounts
from summitry.errors import DecidedMeanwhile, InvalidInput, NotFound
from summitry.linking.ids import mark
from summitry.model import Evidence
from summitry.run import judging
from summitry.run.assembling import idle_rejections, lost_judgements
from summitry.run.judgement_file import export_judgements, import_judgements
from summitry.run.judging import Signature
from summitry.run.relinking import relink
from summitry.store import Chronicle, Wanted

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"
MAY = account("meeting", XP, "2024-05-16", doc="a", date_quote="on 16 May")
MAY_TOO = account("meeting", XP, "2024-05-16", doc="b", date_quote="on Thursday, 16 May")
JULY = account("meeting", XP, "2024-07-03", doc="c", date_quote="on 3 July")
CALL = account("call", XP, "2024-02-08", doc="d", date_quote="on 8 February")
ALL = (MAY, MAY_TOO, JULY, CALL)
MAY_ID, JULY_ID, CALL_ID = "chn-rus-2024-05-16-meeting", "chn-rus-2024-07-03-meeting", "chn-rus-2024-02-08-call"
EFFECTS = ("engagements", "parties", "engagement_accounts", "aliases")


DAY = "chn-rus-2023-03-21"


def sign(by: str = "Ada", seen: int | None = None, at: str = "2026-01-01T00:00:00Z") -> Signature:
    return Signature(by, at, "looked it up", seen)


@pytest.fixture
def chronicle(tmp_path: Path) -> Iterator[Chronicle]:
    with Chronicle.create(tmp_path / "c.db") as held:
        store_accounts(held, ALL)
        yield held


def ids(chronicle: Chronicle, *, rejected: bool = False) -> list[str]:
    return sorted(one.id for one in chronicle.engagements(Wanted(rejected=rejected)))


def test_same_and_undo(chronicle: Chronicle) -> None:
    done = judging.same(chronicle, [JULY_ID, MAY_ID], sign())
    assert [one.id for one in done.engagements] == [MAY_ID]
    assert chronicle.engagement(JULY_ID).id == MAY_ID
    with pytest.raises(InvalidInput, match="one engagement already"):
        judging.same(chronicle, [JULY_ID, MAY_ID], sign())
    judging.undo(chronicle, 1, sign("Bob"))
    assert chronicle.engagement(JULY_ID).id == JULY_ID
    assert [one.decision for one in chronicle.judgements()] == ["same", "undo"]
    with pytest.raises(InvalidInput, match="does not hold"):
        judging.undo(chronicle, 1, sign())


def test_different_outlives_a_later_document(chronicle: Chronicle) -> None:
    done = judging.split(chronicle, MAY_ID, ["b"], sign())
    (other,) = [one.id for one in done.engagements if one.id != MAY_ID]
    assert chronicle.split_into(MAY_ID) == [other]
    store_accounts(chronicle, [account("meeting", XP, "2024-05-16", doc="later")])
    assert {chronicle.engagement(MAY_ID).accounts, chronicle.engagement(other).accounts} >= {(MAY_TOO.account_id,)}
    with pytest.raises(InvalidInput, match="contradicts"):
        judging.same(chronicle, [MAY_ID, other], sign())


def test_rejected_leaves_the_list_and_stays_on_record(chronicle: Chronicle) -> None:
    judging.reject(chronicle, CALL_ID, sign())
    assert ids(chronicle) == [MAY_ID, JULY_ID]
    assert ids(chronicle, rejected=True) == [CALL_ID, MAY_ID, JULY_ID]
    assert chronicle.engagement(CALL_ID).rejected
    assert ("call", "occurred") not in chronicle.counts()
    with pytest.raises(InvalidInput, match="was rejected by Ada"):
        judging.same(chronicle, [CALL_ID, MAY_ID], sign())


def test_accepting_is_what_a_new_build_would_write(chronicle: Chronicle) -> None:
    judging.accept(chronicle, MAY_ID, sign())
    before = dump(chronicle.path)
    with chronicle.transaction():
        assert relink(chronicle) == 0
    assert dump(chronicle.path) == before
    assert [one.review and one.review.verdict for one in [chronicle.engagement(MAY_ID)]] == ["accepted"]


def test_both_values_are_kept(chronicle: Chronicle) -> None:
    judging.correct(chronicle, MAY_ID, ("date", "2024-05-17"), sign())
    judging.correct(chronicle, MAY_ID, ("city", "Harbin"), sign())
    judging.correct(chronicle, MAY_ID, ("date", "2024-05-18"), sign())
    one = chronicle.engagement(MAY_ID)
    assert [(fix.field, fix.machine, fix.value, fix.n) for fix in one.corrections] == [
        ("city", None, "Harbin", 2), ("date", "2024-05-16", "2024-05-18", 3),
    ]  # fmt: skip
    assert [fix.machine for fix in chronicle.judgements() if fix.field == "date"] == ["2024-05-16", "2024-05-16"]


def test_two_people_never_overwrite_each_other(chronicle: Chronicle) -> None:
    seen = chronicle.version(chronicle.engagement(MAY_ID))
    judging.accept(chronicle, MAY_ID, sign("Ada", seen))
    with pytest.raises(DecidedMeanwhile, match="Ada") as caught:
        judging.correct(chronicle, MAY_ID, ("city", "Harbin"), sign("Bob", seen))
    assert "--seen 1" in (caught.value.hint or "")
    assert len(chronicle.judgements()) == 1
    judging.correct(chronicle, CALL_ID, ("status", "cancelled"), sign("Bob", seen))  # another engagement
    judging.correct(chronicle, MAY_ID, ("city", "Harbin"), sign("Bob", 1))


def test_without_a_version_only_a_decision_against_another_is_refused(chronicle: Chronicle) -> None:
    judging.accept(chronicle, MAY_ID, sign("Ada"))
    with pytest.raises(DecidedMeanwhile, match="Ada decided otherwise"):
        judging.reject(chronicle, MAY_ID, sign("Bob"))
    judging.correct(chronicle, MAY_ID, ("city", "Harbin"), sign("Bob"))
    with pytest.raises(DecidedMeanwhile, match="city=Harbin"):
        judging.correct(chronicle, MAY_ID, ("city", "Beijing"), sign("Ada"))
    judging.reject(chronicle, MAY_ID, sign("Ada"))  # one's own may be changed
    assert chronicle.engagement(MAY_ID).rejected


WRONG = {
    "an unknown id": (lambda held: judging.accept(held, "chn-rus-1999-01-01-call", sign()), NotFound),
    "an unknown account": (lambda held: judging.split(held, MAY_ID, ["zzz"], sign()), InvalidInput),
    "all accounts": (lambda held: judging.split(held, MAY_ID, ["a", "b"], sign()), InvalidInput),
    "an unknown number": (lambda held: judging.undo(held, 7, sign()), NotFound),
    "nobody": (lambda held: judging.accept(held, MAY_ID, sign("  ")), InvalidInput),
    "no such field": (lambda held: judging.correct(held, MAY_ID, ("mood", "good"), sign()), InvalidInput),
}


@pytest.mark.parametrize(("decide", "error"), WRONG.values(), ids=WRONG)
def test_wrong_input_changes_nothing(chronicle: Chronicle, decide: object, error: type[Exception]) -> None:
    before = dump(chronicle.path)
    with pytest.raises(error):
        decide(chronicle)  # type: ignore[operator]
    assert dump(chronicle.path) == before


# -- surviving


def reworded(one: object, **changes: object) -> object:
    """The same document read by other rules: another account id, other fields, the same words."""
    return msgspec.structs.replace(one, account_id=f"new-{one.account_id}", **changes)  # type: ignore


def test_judgements_and_ids_survive_another_version_of_the_rules(chronicle: Chronicle) -> None:
    judging.same(chronicle, [JULY_ID, MAY_ID], sign())
    judging.accept(chronicle, CALL_ID, sign())
    store_accounts(chronicle, [reworded(one, level="ministerial") for one in ALL])  # type: ignore[misc]
    assert ids(chronicle) == [CALL_ID, MAY_ID]
    assert chronicle.engagement(JULY_ID).id == MAY_ID
    assert chronicle.engagement(CALL_ID).review is not None
    assert lost_judgements(chronicle) == ()


def test_a_judgement_of_which_the_account_is_gone_becomes_a_finding(chronicle: Chronicle) -> None:
    judging.reject(chronicle, CALL_ID, sign())
    other = account("visit", "FRA:Macron > DEU:Scholz", "2024-05-26", doc="d")
    store_accounts(chronicle, [other])
    (lost,) = lost_judgements(chronicle)
    assert (lost.judgement.n, lost.accounts, lost.whole) == (1, (CALL.account_id,), True)
    with pytest.raises(NotFound, match=r"was withdrawn.*call, 2024-02-08, Xi Jinping"):
        chronicle.engagement(CALL_ID)
    store_accounts(chronicle, [CALL])  # it comes back, and so does the decision, under the old id
    assert chronicle.engagement(CALL_ID).rejected


def test_a_rejection_that_no_longer_speaks_for_most_is_told(chronicle: Chronicle) -> None:
    judging.reject(chronicle, CALL_ID, sign())
    store_accounts(chronicle, [account("call", XP, "2024-02-08", doc=doc) for doc in ("x", "y")])
    assert not chronicle.engagement(CALL_ID).rejected
    assert [one.n for one in idle_rejections(chronicle)] == [1]


@pytest.mark.parametrize("first", ["documents", "judgements"])
def test_a_rebuild_from_nothing_takes_them_in(chronicle: Chronicle, tmp_path: Path, first: str) -> None:
    judging.same(chronicle, [JULY_ID, CALL_ID], sign())
    judging.correct(chronicle, MAY_ID, ("city", "Beijing"), sign())
    judging.split(chronicle, MAY_ID, ["b"], sign("Bob"))
    judging.undo(chronicle, 1, sign("Bob"))
    file = tmp_path / "judgements.jsonl"
    file.write_bytes(b"".join(export_judgements(chronicle)))
    with Chronicle.create(tmp_path / "new.db") as new:
        if first == "documents":
            store_accounts(new, ALL)
        assert import_judgements(new, file).new == 4
        if first == "judgements":
            store_accounts(new, ALL)
        assert import_judgements(new, file).new == 0
        mine, theirs = dump(chronicle.path), dump(new.path)
        assert {table: mine[table] for table in EFFECTS} == {table: theirs[table] for table in EFFECTS}
        assert new.split_into(MAY_ID) == chronicle.split_into(MAY_ID)
        assert list(export_judgements(new)) == list(export_judgements(chronicle))


def test_an_id_of_the_file_answers_and_is_given_to_nothing_else(tmp_path: Path) -> None:
    """An older program numbered two meetings of one day; what it published goes on to answer."""
    told = [account("meeting", who, "2023-03-21", doc=who) for who in (XP, "CHN:Xi Jinping, RUS:Mikhail Mishustin")]
    with Chronicle.create(tmp_path / "old.db") as old, Chronicle.create(tmp_path / "new.db") as new:
        for first, second in ((old, new), (new, old)):
            store_accounts(first, [told[0]])
            store_accounts(second, [told[1]])
        ids = {one.accounts: one.id for one in old.engagements()}
        assert {one.accounts: one.id for one in new.engagements()} == ids
        published = {ids[(told[0].account_id,)]: f"{DAY}-meeting", ids[(told[1].account_id,)]: f"{DAY}-meeting-2"}
        content = b"".join(export_judgements(old)).decode()
        for given, numbered in published.items():
            content = content.replace(f'"id":"{given}"', f'"id":"{numbered}"')
        file = tmp_path / "ids.jsonl"
        file.write_text(content)
    with Chronicle.create(tmp_path / "later.db") as later:
        import_judgements(later, file)
        store_accounts(later, [told[1]])
        assert later.engagement(f"{DAY}-meeting-2").accounts == (told[1].account_id,)
        assert later.engagement(f"{DAY}-meeting-2").id == f"{DAY}-meeting-{mark(told[1].account_id)}"
        store_accounts(later, [told[0]])
        assert later.engagement(f"{DAY}-meeting").accounts == (told[0].account_id,)


BAD_FILES = {
    "no heading": b'{"record": "id", "id": "x", "accounts": []}\n',
    "a newer layout": b'{"record": "summitry judgements", "layout": 99}\n',
    "no JSON": b"hello\n",
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_refused_with_its_line(chronicle: Chronicle, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_bytes(content)
    with pytest.raises(InvalidInput, match=r"bad\.jsonl:1"):
        import_judgements(chronicle, file)


def test_a_file_that_contradicts_is_refused_as_a_whole(chronicle: Chronicle, tmp_path: Path) -> None:
    judging.same(chronicle, [JULY_ID, MAY_ID], sign())
    file = tmp_path / "judgements.jsonl"
    file.write_bytes(b"".join(export_judgements(chronicle)))
    judging.undo(chronicle, 1, sign())
    judging.different(chronicle, [JULY_ID, MAY_ID], sign("Bob"))
    with Chronicle.create(tmp_path / "other.db") as other:
        store_accounts(other, ALL)
        judging.different(other, [JULY_ID, MAY_ID], sign("Bob"))
        before = dump(other.path)
        with pytest.raises(InvalidInput, match="contradicts"):
            import_judgements(other, file)
        assert dump(other.path) == before


def test_words_that_show_it_are_part_of_the_anchor(chronicle: Chronicle) -> None:
    judging.accept(chronicle, CALL_ID, sign())
    (one,) = chronicle.judgements()
    assert one.subjects[0].accounts[0].quote == "on 8 February"
    assert isinstance(CALL.evidence[0], Evidence)
