"""`summitry phrases`: two statements side by side, and phrases counted over documents."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from summitry.cli.options import Day, db_option, format_option, lang_option
from summitry.cli.output import note, painter, print_json, print_lines, width

if TYPE_CHECKING:
    from summitry.analysis.tracking import Track


@click.group(name="phrases")
def command() -> None:
    """Compare the wording of statements, and count phrases."""


@command.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--same", is_flag=True, help="Print the sentences that did not change, too.")
@click.option(
    "--incomplete", multiple=True, metavar="A|B",
    help="This text is not the whole statement: what it lacks is not called dropped. Repeat for both.",
)  # fmt: skip
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write a page of its own to this file.")
@db_option
@lang_option
@format_option("text", "json")
def diff(
    first: str, second: str, same: bool, incomplete: tuple[str, ...], html: Path | None, db: Path, lang: str | None,
    form: str,
) -> None:  # fmt: skip
    """Set two statements side by side, sentence by sentence, whatever their order.

    A and B are files, or ids of documents in the chronicle. In the text + is added, - dropped, ~ reworded (with
    [-what went-] and {+what came+}), and > marks what moved. Punctuation, white space and traditional characters are
    no difference. Texts in different languages are refused.

    \b
    Examples:
      summitry phrases diff 2022-02-04.txt 2023-03-21.txt
      summitry phrases diff statement-2022 statement-2023 --db chronicle.db --html diff.html
    """
    from summitry.present.statements import diff_lines
    from summitry.run.statements import DiffOptions, statement_diff

    chosen = tuple({"A": first, "B": second}.get(one, one) for one in incomplete)
    unknown = [one for one in chosen if one not in (first, second)]
    if unknown:
        raise click.UsageError(f"--incomplete takes A, B or one of the two names, not {unknown[0]!r}.")
    found = statement_diff(DiffOptions(first=first, second=second, db=db, lang=lang, incomplete=chosen))
    if html is not None:
        from summitry.present.statement_page import diff_page

        html.write_text(diff_page(found), encoding="utf-8")
        note(f"written: {html}")
    elif form == "json":
        print_json({"totals": found.totals, "notes": found.notes, "a": found.a, "b": found.b, "rows": found.rows})
    else:
        print_lines(diff_lines(found, width(), painter(), same=same), painted=True)


@command.command()
@click.argument("words", nargs=-1, required=True, metavar="PHRASE... [FILE...]")
@click.option(
    "--by", type=click.Choice(["document", "year"]), default="document", show_default=True, help="A line each."
)
@click.option(
    "--endings", type=click.Choice(["auto", "keep", "ignore"]), default="auto", show_default=True,
    help="Grammatical endings: ignored in Russian alone, always kept, or ignored in English too.",
)  # fmt: skip
@click.option("--since", type=Day(), metavar="DAY", help="First day of publication.")
@click.option("--until", type=Day(last=True), metavar="DAY", help="Last day of publication.")
@click.option("--publisher", metavar="NAME", help="Only documents of this publisher.")
@click.option("--title", metavar="WORDS", help="Only documents with these words in the title.")
@db_option
@lang_option
@format_option("table", "json", "csv")
@click.pass_context
def track(
    ctx: click.Context, words: tuple[str, ...], by: str, since: date | None, until: date | None, publisher: str | None,
    title: str | None, endings: str, db: Path, lang: str | None, form: str,
) -> None:  # fmt: skip
    """Count phrases by document and year, with the rate per 1,000 words (of Chinese: per 1,000 characters).

    Words that name a file or folder are read; without any the documents of the chronicle are searched. A phrase is
    searched in texts of its own script only.

    \b
    Examples:
      summitry phrases track "no limits" Ukraine statements/
      summitry phrases track 新时代 战略协作 --db chronicle.db --by year
    """
    from summitry.run.statements import TrackOptions, existing_paths, tracked_phrases

    asked = ctx.get_parameter_source("db") in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    phrases, paths = (words, ()) if asked else existing_paths(words)
    if not phrases:
        raise click.UsageError("no phrase: every word names a file that is there.")
    options = TrackOptions(
        phrases=phrases, paths=paths, db=None if paths else db, lang=lang, endings=endings,  # type: ignore[arg-type]
        since=since, until=until, publisher=publisher, title=title,
    )  # fmt: skip
    found, skipped = tracked_phrases(options)
    for line in skipped:
        note(f"not read: {line}")
    _show_track(found, by, form)


def _show_track(found: Track, by: str, form: str) -> None:
    from summitry.analysis.tracking import by_year
    from summitry.present.statements import track_lines, write_track_csv

    shown = by_year(found) if by == "year" else found
    if form == "json":
        print_json(shown)
    elif form == "csv":
        write_track_csv(sys.stdout, shown)
    else:
        print_lines(track_lines(shown, width()))
