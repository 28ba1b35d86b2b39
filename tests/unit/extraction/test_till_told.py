"""What has occurred lies before it is told, even where "this week" runs on."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.extraction.status import till_told
from summitry.model import When

WEDNESDAY = date(2021, 12, 1)


@pytest.mark.parametrize(
    ("status", "edtf", "wanted"),
    [
        ("occurred", "2021-11-29~/2021-12-05~", "2021-11-29~/2021-12-01~"),
        ("occurred", "2021-12-01~/2021-12-05~", "2021-12-01~"),
        ("occurred", "2021-11-22~/2021-11-28~", "2021-11-22~/2021-11-28~"),
        ("scheduled", "2021-11-29~/2021-12-05~", "2021-11-29~/2021-12-05~"),
        ("ongoing", "2021-11-29~/2021-12-05~", "2021-11-29~/2021-12-05~"),
        ("occurred", "2021-11-29/2021-12-05", "2021-11-29/2021-12-05"),  # days that are set
        ("occurred", "2021-11-30", "2021-11-30"),
    ],
)
def test_an_approximate_time_ends_with_the_day_of_the_report(status: str, edtf: str, wanted: str) -> None:
    found = till_told(status, When.of(edtf, "relative"), WEDNESDAY)  # type: ignore[arg-type]
    assert found is not None
    assert found.edtf == wanted


def test_without_a_day_of_publication_nothing_is_known() -> None:
    when = When.of("2021-11-29~/2021-12-05~", "relative")
    assert till_told("occurred", when, None) == when
    assert till_told("occurred", None, WEDNESDAY) is None
