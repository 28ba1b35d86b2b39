"""What forms and addresses say: single values by name, cut to what a field may hold."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 200


class Fields(dict[str, str]):
    """Fields by name; `every` gives all values of one that may stand several times."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs

    def __missing__(self, name: str) -> str:
        """Templates ask for fields that may not be there."""
        return ""

    def every(self, name: str) -> list[str]:
        """All values of a field, in order."""
        return [value for key, value in self.pairs if key == name and value]


def read_fields(body: bytes, content_type: str) -> Fields:
    """The fields of a form; none for a body of another kind, or one with more fields than any form has."""
    if content_type.partition(";")[0].strip().lower() != FORM:
        return Fields([])
    try:
        return Fields(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return Fields([])


def asked(request: Request) -> Fields:
    """What the address asks for, without empty fields."""
    return Fields([(name, value.strip()) for name, value in request.query_params.multi_items() if value.strip()])


def sent(request: Request) -> Fields:
    """What a form sent."""
    fields: Fields = request.scope["state"]["fields"]
    return fields


def page_of(fields: Mapping[str, str]) -> int:
    """The page asked for, 1 for anything that is none."""
    given = fields.get("page", "1")
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def address(path: str, fields: Mapping[str, str] | Fields, **changed: object) -> str:
    """A path with its fields, some of them changed; None takes one away."""
    pairs = fields.pairs if isinstance(fields, Fields) else list(fields.items())
    kept = [(name, value) for name, value in pairs if name not in changed]
    added = [(name, str(value)) for name, value in changed.items() if value is not None]
    query = urlencode([*kept, *added])
    return f"{path}?{query}" if query else path


def with_field(path: str, name: str, value: str) -> str:
    """A path of this desk with one field of its query set, whatever stood there."""
    plain, _, query = path.partition("?")
    return address(plain, Fields(parse_qsl(query, keep_blank_values=True)), **{name: value})


def local(path: str, otherwise: str = "/") -> str:
    """A path of this desk to go back to; anything else becomes `otherwise`."""
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if plain else otherwise
