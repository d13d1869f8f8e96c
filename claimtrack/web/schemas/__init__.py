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
from claimtrack.web.schemas.statements import (
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
    "Figure",
    "FigureRange",
    "FigureRow",
    "Mark",
    "Origin",
    "Outlet",
    "Passage",
    "Range",
    "Revision",
    "Rival",
    "Speaker",
    "Statement",
    "Step",
    "Verdict",
    "Words",
]
