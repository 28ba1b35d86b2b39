"""Properties that hold for any input: exact text, sound offsets, no exception, accounts that balance."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile.files import json_line
from summitry.reading import read
from summitry.reading.boilerplate import without_boilerplate
from summitry.reading.passages import assemble, lines_of

#: files are written anew for each example, so one folder serves all of them
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
lines_of_a_page = ["Next Article", "Read more", "A headline", "", "  ", "A sentence.", "上一篇"]
pieces = st.lists(st.sampled_from(lines_of_a_page), max_size=12)
suffixes = st.sampled_from([".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".pdf", ".docx", ".zip", ".warc", ".gz"])
starts = st.sampled_from(
    [b"", b"<html><body>", b'{"text": "', b"PK\x03\x04", b"%PDF-1.4", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"id,text\n"]
)


@many
@given(texts=st.lists(words, max_size=5), title=st.none() | words)
def test_json_lines_keep_every_text_exactly(texts: list[str], title: str | None, tmp_path: Path) -> None:
    lines = [json_line(id=f"i{number}", title=title, text=text) for number, text in enumerate(texts)]
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))
    documents, account = read([tmp_path])
    kept = {text for text in texts if text.strip()}
    assert {document.text for document in documents} == kept
    assert account.balances
    assert (account.seen, account.documents) == (len(texts) or 1, len(kept))


@many
@given(start=starts, data=st.binary(max_size=400), suffix=suffixes)
def test_no_bytes_under_any_name_raise(start: bytes, data: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(start + data)
    documents, account = read([path])
    path.unlink()
    assert account.balances, account
    assert account.seen >= 1
    assert len(documents) == account.documents


@many
@given(lines=pieces)
def test_places_name_the_lines_that_were_stored(lines: list[str]) -> None:
    text, segments = assemble(without_boilerplate(lines_of("\n".join(lines))))
    for segment in segments:
        first, _, last = segment.where.split(" ")[1].partition("-")
        source = [line for line in lines[int(first) - 1 : int(last or first)] if line]
        assert text[segment.start : segment.end].split("\n")[0] == source[0]
        assert text[segment.start : segment.end].split("\n")[-1] == source[-1]


@many
@given(lines=pieces)
def test_cleaning_twice_is_cleaning_once_for_cues(lines: list[str]) -> None:
    once = [passage.text for passage in without_boilerplate(lines_of("\n".join(lines)))]
    assert not {"Next Article", "Read more", "上一篇"} & set(once)
