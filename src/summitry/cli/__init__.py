"""The command line: `summitry COMMAND`. Options in, stages called through `summitry.run`, text out."""

from summitry.cli.entry import cli, main

__all__ = ["cli", "main"]
