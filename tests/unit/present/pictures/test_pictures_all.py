"""Every picture: valid Vega-Lite, its number in its title, nobody lost, its table and its drawing of one mind."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from lxml import etree

from factories.reports import engagement, framing, report
from summitry.counting import Included
from summitry.lexicon import load_lexicon
from summitry.model import When
from summitry.present.pictures import Picture, Spec
from summitry.present.pictures.drawing import file_svg, page_svg
from summitry.present.pictures.files import rows_csv
from summitry.run.counting import CountOptions
from summitry.run.report_venues import venues
from summitry.run.reporting import report as composed

vl_convert = pytest.importorskip("vl_convert", reason="extra: report")

ALL = ("timeline", "balance", "rhythm", "venues", "ladder", "signed", "figures", "rules", "coverage")


@pytest.fixture(scope="module")
def drawn() -> dict[str, Picture]:
    return dict(composed(CountOptions(states=("CHN", "RUS"))).pictures)


def test_there_is_each(drawn: dict[str, Picture]) -> None:
    assert tuple(sorted(drawn)) == tuple(sorted(ALL))


@pytest.mark.parametrize("name", ALL)
def test_title_holds_number_rule_and_day(drawn: dict[str, Picture], name: str) -> None:
    title = drawn[name].title
    assert re.search(r"\b\d[\d,]*\b", title)
    assert "rule" in title
    assert "as of 31 May 2026" in title
    assert drawn[name].source
    assert drawn[name].alt
    assert drawn[name].notes


@pytest.mark.parametrize("name", ALL)
def test_specifications_are_vega_lite(drawn: dict[str, Picture], name: str) -> None:
    altair = pytest.importorskip("altair", reason="validates specifications")
    for spec in (drawn[name].spec, drawn[name].tall):
        if spec is not None:
            altair.Chart.from_dict(dict(spec), validate=True)


@pytest.mark.parametrize("name", ALL)
def test_rows_have_a_cell_for_every_column(drawn: dict[str, Picture], name: str) -> None:
    picture = drawn[name]
    assert {len(row.cells) for row in picture.rows} == {len(picture.columns)}
    assert len(rows_csv(picture).splitlines()) >= len(picture.rows) + 1


def targets(spec: Spec) -> set[str]:
    """The ids that the marks of a drawing open."""
    root = etree.fromstring(page_svg(spec).encode())
    links = [str(link.get("href")) for link in root.iter("{http://www.w3.org/2000/svg}a")]
    assert all(link.startswith("#") for link in links)
    return set(chain.from_iterable(link[1:].split("+") for link in links))


@pytest.mark.parametrize("name", ["timeline", "balance", "rhythm", "venues", "signed", "coverage"])
def test_marks_open_what_the_table_lists_and_nothing_is_lost(drawn: dict[str, Picture], name: str) -> None:
    picture = drawn[name]
    listed = {one for row in picture.rows for one in row.ids} - {absent.id for absent in picture.not_shown}
    assert targets(picture.spec) == listed
    if picture.tall is not None:
        assert targets(picture.tall) == listed


def test_drawings_hold_no_script_no_style_and_no_address(drawn: dict[str, Picture]) -> None:
    for picture in drawn.values():
        svg = page_svg(picture.spec)
        assert not re.search(r"<script|\son\w+=|style=|javascript:|(?:xlink:)?href=\"(?!#)", svg)
        assert "xlink" not in file_svg(picture).partition(">")[2]


def test_controls_in_words_become_visible() -> None:
    told = [engagement(0, id="one", occasion="\u202eevil\u0000\u0008 <b>&amp;")]
    picture = report(told).pictures["timeline"]
    svg = page_svg(picture.spec)
    assert "\u202e" not in svg
    assert "�evil" in svg
    assert "&lt;b&gt;" in svg


@pytest.mark.parametrize(
    ("city", "country", "reason"),
    [
        (None, None, "no city is told"),
        ("Atlantis", "GRC", "Atlantis is not in the table of cities"),
        ("Moscow", "CHN", "not in"),
    ],
)  # fmt: skip
def test_contacts_without_coordinates_are_listed(city: str | None, country: str | None, reason: str) -> None:
    one = Included(
        number=1, id="x", date="2001", city=city, country=country, setting="", reviewed=True, rows=(), sources=()
    )
    placed, absent = venues([one], {}, load_lexicon())
    assert placed == []
    assert reason in absent[0].reason


def test_a_city_that_belonged_to_two_states_is_one_venue() -> None:
    def at(country: str, number: int) -> Included:
        return Included(
            number=number, id=str(number), date="2001", city="Moscow", country=country, setting="", reviewed=True,
            rows=(), sources=(),
        )  # fmt: skip

    placed, _ = venues([at("SUN", 1), at("RUS", 2)], {}, load_lexicon())
    assert [(venue.country, venue.ids) for venue in placed] == [("SUN/RUS", ("1", "2"))]


def test_an_undated_engagement_is_named_as_not_shown() -> None:
    at = When.of("../2003", "stated")
    told = [engagement(0, id="dated"), engagement(1, id="open", date=at), engagement(2, id="none", date=None)]
    picture = report(told).pictures["timeline"]
    assert {one.id for one in picture.not_shown} == {"open", "none"}
    assert "1 engagement by" in picture.title


def test_framing_tells_whose_soil() -> None:
    frame = framing()
    assert [frame.place(one) for one in ("CHN", "SUN", "BRA", None)] == ["first", "second", "third", "none"]
