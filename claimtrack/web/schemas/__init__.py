"""What the API answers with; the pages are made from the same values.

Offsets count Unicode code points, end exclusive, into the article's text; ``utf16`` counts the
same ranges as JavaScript does.
"""

from claimtrack.web.schemas.articles import ArticleDetail, ArticleStatement, ClaimLink, Revision
from claimtrack.web.schemas.claims import (
    ClaimDetail,
    ClaimPage,
    ClaimRow,
    ClaimStatement,
    Contradiction,
    Denial,
    FigureRange,
    FigureRow,
    Origin,
    Rival,
    Step,
    Verdict,
)
from claimtrack.web.schemas.speakers import Done, Pairs, SpeakerDetail, SpeakerPage, WaitingPage
from claimtrack.web.schemas.statements import (
    Anonymity,
    Answer,
    ArticleRef,
    Figure,
    Mark,
    Outlet,
    Passage,
    Range,
    Speaker,
    Statement,
    Words,
)

__all__ = [
    "Anonymity",
    "Answer",
    "ArticleDetail",
    "ArticleRef",
    "ArticleStatement",
    "ClaimDetail",
    "ClaimLink",
    "ClaimPage",
    "ClaimRow",
    "ClaimStatement",
    "Contradiction",
    "Denial",
    "Done",
    "Figure",
    "FigureRange",
    "FigureRow",
    "Mark",
    "Origin",
    "Outlet",
    "Pairs",
    "Passage",
    "Range",
    "Revision",
    "Rival",
    "Speaker",
    "SpeakerDetail",
    "SpeakerPage",
    "Statement",
    "Step",
    "Verdict",
    "WaitingPage",
    "Words",
]
