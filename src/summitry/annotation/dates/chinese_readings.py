"""What the Chinese rules mean: one reader for each `build` of `rules/zh/dates.toml`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from summitry.annotation.dates import period
from summitry.annotation.dates.amounts import spell
from summitry.annotation.dates.build_deictic import counted
from summitry.annotation.dates.found import Reading
from summitry.annotation.dates.years import fitting_year
from summitry.model import Basis, bounds

_DIGITS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "两": "2"}
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


class Table:
    """The words of the Chinese rules with their values."""

    def __init__(self, data: dict[str, dict[str, Any]]) -> None:
        self._data = data

    def step(self, name: str, word: str) -> int:
        """The number that the table `name` gives a word; 0 for one it does not hold."""
        return int(self._data[name].get(word, 0))

    def code(self, name: str, word: str) -> str:
        """The code that the table `name` gives a word, "" for one it does not hold."""
        return str(self._data[name].get(word, ""))

    def words(self, name: str) -> tuple[str, ...]:
        """A list of context words."""
        return tuple(self._data["context"][name])


class Scene(msgspec.Struct, frozen=True):
    """A match with what its reading depends on."""

    table: Table
    match: re.Match[str]
    published: date | None
    previous: date | None
    future: bool
    stated: date | None = None  # the last day of a date written in full a little before
    same: date | None = None  # the last single day told before

    def part(self, name: str) -> str:
        """The text of a named part, "" where it is absent."""
        return (self.match[name] or "") if name in self.match.re.groupindex else ""

    def number(self, name: str) -> int | None:
        """The number that a named part writes, in figures or characters."""
        text = self.part(name)
        return numeral(text) if text else None

    def last_day(self, reading: Reading) -> date | None:
        """The last day of a reading, for "the same day" later in the text."""
        if reading.edtf is None or reading.type not in ("date", "time"):
            return None
        span = bounds(reading.edtf)
        return span.latest if span.year_known else None


def numeral(text: str) -> int:
    """The value of a number in figures or Chinese characters: 16, 十六, 二〇二四."""
    text = text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    if text.isascii():
        return int(text)
    if "十" not in text and "百" not in text:
        return int("".join(_DIGITS.get(sign, sign) for sign in text))
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * numeral(hundreds) if hundreds else 0
    value += 10 * (numeral(tens) if tens else 1) if ten else 0
    return value + (numeral(ones) if ones else 0)


def read_date(scene: Scene) -> Reading | None:
    """年月日 in any part, with 今年, 上月, 上旬, 上午."""
    year, month, day, basis = _pieces(scene)
    if month is None:
        return _year(scene, year, basis)
    if day is not None and day > monthrange(year or 2000, month)[1]:
        return None
    edtf = _iso(year, month, day)
    part = scene.table.code("part", scene.part("x"))
    if part and year is not None:
        return Reading("date", edtf, period.part(edtf, part), basis)
    daypart = scene.table.code("daypart", scene.part("p"))
    if daypart and day is not None:
        return Reading("time", f"{edtf}T{daypart}", edtf, basis)
    return Reading("date", edtf, edtf, basis)


def _iso(year: int | None, month: int, day: int | None) -> str:
    text = f"{year:04d}-{month:02d}" if year is not None else f"XXXX-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def _pieces(scene: Scene) -> tuple[int | None, int | None, int | None, Basis]:
    """Year, month, day and basis of a match, with what is left out taken from the surroundings."""
    year, month, day = scene.number("y"), scene.number("m"), scene.number("d")
    published = scene.published
    if year is not None:
        return year, month, day, "stated"
    relation = scene.part("r")
    if relation in ("当年", "同年"):
        return (scene.previous.year if scene.previous else None), month, day, "inferred"
    if relation:
        year = published.year + scene.table.step("year", relation) if published else None
        return year, month, day, "relative"
    if month is not None:
        if published is None:
            return (scene.previous.year if scene.previous else None), month, day, "inferred"
        return fitting_year(published, month, day, "future" if scene.future else ""), month, day, "inferred"
    return _month_around(scene, day)


def _month_around(scene: Scene, day: int | None) -> tuple[int | None, int | None, int | None, Basis]:
    """The month of a bare day: 上月16日 by publication, 16日 by the nearest such day on the side of the tense."""
    if scene.stated is not None and not scene.part("s") and day is not None and day >= scene.stated.day:
        return scene.stated.year, scene.stated.month, day, "inferred"
    base = scene.published or scene.previous
    if base is None:
        return None, None, None, "inferred"
    relation = scene.part("s")
    if relation in ("当月", "同月"):
        base = scene.previous or base
    elif relation:
        base = period.add_months(base.replace(day=1), scene.table.step("month", relation))
    elif day is not None and not scene.future and day > base.day + 3:
        base = period.add_months(base.replace(day=1), -1)
    elif day is not None and scene.future and day < base.day - 3:
        base = period.add_months(base.replace(day=1), 1)
    return base.year, base.month, day, "relative" if relation else "inferred"


def _year(scene: Scene, year: int | None, basis: Basis) -> Reading | None:
    if year is None or not 1000 <= year <= 2199:
        return None
    word, text = scene.part("x"), f"{year:04d}"
    part, season = scene.table.code("part", word), scene.table.code("season", word)
    half = scene.table.step("half", word)
    if part:
        return Reading("date", text, period.part(text, part), basis)
    if season:
        return Reading("date", f"{text}-{season}", f"{text}-{_SEASONS[season]}", basis)
    if half:
        return Reading("date", f"{text}-H{half}", period.half(year, half), basis)
    return Reading("date", text, text, basis)


def read_range(scene: Scene) -> Reading | None:
    """5月7日至10日, 6月28日至7月2日, 7日至10日."""
    year, month, day, basis = _pieces(scene)
    last_month, last = scene.number("f") or month, scene.number("e")
    if month is None or last_month is None or (last_month == month and (last or 0) <= (day or 0)):
        return None
    last_year = year + 1 if year is not None and last_month < month else year
    edtf = f"{_iso(year, month, day)}/{_iso(last_year, last_month, last)}"
    bounds(edtf)
    return Reading("date", edtf, edtf, basis)


def read_week(scene: Scene) -> Reading | None:
    """上周, 下周三, 星期五, 周末."""
    published, word, name = scene.published, scene.part("w"), scene.part("k")
    step = scene.table.step("week", word)
    number = "一二三四五六日".find(name.replace("天", "日")) + 1 if name else 0
    if published is None:
        return Reading("date", f"XXXX-WXX-{number}") if number else None
    day = published + timedelta(days=7 * step)
    if name == "末":
        return Reading("date", period.timex_around(day, "WE"), period.weekend(day), "relative")
    if not name:
        return Reading("date", period.iso_week(day), period.week(day), "relative")
    if word in ("周", "星期"):
        back = (published.isoweekday() - number) % 7
        day = published + timedelta(days=7 - back) if scene.future else published - timedelta(days=back)
    else:
        day = period.monday(day) + timedelta(days=number - 1)
    return Reading("date", day.isoformat(), day.isoformat(), "weekday")


def read_today(scene: Scene) -> Reading | None:
    """今天, 昨天上午, 明晚."""
    return _moved(scene, scene.published)


def read_same(scene: Scene) -> Reading | None:
    """当天, 次日, 当晚: from the date told before."""
    return _moved(scene, scene.same or scene.published)


def _moved(scene: Scene, base: date | None) -> Reading | None:
    word = scene.part("t")
    part = scene.table.code("daypart", scene.part("p")) or scene.table.code("daypart", word)
    if base is None:
        return Reading("date", "XXXX-XX-XX")
    day = (base + timedelta(days=scene.table.step("day", word))).isoformat()
    return Reading("time", f"{day}T{part}", day, "relative") if part else Reading("date", day, day, "relative")


def read_decade(scene: Scene) -> Reading | None:
    """20世纪90年代, 90年代初."""
    tens = (scene.number("n") or 0) // 10
    text = f"{(scene.number('c') or 20) - 1:02d}{tens}"
    part = scene.table.code("part", scene.part("x"))
    edtf = f"{text}X"
    return Reading("date", text, period.part(edtf, part) if part else edtf)


def read_century(scene: Scene) -> Reading | None:
    """21世纪."""
    text = f"{(scene.number('c') or 1) - 1:02d}"
    return Reading("date", text, f"{text}XX")


def read_ago(scene: Scene) -> Reading | None:
    """三年前, 两天后: from publication, or the date told before for 后."""
    unit, count, side = _unit(scene), _count(scene), scene.table.step("side", scene.part("a"))
    base = scene.published if side < 0 else scene.previous or scene.published
    if base is None or not isinstance(count, int) or unit in ("TH", "TM"):
        return Reading("date", "PAST_REF" if side < 0 else "FUTURE_REF")
    return counted(base, side * count, unit)


def read_past(scene: Scene) -> Reading | None:
    """过去五年, 未来两周."""
    unit, count, side = _unit(scene), _count(scene), scene.table.step("side", scene.part("a"))
    timex = spell(count, unit)
    if scene.published is None or not isinstance(count, int) or unit in ("TH", "TM"):
        return Reading("duration", timex)
    ends = sorted((scene.published, period.add(scene.published, side * count, unit)))
    return Reading("duration", timex, period.span(*ends, approximate=True), "relative")


def read_duration(scene: Scene) -> Reading | None:
    """为期三天, 两年."""
    return Reading("duration", spell(_count(scene), _unit(scene)))


def _unit(scene: Scene) -> str:
    return scene.table.code("unit", scene.part("u").lstrip("个"))


def _count(scene: Scene) -> int | str:
    text = scene.part("n")
    return "X" if text in ("数", "几", "多") else numeral(text)


def read_reference(scene: Scene) -> Reading | None:
    """目前, 近日, 未来."""
    return Reading("date", scene.table.code("reference", scene.part("t")))


def read_holiday(scene: Scene) -> Reading | None:
    """元旦, 2024年国庆节."""
    month, day = (int(piece) for piece in scene.table.code("holiday", scene.part("h")).split("-"))
    year, basis = scene.number("y"), "stated" if scene.part("y") else "inferred"
    if year is None and scene.published is not None:
        year = fitting_year(scene.published, month, day, "future" if scene.future else "")
    edtf = _iso(year, month, day)
    return Reading("date", edtf, edtf, basis)  # type: ignore[arg-type]


READERS: dict[str, Callable[[Scene], Reading | None]] = {
    "date": read_date, "range": read_range, "week": read_week, "today": read_today, "same": read_same,
    "decade": read_decade, "century": read_century, "ago": read_ago, "past": read_past,
    "duration": read_duration, "reference": read_reference, "holiday": read_holiday,
}  # fmt: skip
