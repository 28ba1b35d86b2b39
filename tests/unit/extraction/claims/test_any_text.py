"""Whatever the text, claims are exact slices of it, in order, and the same each time."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.annotation import annotate
from summitry.extraction.claims import find_claims
from summitry.lexicon import load_lexicon
from summitry.model import Document

WORDS = """
Vladimir Putin|Xi Jinping|Russia|China|the two leaders|met|over 40 times|twice|the first visit|since 2013|trade|signed
his first trip abroad|$244.8 billion|up 1.9 percent|agreed to|a strategic partnership|two joint statements|said|İstanbul
“no limits” partnership|. |, |: |?|(|)|8|%|—|more than a dozen agreements|half a billion dollars|their 37th meeting
"""
FRAGMENTS = st.sampled_from([word for line in WORDS.strip().splitlines() for word in line.split("|")] + ["\n", "\n\n"])


@settings(max_examples=150, deadline=None)
@given(title=st.none() | st.lists(FRAGMENTS, min_size=1, max_size=6), parts=st.lists(FRAGMENTS, max_size=40))
def test_claims_are_exact_slices_in_order(title: list[str] | None, parts: list[str]) -> None:
    lexicon = load_lexicon()
    document = Document(
        doc_id="any", title=" ".join(title) if title else None, text=" ".join(parts), published=date(2024, 5, 20)
    )
    claims = find_claims(annotate(document, lexicon), lexicon)
    for claim in claims:
        (evidence,) = claim.evidence
        assert document.field(evidence.field)[evidence.start : evidence.end] == evidence.quote == claim.text != ""
    assert len({claim.claim_id for claim in claims}) == len(claims)
    assert find_claims(annotate(document, lexicon), lexicon) == claims
