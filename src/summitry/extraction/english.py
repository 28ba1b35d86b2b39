"""English as the stage reads it: scenes, the rules laid over them, and what later sentences add."""

from __future__ import annotations

from summitry.extraction.alike import as_one
from summitry.extraction.complete import many_sided
from summitry.extraction.draft import Draft, Rejected
from summitry.extraction.echo import with_echoes
from summitry.extraction.evidence import with_evidence
from summitry.extraction.inherited_day import parted
from summitry.extraction.last_day import with_last_days
from summitry.extraction.matching import drafts_of
from summitry.extraction.merge import merge
from summitry.extraction.recorded import recorded
from summitry.extraction.rows import listed
from summitry.extraction.scene import Scenes
from summitry.extraction.tours import with_tours
from summitry.lexicon import Lexicon
from summitry.model import Annotated


def read_english(annotated: Annotated, lexicon: Lexicon, rejected: list[Rejected]) -> list[Draft]:
    """The readings of an English document, those of one engagement merged; adds to `rejected` what was not taken."""
    drafts: list[Draft] = []
    told = Scenes(annotated)
    for scene in told.telling():
        drafts += [
            with_evidence(many_sided(draft), annotated) for draft in drafts_of(scene, annotated, lexicon, rejected)
        ]
    apart = [*recorded(annotated, lexicon), *listed(annotated, lexicon)]
    drafts += [with_evidence(many_sided(draft), annotated) for draft in apart]
    return with_last_days(
        with_tours(with_echoes(as_one(merge(parted(drafts, annotated))), told), told, annotated.content), told
    )
