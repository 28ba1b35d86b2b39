"""Pictures of a chronicle: pure functions of rows that give a frozen `Picture`; only `drawing` draws.

A picture is data: its title with number, rule and day, its table, what it does not show, and a Vega-Lite
specification. Whoever shows it (the report, the review desk, a file) draws it or prints the table.
"""

from summitry.present.pictures.picture import Absent, Framing, Party, Picture, Row, Spec

__all__ = ["Absent", "Framing", "Party", "Picture", "Row", "Spec"]
