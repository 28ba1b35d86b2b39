"""Checking what the tables say, beyond their form: everything that is wrong, all at once.

`check_rows` looks at each row, `check_terms` and `check_coverage` at the terms of each office, `check_names` at the
people's names.
"""

from __future__ import annotations

from summitry.lexicon.check_coverage import check_coverage
from summitry.lexicon.check_names import check_names
from summitry.lexicon.check_rows import check_rows
from summitry.lexicon.check_terms import check_terms
from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.problem import Problem


def check(lexicon: Lexicon) -> list[Problem]:
    """Every problem of a lexicon's content, by file and line, errors and warnings.

    File and line are those of the rows where the lexicon was read from its files, and else the table's name and 0.
    """
    return sorted([*check_rows(lexicon), *check_terms(lexicon), *check_coverage(lexicon), *check_names(lexicon)])
