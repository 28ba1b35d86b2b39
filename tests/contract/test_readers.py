"""One suite for all readers: the account balances, offsets hold, order does not matter, nothing raises."""

from __future__ import annotations

import random
from hashlib import sha256
from pathlib import Path

import pytest

from hostile.bad import BAD, Bad
from hostile.good import GOOD, ODD, Good
from hostile.texts import BODY
from summitry.reading import ReadOptions, read

SUFFIXES = (".txt", ".html", ".md", ".json", ".jsonl", ".csv", ".pdf", ".docx", ".zip", ".warc", ".warc.gz", ".xyz")
by_name = pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
bad_by_name = pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@by_name
def test_good_files_are_read_and_accounted_for(case: Good, tmp_path: Path) -> None:
    documents, account = read([written(tmp_path, case.name, case.make())])
    assert (len(documents), account.skipped, account.copies) == (case.documents, (), ())
    assert account.balances
    assert account.seen == case.documents


@by_name
def test_documents_are_sound(case: Good, tmp_path: Path) -> None:
    path = written(tmp_path, case.name, case.make())
    for document in read([path])[0]:
        assert document.text.strip()
        assert document.sha256 == sha256(document.content.encode()).hexdigest()
        assert document.path.startswith(path.as_posix())
        assert document.lang in {"en", "zh", "ru"}
        assert "\ufffd" not in document.text


@by_name
def test_source_map_lies_within_the_text(case: Good, tmp_path: Path) -> None:
    for document in read([written(tmp_path, case.name, case.make())])[0]:
        end = 0
        for segment in document.source_map:
            assert end <= segment.start < segment.end <= len(document.text)
            assert segment.where
            end = segment.end
        outside = [c for i, c in enumerate(document.text) if not any(s.start <= i < s.end for s in document.source_map)]
        assert not "".join(outside).strip()


@by_name
def test_reading_twice_gives_the_same(case: Good, tmp_path: Path) -> None:
    path = written(tmp_path, case.name, case.make())
    assert read([path]) == read([path])


def test_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    paths = [written(tmp_path, case.name, case.make()) for case in GOOD]
    paths.append(written(tmp_path, "copy.txt", GOOD[0].make()))
    forward, backward, folder = read(paths), read(paths[::-1]), read([tmp_path])
    assert forward == backward == folder
    assert len(forward[1].copies) == 1


def test_ids_do_not_depend_on_the_place(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    for case in GOOD:
        written(tmp_path, case.name, case.make())
        written(tmp_path / "elsewhere", case.name, case.make())
    there, _ = read([tmp_path / "elsewhere"])
    here, account = read([tmp_path])
    assert {d.doc_id for d in here} == {d.doc_id for d in there}
    assert len(account.copies) == len(there)
    assert account.balances


@bad_by_name
def test_bad_files_give_a_line_and_the_rest_goes_on(
    case: Bad, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    case.place(tmp_path)
    written(tmp_path, "zz_good.txt", BODY.encode())
    options = case.options or ReadOptions()
    documents, account = read([tmp_path], options)
    assert account.balances, account
    assert any(document.path.endswith("zz_good.txt") for document in documents)
    lines = {line.reason for line in (*account.skipped, *account.notes)}
    assert case.reason in lines, account
    for line in (*account.skipped, *account.notes):
        assert line.path
        assert line.message
        assert line.hint
        assert "Traceback" not in line.message
    assert len(documents) == case.documents + 1
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.9, 0.99])
@by_name
def test_cut_files_never_raise(case: Good, part: float, tmp_path: Path) -> None:
    data = case.make()
    _, account = read([written(tmp_path, case.name, data[: int(len(data) * part)])])
    assert account.balances, account
    assert account.seen >= 1


@pytest.mark.parametrize("seed", range(6))
@by_name
def test_damaged_files_never_raise(case: Good, seed: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(seed)
    data = bytearray(case.make())
    for _ in range(1 + len(data) // 200):
        data[chance.randrange(len(data))] = chance.randrange(256)
    _, account = read([written(tmp_path, case.name, bytes(data))])
    assert account.balances, account
    assert account.seen >= 1
    assert not any(line.reason == "failed" for line in account.skipped), account.skipped
    assert capfd.readouterr() == ("", "")


@by_name
def test_a_file_under_any_name_never_raises(case: Good, tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        _, account = read([written(tmp_path, f"named{suffix}", case.make())])
        assert account.balances, (suffix, account)
        assert account.seen >= 1


@pytest.mark.parametrize("case", ODD, ids=lambda case: case.name)
def test_odd_pages_are_read_in_time(case: Good, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    documents, account = read([written(tmp_path, case.name, case.make())])
    assert account.balances
    assert len(documents) == case.documents
    assert capfd.readouterr() == ("", "")
