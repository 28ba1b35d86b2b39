"""Which licences let a text be passed on. What is not known to be open is not: an unknown licence is none."""

from __future__ import annotations

import re

#: Names as licence fields write them: Creative Commons but for NC and ND, public domain, government licences, MIT.
_OPEN = re.compile(
    r"(?:cc0|cc[ -]?(?:by|by-sa)(?:[ -]\d(?:\.\d)?)?|creative commons attribution(?:-sharealike)?(?: \d(?:\.\d)?)?"
    r"|public domain|pdm|mit|odc-by|odbl|pddl|(?:uk )?open government licen[cs]e(?: v?\d(?:\.\d)?)?|ogl)"
    r"(?:[ -](?:universal|international|licen[cs]e|1\.0|4\.0))*",
    re.IGNORECASE,
)
EXAMPLES = (
    "CC0",
    "CC BY 4.0",
    "CC-BY-SA-4.0",
    "Public Domain",
    "MIT",
    "CC0 1.0 Universal",
    "Open Government Licence v3.0",
)
COUNTER_EXAMPLES = ("", "CC BY-NC 4.0", "CC BY-ND 4.0", "© Reuters", "All rights reserved", "Factiva", "MITRE only")


def is_open(licence: str | None) -> bool:
    """Whether a licence field names a licence under which the text may be passed on."""
    return bool(licence) and _OPEN.fullmatch(" ".join((licence or "").split())) is not None
