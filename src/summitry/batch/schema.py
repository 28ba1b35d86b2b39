"""Arrow types of the values, worked out from their definitions: a new field is carried without a change here."""

from __future__ import annotations

import types
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

if TYPE_CHECKING:
    import pyarrow as pa


def schema_of(struct: type[msgspec.Struct]) -> pa.Schema:
    """The schema of a table whose rows are these values."""
    import pyarrow as pa

    return pa.schema([pa.field(name, arrow_type(hint)) for name, hint in get_type_hints(struct).items()])


def arrow_type(hint: Any) -> pa.DataType:  # noqa: ANN401 - a type annotation of any kind
    """The Arrow type that holds values of a Python type. Raises TypeError for one that no value of ours has."""
    import pyarrow as pa

    origin, inner = get_origin(hint), get_args(hint)
    plain: dict[Any, Callable[[], pa.DataType]] = {
        str: pa.string, int: pa.int64, float: pa.float64, bool: pa.bool_, date: pa.date32
    }  # fmt: skip
    if hint in plain:
        return plain[hint]()
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(arrow_type(inner[0]))
    if origin in (Union, types.UnionType):
        return arrow_type(next(one for one in inner if one is not type(None)))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return pa.struct([pa.field(name, arrow_type(one)) for name, one in get_type_hints(hint).items()])
    raise TypeError(f"no Arrow type for {hint!r}")
