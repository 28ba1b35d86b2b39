"""The compiled lexicon: read when nothing changed, rebuilt when anything did, never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lexicon_folders import SOUND, write_tables

import summitry.lexicon.load
from summitry.lexicon import load_lexicon
from summitry.lexicon.cache import cache_folder, content_key, read_cached, write_cached
from summitry.lexicon.read_tables import read_tables
from summitry.lexicon.tables import Tables


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(summitry.lexicon.load, "TABLES", write_tables(tmp_path / "tables", SOUND))
    monkeypatch.setenv("SUMMITRY_CACHE", str(tmp_path / "cache"))
    load_lexicon.cache_clear()
    yield tmp_path
    load_lexicon.cache_clear()


def compiled(overlay: Path | None = None, *, cache: bool = True) -> str:
    load_lexicon.cache_clear()
    return load_lexicon(overlay, cache=cache).compiled


def overlay_in(folder: Path, name: str) -> Path:
    people = f"id,name_en,short_en\nanna-karenina,{name},Karenina\n"
    return write_tables(folder / "own", {"people/own.csv": people})


def test_second_loading_comes_from_the_cache(folder: Path) -> None:
    assert compiled() == "cached now"
    assert compiled() == "from cache"
    assert sorted(path.suffix for path in (folder / "cache").iterdir()) == [".msgpack"]


@pytest.mark.usefixtures("folder")
def test_cached_and_read_lexicons_are_equal() -> None:
    assert compiled() == "cached now"
    load_lexicon.cache_clear()
    assert load_lexicon().tables == load_lexicon(cache=False).tables


def test_a_change_of_the_same_size_and_time_is_seen(folder: Path) -> None:
    overlay = overlay_in(folder, "Anna Karenina")
    path = overlay / "people/own.csv"
    before = path.stat()
    assert compiled(overlay) == "cached now"
    overlay_in(folder, "Olga Karenina")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert compiled(overlay) == "cached now"
    assert load_lexicon(overlay).people["anna-karenina"].name_en == "Olga Karenina"


@pytest.mark.parametrize("damage", [b"", b"x", b"\x00" * 100])
def test_a_damaged_file_is_rebuilt(folder: Path, damage: bytes) -> None:
    assert compiled() == "cached now"
    (stored,) = (folder / "cache").glob("*.msgpack")
    whole = stored.read_bytes()
    stored.write_bytes(whole[: -len(whole) // 2] + damage)
    assert compiled() == "cached now"
    assert stored.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = folder / "file"
    in_the_way.write_text("not a folder")
    monkeypatch.setenv("SUMMITRY_CACHE", str(in_the_way / "cache"))
    assert compiled() == "cache not writable"


def test_switched_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled(cache=False) == "cache off"
    monkeypatch.setenv("SUMMITRY_CACHE", "off")
    assert compiled() == "cache off"
    assert not (folder / "cache").exists()


def test_two_processes_at_once_both_load(folder: Path) -> None:
    code = "from summitry.lexicon import load_lexicon; print(len(load_lexicon().states))"
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    counts = {process.communicate(timeout=120)[0].strip() for process in running}
    assert len(counts) == 1
    assert int(counts.pop()) > 200
    assert [path.suffix for path in (folder / "cache").iterdir()] == [".msgpack"]


def test_old_files_are_forgotten(tmp_path: Path) -> None:
    tables = read_tables([write_tables(tmp_path / "own", SOUND)]).tables
    for number in range(20):
        assert write_cached(tmp_path / "cache", "tables", f"{number:032}", tables)
    assert len(list((tmp_path / "cache").iterdir())) == 8
    assert read_cached(tmp_path / "cache", "tables", f"{19:032}", Tables) == tables


def test_names_are_kept_when_the_matcher_was_built(folder: Path) -> None:
    compiled()
    built = load_lexicon().matcher.find("Putin")
    assert len(list((folder / "cache").glob("lexicon-names-*"))) == 1
    compiled()
    assert load_lexicon().matcher.find("Putin") == built != []


FOLDERS = [
    ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/summitry"),
    ({"SUMMITRY_CACHE": "/y", "XDG_CACHE_HOME": "/x"}, "linux", "/y"),
    ({"SUMMITRY_CACHE": "off", "XDG_CACHE_HOME": "/x"}, "linux", None),
    ({"LOCALAPPDATA": "/l"}, "win32", "/l/summitry/Cache"),
    ({}, "linux", str(Path.home() / ".cache/summitry")),
    ({}, "darwin", str(Path.home() / "Library/Caches/summitry")),
]


@pytest.mark.parametrize(("environment", "platform", "expected"), FOLDERS)
def test_where_the_cache_is(environment: dict[str, str], platform: str, expected: str | None) -> None:
    found = cache_folder(environment, platform)
    assert (found.as_posix() if found else None) == expected


def test_the_key_tells_every_change() -> None:
    keys = {
        content_key(files)
        for files in ([("a", b"xy")], [("a", b"x"), ("b", b"y")], [("b", b"xy")], [("a", b"x"), ("by", b"")], [])
    }
    assert len(keys) == 5
