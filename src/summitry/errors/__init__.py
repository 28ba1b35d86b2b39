"""One root, few leaves: everything that Summitry raises on purpose.

A message shows the value that was wrong and ends with what the reader can do about it.
One condition has one wording, so each is built by one function here (or beside the single
place that can meet it) and never spelled twice.
"""

from __future__ import annotations


class SummitryError(Exception):
    """Root of all errors that a user can cause or must know of.

    `hint` says what to do next; the command line prints it on a line of its own.
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message if self.hint is None else f"{self.message}\nhint: {self.hint}"


class InvalidInput(SummitryError):
    """A file, row or argument that cannot be read as what it claims to be."""


class InvalidLexicon(SummitryError):
    """Rule files or tables that break their own law; `problems` lists all of them at once."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        listed = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            f"{len(problems)} problem(s) in the lexicon:\n{listed}",
            hint="mend the rows named above; nothing was loaded",
        )


class StoreError(SummitryError):
    """A chronicle file that cannot be opened, written or understood."""


class NotFound(SummitryError):
    """An engagement, document, person or rule that the chronicle does not hold."""


class DecidedMeanwhile(SummitryError):
    """A judgement on something that another person decided on since it was looked at; nothing was written."""


def not_in_edtf_subset(value: str) -> InvalidInput:
    """The error for a date that Summitry cannot read."""
    return InvalidInput(
        f"not a date in the EDTF subset: {value!r}",
        hint="use 2025-05-08, 2025-05, 2025, XXXX-03-20, 2024-05~ or an interval such as 2025-05-07/2025-05-10",
    )


def not_installed(purpose: str, library: str, extra: str) -> SummitryError:
    """The error for a library that comes with an extra; `purpose` is what needs it."""
    return SummitryError(
        f"{purpose} needs {library}, which is not installed",
        hint=f"install it: python -m pip install 'summitry[{extra}]'",
    )
