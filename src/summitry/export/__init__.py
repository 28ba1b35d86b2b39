"""Exports: a chronicle in the forms that other programs and other people's habits ask for.

`tables.toml` says what every column means; `base` reads the tables off a chronicle, `derive` computes tables from
tables, `formats` writes them, `replication` packs them for deposit.
"""

from summitry.export.content import Content
from summitry.export.exporters import EXPORTERS, Exporter, WriteOptions, Written, exporter, write
from summitry.export.holdings import Holdings
from summitry.export.schema import Field, Schema, Table, schema

__all__ = [
    "EXPORTERS", "Content", "Exporter", "Field", "Holdings", "Schema", "Table", "WriteOptions", "Written", "exporter",
    "schema", "write",
]  # fmt: skip
