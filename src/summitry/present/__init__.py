"""Showing values to people and other programs: the coding guide's JSON, tables, sheets, CSV."""
