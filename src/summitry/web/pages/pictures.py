"""The pictures of the report, one at a time: each with its number, rule, day, table, and files to take along."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from html import unescape
from typing import Literal
from urllib.parse import unquote

import msgspec
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from summitry.counting import counting_rules
from summitry.errors import InvalidInput, NotFound, SummitryError
from summitry.present.pictures import Picture
from summitry.present.pictures.drawing import file_png, file_svg, page_svg
from summitry.present.pictures.files import rows_csv
from summitry.run.counting import CountOptions
from summitry.run.reporting import Pictured, pictured
from summitry.web.desk import desk_of
from summitry.web.forms import Fields, address, asked
from summitry.web.pages.between import count_options
from summitry.web.pages.chronicle import download
from summitry.web.rendering import engagement_at, page

MOST_ROWS = 500
_LINK = re.compile(r'href="#([^"]*)"')
Paper = Literal["wide", "tall"]
State = tuple[int, ...]


def pictures(request: Request) -> Response:
    """The form, and one picture where two sides are given."""
    fields = asked(request)
    problem, shown = None, {}
    try:
        options = count_options(request, fields)
        if options is not None:
            shown = _picture(options, desk_of(request).state(), fields)
    except SummitryError as fault:
        problem = fault
    values = {"fields": fields, "rules": counting_rules(), "problem": problem, "picture": None} | shown
    return page(request, "pictures.html", values, 400 if problem else 200)


def _picture(options: CountOptions, state: State, fields: Fields) -> dict[str, object]:
    made = _pictured(options, state)
    chosen = made.pictures.get(fields.get("picture", ""), next(iter(made.pictures.values())))
    ways = _Ways(fields, chosen.id, frozenset(made.said))
    drawn = {paper: _tied(_drawn(options, state, chosen.id, paper), ways) for paper in _papers(chosen)}
    rows = [(row, ways.to(row.ids)) for row in chosen.rows[:MOST_ROWS]]
    return {"picture": chosen, "made": made, "drawn": drawn, "rows": rows, "more": len(chosen.rows) - MOST_ROWS}


class _Ways(msgspec.Struct, frozen=True):
    """Where the marks of one picture lead; `known` are the ids of engagements."""

    fields: Fields
    picture: str
    known: frozenset[str]

    def to(self, ids: Sequence[str]) -> str | None:
        """The engagement, or the list of those behind the mark; None where there is none, as behind a designation."""
        held = [given for given in ids if given in self.known]
        if len(held) == 1:
            return engagement_at(held[0])
        return address("/pictured", self.fields, picture=self.picture, mark=_mark(ids)) if held else None


def _papers(picture: Picture) -> tuple[Paper, ...]:
    return ("wide", "tall") if picture.tall else ("wide",)


@lru_cache(maxsize=8)
def _pictured(options: CountOptions, _state: State) -> Pictured:
    """The pictures, kept as long as the chronicle's file stays as it is."""
    return pictured(options)


@lru_cache(maxsize=32)
def _drawn(options: CountOptions, state: State, name: str, paper: Paper) -> str:
    """One picture drawn: that takes a third of a second."""
    one = _pictured(options, state).pictures[name]
    return page_svg(one.tall if paper == "tall" and one.tall else one.spec, words=True)


def _tied(svg: str, ways: _Ways) -> Markup:
    """The drawing with its marks leading to pages of the desk; what is no engagement leads to the table."""

    def onward(found: re.Match[str]) -> str:
        return f'href="{escape(ways.to(_ids(found.group(1))) or "#table")}"'

    return Markup(_LINK.sub(onward, svg))  # noqa: S704 - drawn by ourselves, and cleaned there


def _ids(target: str) -> tuple[str, ...]:
    return tuple(one for one in unquote(unescape(target)).split("+") if one)


def _mark(ids: Sequence[str]) -> str:
    """A short name of some ids, so that an address does not grow with them."""
    return sha256("+".join(ids).encode()).hexdigest()[:16]


def behind(request: Request) -> Response:
    """The engagements behind one mark of a picture."""
    fields = asked(request)
    made, chosen = _required(request, fields)
    marks = _marks(chosen, _drawn_all(request, fields, chosen))
    if fields.get("mark") not in marks:
        raise NotFound("this picture has no such mark", hint="open the picture again; the chronicle may have changed")
    told = [(given, made.said[given]) for given in marks[fields["mark"]] if given in made.said]
    back = address("/pictures", fields, mark=None)
    return page(request, "pictured.html", {"picture": chosen, "told": told, "back": back, "fields": fields})


def _marks(chosen: Picture, drawn: list[str]) -> Mapping[str, tuple[str, ...]]:
    found = [row.ids for row in chosen.rows]
    found += [_ids(target) for svg in drawn for target in _LINK.findall(svg)]
    return {_mark(ids): ids for ids in found}


def _drawn_all(request: Request, fields: Fields, chosen: Picture) -> list[str]:
    options, state = count_options(request, fields), desk_of(request).state()
    return [_drawn(options, state, chosen.id, paper) for paper in _papers(chosen)] if options else []


def _required(request: Request, fields: Fields) -> tuple[Pictured, Picture]:
    options = count_options(request, fields)
    if options is None:
        raise InvalidInput("a picture needs two sides", hint="give both, such as a=CHN and b=RUS")
    made = _pictured(options, desk_of(request).state())
    if fields.get("picture") not in made.pictures:
        raise NotFound(f"there is no picture {fields.get('picture')!r}", hint=f"there are {', '.join(made.pictures)}")
    return made, made.pictures[fields["picture"]]


class _File(msgspec.Struct, frozen=True):
    """A kind of file that a picture can be taken along as."""

    ending: str
    kind: str


def picture_csv(request: Request) -> Response:
    """The picture's table."""
    chosen = _required(request, asked(request))[1]
    return _taken(rows_csv(chosen).encode("utf-8-sig"), chosen, _File("csv", "text/csv; charset=utf-8"))


def picture_svg(request: Request) -> Response:
    """The picture as SVG with its words."""
    chosen = _required(request, asked(request))[1]
    return _taken(file_svg(chosen).encode(), chosen, _File("svg", "image/svg+xml"))


def picture_png(request: Request) -> Response:
    """The picture as PNG with its words."""
    chosen = _required(request, asked(request))[1]
    return _taken(file_png(chosen), chosen, _File("png", "image/png"))


def _taken(body: bytes, chosen: Picture, file: _File) -> Response:
    return download(body, f"summitry-{chosen.id}.{file.ending}", file.kind)
