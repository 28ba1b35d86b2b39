"""Frozen values that every stage hands to the next; nothing here reads, writes or guesses."""

from summitry.model.account import (
    IN_PERSON,
    Account,
    Kind,
    Level,
    Participant,
    Place,
    Role,
    SignedDocument,
    SignedType,
    Status,
    VisitType,
)
from summitry.model.bibliography import Bibliography
from summitry.model.claim import Claim, ClaimType, Qualifier, SpeakerType
from summitry.model.document import Document, PublishedBasis, SourceSegment
from summitry.model.edtf import Bounds, bounds, compatible
from summitry.model.engagement import (
    Chosen,
    Conflict,
    ConflictKind,
    Correction,
    Engagement,
    FieldValue,
    Review,
    Step,
)
from summitry.model.judgement import Anchor, Decision, Judgement, Subject
from summitry.model.mention import Actor, Annotated, Extraction, Mention, MentionKind, person_of_title
from summitry.model.span import Evidence, Span
from summitry.model.when import Basis, When

__all__ = [
    "IN_PERSON",
    "Account",
    "Actor",
    "Anchor",
    "Annotated",
    "Basis",
    "Bibliography",
    "Bounds",
    "Chosen",
    "Claim",
    "ClaimType",
    "Conflict",
    "ConflictKind",
    "Correction",
    "Decision",
    "Document",
    "Engagement",
    "Evidence",
    "Extraction",
    "FieldValue",
    "Judgement",
    "Kind",
    "Level",
    "Mention",
    "MentionKind",
    "Participant",
    "Place",
    "PublishedBasis",
    "Qualifier",
    "Review",
    "Role",
    "SignedDocument",
    "SignedType",
    "SourceSegment",
    "Span",
    "SpeakerType",
    "Status",
    "Step",
    "Subject",
    "VisitType",
    "When",
    "bounds",
    "compatible",
    "person_of_title",
]
